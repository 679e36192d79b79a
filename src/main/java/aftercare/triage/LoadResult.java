package aftercare.triage;

import aftercare.engine.EngineRules;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.intake.Intake;
import aftercare.triage.reference.ReferenceRules;
import java.util.List;

/** What came of reading a folder of rules. */
public sealed interface LoadResult {

    /**
     * A rule set that may decide.
     *
     * @param book compiled for the engine
     * @param reference the same rules for the second evaluator
     * @param rules as they were read
     * @param intake speaks its vocabulary
     * @param files what it was made from
     */
    record Valid(EngineRules book, ReferenceRules reference, List<ParsedRule> rules, Intake intake, RuleFiles files)
            implements LoadResult {
        public Valid {
            rules = List.copyOf(rules);
        }
    }

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
