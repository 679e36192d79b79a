package aftercare.trial.coverage;

import aftercare.domain.Vocabulary;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Omission;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.SignGraph;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.sense.space.FactSet;
import aftercare.ruleset.sense.space.TestReader;
import aftercare.ruleset.sense.space.TooInvolved;
import aftercare.ruleset.sense.space.Worlds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a comparison can fail while all else of its pattern holds. None can for which another comparison leaves no fact:
 * where the value is 8 at most, only a breathing rate can be meant, because no other measurement is that low.
 */
final class LoneFailures {

    private final TestReader tests;

    LoneFailures(List<ParsedRule> rules, Vocabulary vocabulary) {
        this.tests = new TestReader(new Worlds(vocabulary, new TreeMap<>(SignGraph.codes(rules))));
    }

    /** False only where it is certain that there is no such fact. */
    boolean arePossible(ParsedRule rule, Pattern pattern, Comparison comparison) {
        for (Comparison each : pattern.comparisons()) {
            if (each.operand() instanceof Operand.FieldOf) {
                return true;
            }
        }
        for (Pattern without : Omission.from(rule, Set.of(comparison.place())).patterns()) {
            if (without.place().equals(pattern.place())) {
                return !nothingIsLeft(pattern, without);
            }
        }
        return true;
    }

    private boolean nothingIsLeft(Pattern pattern, Pattern without) {
        try {
            FactSet more = tests.facts(without, Map.of());
            return more.minus(tests.facts(pattern, Map.of())).isEmpty();
        } catch (TooInvolved e) {
            return false;
        }
    }
}
