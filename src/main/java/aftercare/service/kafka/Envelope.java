package aftercare.service.kafka;

import aftercare.domain.bytes.Hash;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import java.util.List;

/** What a record of the topic of reports is. */
sealed interface Envelope {

    /**
     * An event with a report.
     *
     * @param source as CloudEvents has it; with the id it names the event
     * @param report its bytes
     */
    // Carried to the desk, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Event(String source, String id, byte[] report) implements Envelope {

        /** By which an event that comes again is known. No source has a space in it. */
        Hash key() {
            return Hash.of(source + " " + id);
        }
    }

    /**
     * It cannot be told what is meant.
     *
     * @param readable all of the record's value, which may name an emergency, also in base64
     * @param report what of it the report seems to be
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Unclear(ProblemType type, List<InputProblem> problems, byte[] readable, byte[] report) implements Envelope {}
}
