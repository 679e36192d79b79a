package aftercare.trial.guard;

/**
 * Something guarded that one rule set has and another one has not.
 *
 * @param name what a person writes to agree to it, such as {@code floor fever}
 * @param was as the live set has it; empty where it had nothing
 * @param is as the candidate has it; empty where it has nothing
 * @param needsAgreement false where the change only makes the rules more careful, or only shows
 */
public record GuardedChange(String name, String was, String is, boolean needsAgreement) {}
