package aftercare.cli.output;

import aftercare.cli.work.ReportText;
import aftercare.domain.Urgency;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import java.util.Map;

/** Says what came of reports, as UTF-8 to be printed. Safe for any number of threads. */
public interface Printer {

    /**
     * The answer to a report.
     *
     * @param name where the report came from
     */
    byte[] answered(String name, Answer answer);

    /** Why a report was not triaged. */
    byte[] refused(ReportText report, Triage.Refused refused);

    /** What is said after the last. */
    byte[] end(Map<Urgency, Integer> triaged, int refused);
}
