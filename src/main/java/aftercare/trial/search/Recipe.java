package aftercare.trial.search;

import aftercare.ruleset.model.Condition.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to bring a rule about, signs replaced by what they rest on.
 *
 * @param wanted facts that must be there
 * @param beside groups of facts that must not all be there; worth trying, because then the rule keeps silent
 */
record Recipe(List<Pattern> wanted, List<List<Pattern>> beside) {

    Recipe {
        wanted = List.copyOf(wanted);
        beside = List.copyOf(beside);
    }

    Recipe and(Recipe other) {
        List<Pattern> both = new ArrayList<>(wanted);
        both.addAll(other.wanted);
        List<List<Pattern>> besides = new ArrayList<>(beside);
        besides.addAll(other.beside);
        return new Recipe(both, besides);
    }
}
