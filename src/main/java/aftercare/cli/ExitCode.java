package aftercare.cli;

/** What the verbs end with, for scripts. */
final class ExitCode {

    /** All reports triaged, all cases passed, nothing found. */
    static final int GOOD = 0;

    /** A report was refused, a case failed, something was found. */
    static final int NOT_ALL = 1;

    /** The verb could not do its work: no valid rules, a file that cannot be read, an unknown option. */
    static final int COULD_NOT_RUN = 2;

    private ExitCode() {}
}
