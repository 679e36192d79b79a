package aftercare.activation;

import aftercare.engine.RuleBook;
import aftercare.intake.Intake;
import java.util.List;

/** What came of reading a folder of rules. */
public sealed interface Loaded {

    /** A rule set that may decide, with the intake that speaks its vocabulary and the files it was made from. */
    record Valid(RuleBook book, Intake intake, RuleFiles files) implements Loaded {}

    /**
     * Not a rule set.
     *
     * @param problems at least one, in the order of the files and lines
     * @param failSafe reads reports for the fail-safe alone, with the best vocabulary there is
     */
    record Broken(List<FolderProblem> problems, FailSafe failSafe) implements Loaded {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
