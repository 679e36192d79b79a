package aftercare.live;

import aftercare.domain.decision.Change;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.triage.RuleSet;
import aftercare.trial.cases.AgreedChanges;
import aftercare.trial.cases.Assessor;
import aftercare.trial.cases.CaseOutcome;
import aftercare.trial.cases.CaseOutcome.Decided;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.lint.GateProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cases that would come to less, or to more time, than under the rules that decide now. */
final class Downgrades {

    private final Assessor before;
    private final Assessor after;
    private final AgreedChanges agreed;
    private final List<FolderProblem> problems = new ArrayList<>();

    /**
     * @param live the rules that decide now
     * @param candidate those that are to decide
     * @param agreed what may come to less
     */
    Downgrades(RuleSet live, RuleSet candidate, AgreedChanges agreed) {
        this.before = Assessor.of(live);
        this.after = Assessor.of(candidate);
        this.agreed = agreed;
    }

    /**
     * One problem for each case that was lowered without agreement.
     *
     * @param results what the candidate makes of its own cases
     * @param kept cases of the live set: who deletes or rewrites a case does not hide with it what the case would show
     */
    List<FolderProblem> among(List<CaseResult> results, List<TriageCase> kept, Instant reportedAt) {
        Map<String, byte[]> seen = new HashMap<>();
        for (CaseResult result : results) {
            TriageCase each = result.triageCase();
            byte[] body = each.body(reportedAt);
            seen.put(each.note(), body);
            compare(each, each.line(), "", before.assess(body), result.outcome());
        }
        for (TriageCase each : kept) {
            byte[] body = each.body(reportedAt);
            byte[] now = seen.get(each.note());
            if (now == null) {
                compare(each, 0, ", which is no longer there,", before.assess(body), after.assess(body));
            } else if (!Arrays.equals(now, body)) {
                compare(each, 0, ", as it was given before,", before.assess(body), after.assess(body));
            }
        }
        return problems;
    }

    private void compare(TriageCase each, int line, String remark, CaseOutcome was, CaseOutcome is) {
        if (isLower(was, is) && !agreed.allow(each.note(), was.level(), is.level())) {
            problems.add(GateProblem.LOWERED.at(
                    each.file(),
                    line,
                    "the case `" + each.note() + "`" + remark + " goes from " + was.level() + " to " + is.level(),
                    "if that is meant, name it in " + RuleFiles.CHANGES + " with the reason"));
        }
    }

    private static boolean isLower(CaseOutcome was, CaseOutcome is) {
        if (!(was instanceof Decided before)) {
            return false;
        }
        if (!(is instanceof Decided after)) {
            return true;
        }
        return Change.lowers(before.urgency(), before.actWithinHours(), after.urgency(), after.actWithinHours());
    }
}
