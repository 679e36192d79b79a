package aftercare.cli.work;

import java.io.PrintStream;

/** One line that says how far a long run is; only where somebody sees it and nothing else is printed between. */
public final class Progress {

    private static final int EVERY = 100;
    static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean seen;
    private final String what;
    private long count;

    public Progress(PrintStream err, boolean seen) {
        this(err, seen, "reports");
    }

    /** @param what is counted, in the plural */
    public Progress(PrintStream err, boolean seen, String what) {
        this.err = err;
        this.seen = seen;
        this.what = what;
    }

    public void step() {
        count++;
        if (seen && count % EVERY == 0) {
            err.print(CLEAR_LINE + count + " " + what);
            err.flush();
        }
    }

    public void end() {
        if (seen && count >= EVERY) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
