package aftercare.trial.cases;

/**
 * A case file as read.
 *
 * @param path as it is to be named in messages, usually below the folder of rules, with {@code /}
 * @param bytes its content
 */
// Carried from reader to reader, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record CaseFile(String path, byte[] bytes) {}
