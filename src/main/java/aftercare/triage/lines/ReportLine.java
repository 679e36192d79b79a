package aftercare.triage.lines;

/**
 * A line that is not blank.
 *
 * @param number from 1, blank lines counted
 * @param bytes without the line break; of a line that is too long its beginning
 * @param tooLong whether more came than is kept of a line
 * @param end how many bytes came up to the end of this line
 */
// Carried to the desk, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record ReportLine(long number, byte[] bytes, boolean tooLong, long end) {}
