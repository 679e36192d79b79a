package aftercare.live;

import aftercare.ruleset.folder.RuleStore;
import java.util.Optional;

/** This program, as what it keeps names it. */
public final class Program {

    private Program() {}

    /** Names one that does not run from what the build made, as in tests: it trusts what it kept under that name. */
    static final String NAMED = "program.version";

    /** Its version; {@code unknown} when it does not run from what the build made, and has no other name. */
    public static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .or(() -> Optional.ofNullable(System.getProperty(NAMED)))
                .orElse(RuleStore.UNKNOWN);
    }
}
