package aftercare.tools;

import java.io.PrintStream;

/** One line that says how far a long run is; only where somebody sees it and nothing else is printed between. */
final class Progress {

    private static final int EVERY = 100;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean seen;
    private final String what;
    private long count;

    Progress(PrintStream err, boolean seen) {
        this(err, seen, "reports");
    }

    /** @param what is counted, in the plural */
    Progress(PrintStream err, boolean seen, String what) {
        this.err = err;
        this.seen = seen;
        this.what = what;
    }

    void step() {
        count++;
        if (seen && count % EVERY == 0) {
            err.print(CLEAR_LINE + count + " " + what);
            err.flush();
        }
    }

    void end() {
        if (seen && count >= EVERY) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    long count() {
        return count;
    }
}
