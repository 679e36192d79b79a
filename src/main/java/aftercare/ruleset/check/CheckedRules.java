package aftercare.ruleset.check;

import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.Problem;
import java.util.List;

/**
 * The outcome of reading all rule files.
 *
 * @param rules in the order of the files and lines; complete only when there are no problems
 * @param problems in the order of files, lines and columns; empty for a rule set that may be built
 */
public record CheckedRules(List<ParsedRule> rules, List<Problem> problems) {

    public CheckedRules {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    public boolean clean() {
        return problems.isEmpty();
    }
}
