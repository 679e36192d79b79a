package aftercare.trial.cases;

import java.time.Instant;

/**
 * A report and what must come of it.
 *
 * @param note its name, the only one of that name
 * @param file the file it is in
 * @param line its first line in that file, from 1
 * @param given the report
 * @param want what must come of it
 */
public record TriageCase(String note, String file, int line, GivenReport given, Want want) {

    /**
     * The report as HTTP takes it.
     *
     * @param reportedAt when it is to hold, unless the case says so itself
     */
    public byte[] body(Instant reportedAt) {
        return given.body(reportedAt);
    }
}
