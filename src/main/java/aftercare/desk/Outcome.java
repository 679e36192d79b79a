package aftercare.desk;

import aftercare.domain.Urgency;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import java.util.List;

/** What one request comes to. Each way in says it in its own terms: a status, a card, a record. */
public sealed interface Outcome {

    /**
     * A decision, recorded.
     *
     * @param bytes the answer as it is recorded, UTF-8 JSON
     * @param language of its texts
     */
    // Carried to the caller, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Decided(Answer answer, byte[] bytes, String language) implements Outcome {}

    /**
     * The decision that the same caller got for the same report and idempotency key before.
     *
     * @param bytes the answer as it is recorded, UTF-8 JSON, in the language that was asked for then
     * @param language of its texts
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Repeated(String decisionId, byte[] bytes, String language) implements Outcome {}

    /**
     * No decision: what was sent must be changed first, or waited for.
     *
     * @param failSafe what to assume until there is an answer
     */
    record Refused(Fault fault, Urgency failSafe) implements Outcome {}

    /**
     * No decision: the same may be sent again a little later.
     *
     * @param failSafe what to assume until there is an answer; never less urgent than what was decided already
     */
    record Unavailable(Lack lack, Urgency failSafe) implements Outcome {}

    /** What is wrong with what was sent. */
    sealed interface Fault permits BadReport, BadKey {}

    /** @param problems at least one, in the order of the document; the type is that of the first */
    record BadReport(ProblemType type, List<InputProblem> problems) implements Fault {

        public BadReport {
            problems = List.copyOf(problems);
        }
    }

    /** What is wrong with the idempotency key. */
    enum BadKey implements Fault {
        /** There is none, and there must be one. */
        MISSING,
        /** The first request with it is not answered yet. */
        IN_FLIGHT,
        /** It belongs to another report. */
        OF_ANOTHER_REPORT,
        /** The answer that it got was erased. */
        ERASED
    }

    /** What the desk lacks. */
    enum Lack {
        /** There is no valid rule set. */
        RULES,
        /** Too much is going on. */
        ROOM,
        /** The decision log cannot be written or read. */
        LOG,
        /** The request broke on the way. */
        HEALTH
    }
}
