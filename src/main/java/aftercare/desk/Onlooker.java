package aftercare.desk;

import aftercare.triage.answer.Answer;

/** Looks at reports whose answers have left. INVARIANT: it neither waits nor fails, because other answers leave by the same thread. */
public interface Onlooker {

    /** Nobody looks. */
    Onlooker NOBODY = (body, answer) -> {};

    /**
     * A decision is recorded and its answer has left.
     *
     * @param body of the report, never changed
     */
    void look(byte[] body, Answer answer);
}
