package aftercare.trial.study;

import aftercare.domain.decision.Change;

/** What becomes of a report's answer. */
public enum StudyWay {
    /** A lower urgency, more time to act, or no answer any more. */
    LOWERED,
    /** A higher urgency or less time to act, or an answer for the first time. */
    RAISED,
    /** As urgent and as soon, with other reasons, advice, questions or words. */
    OTHER,
    SAME,
    /** Neither rule set accepts the report. */
    REFUSED;

    static StudyWay of(Change.Way way) {
        return valueOf(way.name());
    }

    /** The word of {@code diff} for it. */
    public String word() {
        return this == REFUSED ? "refused" : Change.Way.valueOf(name()).word();
    }
}
