package aftercare.live;

import java.util.Optional;

/** This program, as what it keeps names it. */
public final class Program {

    private Program() {}

    /** Its version; {@code unknown} when it does not run from what the build made. */
    public static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }
}
