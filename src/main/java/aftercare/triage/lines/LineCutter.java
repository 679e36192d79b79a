package aftercare.triage.lines;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Cuts bytes into lines as they come; blank lines are passed over. Whether a line is UTF-8 and JSON is for the intake to judge.
 * INVARIANT: of one line never more is kept than asked for.
 */
public final class LineCutter {

    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private byte[] part = {};
    private int at;
    private long number;
    private long before;
    private boolean blank = true;
    private boolean tooLong;
    private boolean ended;

    /** @param most bytes that are kept of a line */
    public LineCutter(int most) {
        this.most = most;
    }

    /** More bytes; those before must have been cut. */
    public void add(byte[] more) {
        before += part.length;
        part = more;
        at = 0;
    }

    /** No more bytes come: what is there is the last line. */
    public void end() {
        ended = true;
    }

    /** The next line that is whole and not blank; empty when more bytes are needed first. */
    public Optional<ReportLine> next() {
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
    public ReportLine open() {
        return new ReportLine(number + 1, kept.toByteArray(), tooLong, before + at);
    }

    private void keep(int length) {
        int taken = Math.min(length, most - kept.size());
        kept.write(part, at, taken);
        tooLong |= taken < length;
    }

    private ReportLine cut() {
        ReportLine line = open();
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
