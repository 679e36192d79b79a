package aftercare.cli.work;

import aftercare.triage.Triage;
import java.util.OptionalLong;

/**
 * The bytes of one report.
 *
 * @param name where it came from, for a person: a file, with the line where a file holds many
 * @param line of that file, from 1; empty where a file is one report
 * @param bytes as read; cut where the report is far beyond what is accepted
 * @param read how many bytes of the input it takes, with the blank lines before it
 */
// Carried to the desk, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record ReportText(String name, OptionalLong line, byte[] bytes, long read) {

    /** More is kept of a report that is too large, so that an emergency in it is still seen. */
    public static final int MOST_KEPT = 1024 * 1024;

    /** A whole file. */
    public static ReportText ofFile(String name, byte[] bytes) {
        return new ReportText(name, OptionalLong.empty(), bytes, bytes.length);
    }

    public boolean tooLarge() {
        return bytes.length > Triage.MOST_BYTES;
    }
}
