package aftercare.trial.safety;

import aftercare.ruleset.yaml.YamlProblem;
import java.util.List;

/**
 * What case files hold for the safety report.
 *
 * @param cases in the order of the files; complete only when there are no problems
 * @param unlabelled how many cases say no level, and are left out
 */
public record LabelledCases(List<LabelledCase> cases, int unlabelled, List<YamlProblem> problems) {

    public LabelledCases {
        cases = List.copyOf(cases);
        problems = List.copyOf(problems);
    }
}
