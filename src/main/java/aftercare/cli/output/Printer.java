package aftercare.cli.output;

import aftercare.cli.work.ReportText;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;

/** Prints what came of reports, one after the other. */
public interface Printer {

    /**
     * Prints the answer to a report.
     *
     * @param name where the report came from
     */
    void answered(String name, Answer answer);

    /** Prints why a report was not triaged. */
    void refused(ReportText report, Triage.Refused refused);

    /** After the last. */
    void end();
}
