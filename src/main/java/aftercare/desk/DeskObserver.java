package aftercare.desk;

import aftercare.triage.Readings.Disagreement;
import aftercare.triage.answer.Answer;

/**
 * Hears what becomes of one request, to count it, trace it and write it down. INVARIANT: ids, versions and errors alone; of an
 * error only its class may be written down, because its message may hold a value of a report.
 */
public interface DeskObserver {

    /** The rules have spoken; the decision is not recorded yet. */
    void assessed();

    /** A decision is recorded and leaves. */
    void decided(Answer answer);

    /** The first answer to the idempotency key leaves again. */
    void repeated(String decisionId);

    /** Something kept the rules from being heard completely. */
    void incomplete(String decisionId, String ruleSet);

    /** Engine and reference differ. */
    void disputed(String decisionId, String ruleSet, Disagreement disagreement);

    /** A decision could not be handed to the decision log. */
    void unwritten(String decisionId, Throwable failure);

    /** It could not be found out what an idempotency key got before. */
    void keyUnread(Throwable failure);

    /** The request could not be completed. */
    void broken(Throwable failure);
}
