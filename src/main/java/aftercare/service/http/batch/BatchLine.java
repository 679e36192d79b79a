package aftercare.service.http.batch;

/**
 * A line of a batch that is not blank.
 *
 * @param number from 1, blank lines counted
 * @param bytes without the line break; of a line that is too long its beginning
 */
// Carried to the desk, never compared.
@SuppressWarnings("ArrayRecordComponent")
record BatchLine(long number, byte[] bytes, boolean tooLong) {}
