package aftercare.readme;

/**
 * What a command came to.
 *
 * @param good whether it did what the document promises of it
 * @param code its exit code, or the status of its response
 * @param output standard output, or the body of the response
 */
record Ending(boolean good, int code, String output) {}
