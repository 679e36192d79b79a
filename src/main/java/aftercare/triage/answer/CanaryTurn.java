package aftercare.triage.answer;

/**
 * Two rule sets read one report, and one of them was answered.
 *
 * @param liveVersion of the rules that decide
 * @param canaryVersion of the second rule set
 * @param outcome whose decision was answered, and why
 */
public record CanaryTurn(String liveVersion, String canaryVersion, Outcome outcome) {

    /** What became of the decision of the second rule set. */
    public enum Outcome {
        /** It was answered. */
        ANSWERED,
        /** It was lower or later than that of the live rules, and nobody had agreed to that: theirs was answered. */
        LOWER,
        /** The second rule set refuses the report. */
        REFUSED,
        /** Something went wrong, or it was not there in time. */
        INCOMPLETE
    }

    /** The version of the rule set whose decision was not answered. */
    public String other() {
        return outcome == Outcome.ANSWERED ? liveVersion : canaryVersion;
    }
}
