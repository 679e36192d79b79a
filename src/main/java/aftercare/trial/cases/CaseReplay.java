package aftercare.trial.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sends the reports of cases to whatever answers reports and compares what comes back with what they want. */
public final class CaseReplay {

    private final Assessor assessor;
    private final KnownRules known;

    /**
     * @param assessor what answers
     * @param known the rules that it answers by
     */
    public CaseReplay(Assessor assessor, KnownRules known) {
        this.assessor = assessor;
        this.known = known;
    }

    /**
     * The result of each case, in their order.
     *
     * @param reportedAt when the reports are to hold, for those that do not say so themselves
     */
    public List<CaseResult> run(List<TriageCase> cases, Instant reportedAt) {
        List<CaseResult> results = new ArrayList<>();
        for (TriageCase triageCase : cases) {
            results.add(run(triageCase, reportedAt));
        }
        return results;
    }

    /** The result of one case. */
    public CaseResult run(TriageCase triageCase, Instant reportedAt) {
        return CaseResult.of(triageCase, assessor.assess(triageCase.body(reportedAt)), known);
    }
}
