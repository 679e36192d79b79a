package aftercare.bench;

import static aftercare.bench.Bench.format;

import java.io.IOException;

/** Loads a service until its compiler is quiet: what is measured before then is the compiler. */
final class Warmth {

    private static final double WINDOW_SECONDS = 5;
    /** Of one processor. */
    private static final double QUIET_SHARE = 0.05;

    /** As long as is waited for that where a piece has the time. */
    static final double MOST_SECONDS = 60;

    private Warmth() {}

    /** Says on standard error what it came to: where the time was up first, that too. */
    static void warm(String what, Service service, Load load, double mostSeconds) throws IOException {
        double share = 1;
        double seconds = 0;
        while (share > QUIET_SHARE && seconds < mostSeconds) {
            double before = service.compilerSeconds();
            double window = load.closed(WINDOW_SECONDS).seconds();
            share = (service.compilerSeconds() - before) / window;
            seconds += WINDOW_SECONDS;
        }
        System.err.println(what
                + (share > QUIET_SHARE ? ": the compiler is still busy after " : ": the compiler is quiet after ")
                + format(
                        "%.0f s, with %.1f %% of a processor (quiet: at most %.0f %%)",
                        seconds, 100 * share, 100 * QUIET_SHARE));
    }
}
