package aftercare.journal.record;

import aftercare.domain.bytes.Hash;
import java.util.Optional;

/**
 * What of a decision tells of a patient. It can be erased.
 *
 * @param reportId the sender's id of the report, if given
 * @param requestHash of the bytes of the request
 * @param reportHash of what the report says, however it is written; empty where it came without an idempotency key, and in
 *     records of older programs
 * @param codedReport the report as JSON without free text, UTF-8; its holder never changes it
 * @param answer the bytes that the caller got; their holder never changes them
 */
public record Content(
        Optional<String> reportId, Hash requestHash, Optional<Hash> reportHash, byte[] codedReport, byte[] answer) {

    public Content {
        reportId.ifPresent(id -> Entry.requireText("a report id", id));
    }

    /** The hash that stays with the record. The salt keeps it from being guessed once the content is erased. */
    public Hash hash(byte[] salt) {
        Encoding encoding = new Encoding()
                .add(salt)
                .add(reportId)
                .add(requestHash)
                .add(codedReport)
                .add(answer);
        // Last, and nothing where there is none: so the records of older programs keep their hash.
        reportHash.ifPresent(encoding::add);
        return encoding.hash();
    }
}
