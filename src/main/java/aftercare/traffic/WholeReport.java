package aftercare.traffic;

import java.util.Locale;
import java.util.Set;

/**
 * Recognises bytes that are exactly one whole report and nothing else, framed beyond doubt. Whatever is in any way unusual
 * is none: others look at that more closely.
 */
final class WholeReport {

    private static final String FIRST_LINE = "POST /v1/triage HTTP/1.1\r\n";
    private static final String LENGTH = "content-length";
    private static final String CONNECTION = "connection";
    private static final Set<String> UNUSUAL = Set.of("transfer-encoding", "expect", "upgrade", "te", "trailer");
    private static final int MOST_DIGITS = 5;

    private WholeReport() {}

    /** Where the body begins; -1 where this is not exactly one report. */
    static int bodyIn(String bytes) {
        int end = bytes.indexOf("\r\n\r\n");
        if (end < 0 || !bytes.startsWith(FIRST_LINE)) {
            return -1;
        }
        int length = -1;
        int line = FIRST_LINE.length();
        while (line < end + 2) {
            int next = bytes.indexOf("\r\n", line);
            int colon = bytes.indexOf(':', line);
            if (colon <= line || colon > next || !isPlain(bytes, line, next)) {
                return -1;
            }
            String name = bytes.substring(line, colon).toLowerCase(Locale.ROOT);
            String value = bytes.substring(colon + 1, next).strip();
            if (UNUSUAL.contains(name)
                    || name.equals(CONNECTION) && !value.equalsIgnoreCase("keep-alive")
                    || name.equals(LENGTH) && length >= 0) {
                return -1;
            }
            if (name.equals(LENGTH)) {
                length = number(value);
                if (length < 0) {
                    return -1;
                }
            }
            line = next + 2;
        }
        int body = end + 4;
        return length == bytes.length() - body ? body : -1;
    }

    /** No blank before the name, as in a continued line, and no half of a line break within. */
    private static boolean isPlain(String bytes, int from, int to) {
        if (bytes.charAt(from) <= ' ') {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = bytes.charAt(i);
            if (c < ' ' && c != '\t' || c == ' ' && bytes.charAt(i + 1) == ':') {
                return false;
            }
        }
        return true;
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
