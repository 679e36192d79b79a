package aftercare.cli.output;

import aftercare.cli.work.Outcome;

/** Prints what came of reports, one after the other. */
public interface Printer {

    /**
     * Prints one outcome.
     *
     * @param name where the report came from
     */
    void print(String name, Outcome outcome);

    /** After the last. */
    void end();
}
