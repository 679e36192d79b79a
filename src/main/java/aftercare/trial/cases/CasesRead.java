package aftercare.trial.cases;

import aftercare.ruleset.yaml.YamlProblem;
import java.util.List;

/**
 * The outcome of reading case files.
 *
 * @param cases in the order of the files and lines; complete only when there are no problems
 * @param problems in the order of files, lines and columns
 */
public record CasesRead(List<TriageCase> cases, List<YamlProblem> problems) {

    public CasesRead {
        cases = List.copyOf(cases);
        problems = List.copyOf(problems);
    }

    public boolean clean() {
        return problems.isEmpty();
    }
}
