package aftercare.live;

import aftercare.domain.decision.Decision;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.impact.Lowering;
import java.util.List;

/**
 * What a change would do, were it live.
 *
 * @param live version of the rules that decide now; empty where none do
 * @param changed version of the rules as they would be
 * @param problems what would keep them from going live; empty where nothing would
 * @param tried whether the rules could be tried at all; if not, nothing below is known
 * @param passed how many cases pass
 * @param failed the cases that do not
 * @param lowered answers that come to less, over all reports that there can be
 * @param raised answers that come to more; {@code before} and {@code after} are swapped in them
 * @param boundaries thresholds at which the answer changes, lowered ones first
 * @param proposals cases that are missing
 */
public record ChangeImpact(
        String live,
        String changed,
        List<FolderProblem> problems,
        boolean tried,
        int passed,
        List<CaseResult> failed,
        List<Lowering> lowered,
        List<Lowering> raised,
        List<AtBoundary> boundaries,
        List<CaseProposal> proposals) {

    /**
     * A threshold at which a report is answered otherwise.
     *
     * @param what the comparison, in the words of the rule
     */
    public record AtBoundary(String ruleId, String file, int line, String what, Decision from, Decision to) {}

    /**
     * A case that would notice a slip in a rule, to be confirmed by a clinician.
     *
     * @param file of cases, into which it belongs
     * @param what the slip that no case notices
     * @param text of the case
     */
    public record CaseProposal(String file, String ruleId, String what, String text) {}

    public ChangeImpact {
        problems = List.copyOf(problems);
        failed = List.copyOf(failed);
        lowered = List.copyOf(lowered);
        raised = List.copyOf(raised);
        boundaries = List.copyOf(boundaries);
        proposals = List.copyOf(proposals);
    }

    /** Of what cannot be tried. */
    static ChangeImpact untried(String live, String changed, List<FolderProblem> problems) {
        return new ChangeImpact(
                live, changed, problems, false, 0, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
