package aftercare.cli.output;

import aftercare.cli.work.TriageOutcome;

/** Prints what came of reports, one after the other. */
public interface Printer {

    /**
     * Prints one outcome.
     *
     * @param name where the report came from
     */
    void print(String name, TriageOutcome outcome);

    /** After the last. */
    void end();
}
