package aftercare.service.door;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Recognises bytes that begin with a report and hold nothing else, framed beyond doubt. Whatever is in any way unusual is
 * none: others look at that more closely. Every read of every connection passes here, so no text is made of them.
 *
 * @param body where the body begins
 * @param missing how many bytes of the body have not come yet
 */
record PlainReport(int body, int missing) {

    private static final byte[] FIRST_LINE = ascii("POST /v1/triage HTTP/1.1\r\n");
    private static final byte[] LENGTH = ascii("content-length");
    private static final byte[] CONNECTION = ascii("connection");
    private static final byte[] KEEP_ALIVE = ascii("keep-alive");
    private static final List<byte[]> UNUSUAL =
            List.of(ascii("transfer-encoding"), ascii("expect"), ascii("upgrade"), ascii("te"), ascii("trailer"));
    private static final int MOST_DIGITS = 5;

    /** The report that begins there; empty where these bytes are anything else. */
    static Optional<PlainReport> in(byte[] bytes) {
        if (!Arrays.equals(bytes, 0, Math.min(FIRST_LINE.length, bytes.length), FIRST_LINE, 0, FIRST_LINE.length)) {
            return Optional.empty();
        }
        int length = -1;
        int line = FIRST_LINE.length;
        while (true) {
            int end = endOfLine(bytes, line);
            if (end < 0) {
                return Optional.empty();
            }
            if (end == line) {
                int missing = length - (bytes.length - end - 2);
                return length >= 0 && missing >= 0 ? Optional.of(new PlainReport(end + 2, missing)) : Optional.empty();
            }
            int colon = colon(bytes, line, end);
            if (colon < 0
                    || isUnusual(bytes, line, colon)
                    || is(CONNECTION, bytes, line, colon) && !isValue(KEEP_ALIVE, bytes, colon + 1, end)) {
                return Optional.empty();
            }
            if (is(LENGTH, bytes, line, colon)) {
                if (length >= 0) {
                    return Optional.empty();
                }
                length = number(bytes, colon + 1, end);
                if (length < 0) {
                    return Optional.empty();
                }
            }
            line = end + 2;
        }
    }

    /** Where the line ends that begins there; -1 where it does not, or has half of a line break or the like within. */
    private static int endOfLine(byte[] bytes, int from) {
        for (int i = from; i + 1 < bytes.length; i++) {
            byte c = bytes[i];
            if (c == '\r') {
                return bytes[i + 1] == '\n' ? i : -1;
            }
            if (c >= 0 && c < ' ' && c != '\t') {
                return -1;
            }
        }
        return -1;
    }

    /** The end of a header's name; -1 where there is none, or it has a blank before, as in a continued line, or behind. */
    private static int colon(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == ':') {
                return i == from ? -1 : i;
            }
            if (bytes[i] >= 0 && bytes[i] <= ' ') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isUnusual(byte[] bytes, int from, int to) {
        for (byte[] name : UNUSUAL) {
            if (is(name, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** @param word in lower case */
    private static boolean is(byte[] word, byte[] bytes, int from, int to) {
        if (to - from != word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            byte c = bytes[from + i];
            if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValue(byte[] word, byte[] bytes, int from, int to) {
        int begin = first(bytes, from, to);
        return is(word, bytes, begin, last(bytes, begin, to));
    }

    private static int number(byte[] bytes, int from, int to) {
        int begin = first(bytes, from, to);
        int end = last(bytes, begin, to);
        if (end == begin || end - begin > MOST_DIGITS) {
            return -1;
        }
        int number = 0;
        for (int i = begin; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static int first(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    private static int last(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && isBlank(bytes[i - 1])) {
            i--;
        }
        return i;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
