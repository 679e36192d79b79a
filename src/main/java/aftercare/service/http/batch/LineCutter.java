package aftercare.service.http.batch;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Cuts bytes into lines as they come. INVARIANT: of one line never more is kept than a line may have. */
final class LineCutter {

    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private byte[] part = {};
    private int at;
    private long number;
    private boolean blank = true;
    private boolean tooLong;
    private boolean ended;

    /** @param most bytes of a line */
    LineCutter(int most) {
        this.most = most;
    }

    /** More bytes; those before must have been cut. */
    void add(byte[] more) {
        part = more;
        at = 0;
    }

    /** No more bytes come: what is there is the last line. */
    void end() {
        ended = true;
    }

    /** The next line that is whole and not blank; empty when more bytes are needed first. */
    Optional<BatchLine> next() {
        while (at < part.length) {
            int end = at;
            while (end < part.length && part[end] != '\n') {
                blank = blank && isBlank(part[end]);
                end++;
            }
            keep(end - at);
            if (end == part.length) {
                at = end;
            } else {
                at = end + 1;
                if (!blank) {
                    return Optional.of(cut());
                }
                begin();
            }
        }
        return ended && !blank ? Optional.of(cut()) : Optional.empty();
    }

    /** The line that has begun and is not whole, or the next one. */
    BatchLine open() {
        return new BatchLine(number + 1, kept.toByteArray(), tooLong);
    }

    private void keep(int length) {
        int taken = Math.min(length, most - kept.size());
        kept.write(part, at, taken);
        tooLong |= taken < length;
    }

    private BatchLine cut() {
        BatchLine line = open();
        begin();
        return line;
    }

    private void begin() {
        number++;
        kept.reset();
        blank = true;
        tooLong = false;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
