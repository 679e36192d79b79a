package aftercare.trial.mutation;

import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCode;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.formula.SearchLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The groups of words that an emergency hangs on and that no case of a folder would miss. */
public final class UntriedGroups {

    private UntriedGroups() {}

    /**
     * A group without its case is a problem of the folder.
     *
     * @param checked without a problem
     * @param cases of that folder, all of which pass
     * @param now when the reports of the cases hold
     * @param patience asked at each group
     */
    public static List<FolderProblem> of(
            CheckedFolder checked, List<TriageCase> cases, Instant now, Patience patience) {
        List<FolderProblem> problems = new ArrayList<>();
        WordMutation words = new WordMutation(
                checked.rules(),
                checked.vocabulary().orElseThrow(),
                checked.wording().orElseThrow(),
                cases,
                now,
                SearchLimits.USUAL.with(patience));
        for (WordResult untried : words.untriedGroups()) {
            WordChange change = untried.change();
            problems.add(FolderProblem.of(
                    FolderCode.GROUP_UNTRIED,
                    RuleFiles.VOCABULARY,
                    "no case would miss the group `" + change.group().orElseThrow() + "` of `" + change.code() + "`",
                    "add a patient whom that group makes urgent"));
        }
        return problems;
    }
}
