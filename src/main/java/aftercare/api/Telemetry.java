package aftercare.api;

import aftercare.answer.Answer;
import aftercare.answer.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;

/** Hears of everything that leaves the service, so that operators see what happens without seeing patients. */
@ApplicationScoped
public class Telemetry {

    /**
     * A decision is recorded and leaves.
     *
     * @param nanos from the arrival of the body to now
     */
    void decided(Answer answer, Caller caller, long nanos) {}

    /** The first answer to an idempotency key leaves again. */
    void replayed(String decisionId, Caller caller) {}

    /** A problem leaves instead of a decision. */
    void refused(ProblemType type) {}
}
