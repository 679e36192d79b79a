package aftercare.trial.coverage;

import aftercare.domain.Report;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.trial.cases.TriageCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A report that rules are tried on.
 *
 * @param name the note of its case, or what else a person knows it by
 * @param where file and line
 */
public record CaseReport(String name, String where, Report report) {

    /**
     * The reports of cases.
     *
     * @param accepted in the order of the cases
     * @param refused cases whose report is not accepted; a replay says why
     */
    public record Read(List<CaseReport> accepted, List<TriageCase> refused) {
        public Read {
            accepted = List.copyOf(accepted);
            refused = List.copyOf(refused);
        }
    }

    /** @param reportedAt when the reports are to hold, for those that do not say so themselves */
    public static Read read(List<TriageCase> cases, Intake intake, Instant reportedAt) {
        List<CaseReport> accepted = new ArrayList<>();
        List<TriageCase> refused = new ArrayList<>();
        for (TriageCase each : cases) {
            if (intake.read(each.body(reportedAt)) instanceof Reading.Accepted reading) {
                accepted.add(new CaseReport(each.note(), each.file() + ":" + each.line(), reading.report()));
            } else {
                refused.add(each);
            }
        }
        return new Read(accepted, refused);
    }
}
