package aftercare.cli.input;

import aftercare.cli.work.ReportText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** One report a line, as bytes: the intake judges whether a line is UTF-8 and JSON. Empty lines hold no report. */
final class ReportLines {

    private static final int END = -1;

    private final String name;
    private final InputStream in;
    private long line;

    ReportLines(String name, InputStream in) {
        this.name = name;
        this.in = new BufferedInputStream(in);
    }

    /** The next report; empty after the last. */
    public Optional<ReportText> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean blank = true;
        int next = in.read();
        while (next != END) {
            if (next == '\n') {
                line++;
                if (!blank) {
                    return Optional.of(report(bytes, line));
                }
                bytes.reset();
            } else {
                blank = blank && (next == ' ' || next == '\t' || next == '\r');
                if (bytes.size() < ReportText.MOST_KEPT) {
                    bytes.write(next);
                }
            }
            next = in.read();
        }
        return blank ? Optional.empty() : Optional.of(report(bytes, line + 1));
    }

    private ReportText report(ByteArrayOutputStream bytes, long at) {
        return new ReportText(name + ":" + at, OptionalLong.of(at), bytes.toByteArray());
    }
}
