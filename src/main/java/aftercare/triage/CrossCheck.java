package aftercare.triage;

import aftercare.domain.Report;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Says of which reports the reference is asked beside the engine, and counts how often the two did not agree. */
public final class CrossCheck {

    /** Of which reports the reference is asked. */
    public enum When {
        /** Of every one. */
        ALWAYS,
        /** Of a sample. */
        SAMPLED,
        /** Of none. */
        OFF
    }

    private final When when;
    private final int every;
    private final AtomicLong reports = new AtomicLong();
    private final LongAdder disagreements = new LongAdder();

    /**
     * @param every one of this number of reports, when sampled; at least 1
     */
    public CrossCheck(When when, int every) {
        if (every < 1) {
            throw new IllegalArgumentException("one in " + every + " is no sample");
        }
        this.when = when;
        this.every = every;
    }

    /** The readings of a report. */
    public Readings read(RuleSet rules, Report report) {
        boolean asked = when == When.ALWAYS || (when == When.SAMPLED && reports.getAndIncrement() % every == 0);
        return asked ? Readings.of(rules, report) : Readings.ofEngineAlone(rules, report);
    }

    /** Counts one more report on which the two did not agree. */
    public void disagreed() {
        disagreements.increment();
    }

    /** Reports on which the two did not agree since the start. */
    public long disagreements() {
        return disagreements.sum();
    }
}
