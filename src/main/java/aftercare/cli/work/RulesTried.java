package aftercare.cli.work;

import java.io.PrintStream;

/** One line that says how many rules were tried; only where somebody sees it and nothing else is printed between. */
public final class RulesTried {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean seen;
    private final int all;
    private int count;

    public RulesTried(PrintStream err, boolean seen, int all) {
        this.err = err;
        this.seen = seen;
        this.all = all;
    }

    public synchronized void step() {
        count++;
        if (seen) {
            err.print(CLEAR_LINE + count + " of " + all + " rules");
            err.flush();
        }
    }

    public synchronized void end() {
        if (seen) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
