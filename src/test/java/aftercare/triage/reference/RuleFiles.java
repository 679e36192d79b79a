package aftercare.triage.reference;

import java.util.Map;

/** Random rules for tests of other packages. */
public final class RuleFiles {

    private RuleFiles() {}

    /** A set that the check finds clean, the text of each file by its path; always the same for the same seed. */
    public static Map<String, String> random(long seed) {
        return RandomRules.files(seed);
    }
}
