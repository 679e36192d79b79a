package aftercare.cli.input;

import aftercare.cli.work.ReportText;
import aftercare.triage.lines.LineCutter;
import aftercare.triage.lines.ReportLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** One report a line, as bytes. Empty lines hold no report. */
final class ReportLines {

    private static final int AT_ONCE = 64 * 1024;

    private final String name;
    private final InputStream in;
    private final byte[] buffer = new byte[AT_ONCE];
    private final LineCutter lines = new LineCutter(ReportText.MOST_KEPT);
    private boolean ended;
    private long end;

    ReportLines(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /** The next report; empty after the last. */
    public Optional<ReportText> next() throws IOException {
        Optional<ReportLine> line = lines.next();
        while (line.isEmpty() && !ended) {
            int came = in.read(buffer);
            if (came < 0) {
                ended = true;
                lines.end();
            } else {
                lines.add(Arrays.copyOf(buffer, came));
            }
            line = lines.next();
        }
        return line.map(this::report);
    }

    private ReportText report(ReportLine line) {
        long read = line.end() - end;
        end = line.end();
        return new ReportText(name + ":" + line.number(), OptionalLong.of(line.number()), line.bytes(), read);
    }
}
