package aftercare.triage;

import aftercare.ruleset.folder.FolderProblem;
import java.util.List;

/** What came of reading a folder of rules: a rule set that may decide, or what is wrong. */
public sealed interface LoadResult permits RuleSet, LoadResult.Broken {

    /**
     * Not a rule set.
     *
     * @param problems at least one, in the order of the files and lines
     * @param failSafe reads reports for the fail-safe alone, with the best vocabulary there is
     */
    record Broken(List<FolderProblem> problems, EmergencyWords failSafe) implements LoadResult {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
