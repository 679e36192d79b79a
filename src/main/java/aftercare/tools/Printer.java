package aftercare.tools;

/** Prints what came of reports, one after the other. */
interface Printer {

    /**
     * Prints one outcome.
     *
     * @param name where the report came from
     */
    void print(String name, Outcome outcome);

    /** After the last. */
    void end();
}
