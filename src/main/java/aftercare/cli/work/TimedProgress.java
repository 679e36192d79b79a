package aftercare.cli.work;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One line that says how much is done, how much that is a second and, where it is known how much there is, how long the
 * rest will take; only where somebody sees it and nothing else is printed between.
 */
public final class TimedProgress {

    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final double SECOND = 1e9;
    private static final int MINUTE = 60;

    private final PrintStream err;
    private final boolean seen;
    private final String what;
    private final OptionalLong bytes;
    private final LongSupplier nanos;
    private final long began;
    private long printed;
    private long count;
    private long done;

    /**
     * @param what is counted, in the plural
     * @param bytes of all that is to be done; empty where that is not known
     * @param nanos a clock that never goes back
     */
    public TimedProgress(PrintStream err, boolean seen, String what, OptionalLong bytes, LongSupplier nanos) {
        this.err = err;
        this.seen = seen;
        this.what = what;
        this.bytes = bytes;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.printed = began;
    }

    /** @param more bytes of the input */
    public void step(long more) {
        step(1, more);
    }

    /**
     * @param units that are done since the step before
     * @param more of what all is measured in
     */
    public void step(long units, long more) {
        count += units;
        done += more;
        if (!seen) {
            return;
        }
        long now = nanos.getAsLong();
        if (now - printed >= EVERY_NANOS) {
            printed = now;
            double seconds = (now - began) / SECOND;
            print(String.format(Locale.ROOT, "%,d %s, %,.0f a second", count, what, count / seconds) + rest(seconds));
        }
    }

    private String rest(double seconds) {
        if (bytes.isEmpty() || bytes.getAsLong() < done || done == 0) {
            return "";
        }
        long left = Math.round(seconds * (bytes.getAsLong() - done) / done);
        return left < 2 * MINUTE ? ", " + left + " s left" : ", " + (left + MINUTE / 2) / MINUTE + " min left";
    }

    /** Takes the line away. */
    public void end() {
        if (printed != began) {
            print("");
        }
    }

    private void print(String line) {
        err.print(Progress.CLEAR_LINE + line);
        err.flush();
    }
}
