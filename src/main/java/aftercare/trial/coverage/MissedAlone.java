package aftercare.trial.coverage;

import aftercare.domain.RuleCard;
import aftercare.domain.Vocabulary;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.FieldTable;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.sense.SenseCheck;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a report can fail one condition of a rule, or miss one comparison, and meet all else of it. {@code sign == "respiratoryRate"} beside {@code
 * value <= 8} cannot be missed alone if no other vital sign can be 8 or less.
 *
 * <p>It is impossible if the rule with the opposite in its place contradicts itself, as the check for sense finds, or if
 * another condition speaks of the fact that the condition names. Only a rule without alternatives is reasoned about, and only a
 * comparison of a field that every fact has; of every other a case is asked.
 */
final class MissedAlone {

    private final Vocabulary vocabulary;
    private final List<ParsedRule> signs = new ArrayList<>();

    MissedAlone(PlainRules rules) {
        this.vocabulary = rules.vocabulary();
        for (ParsedRule rule : rules.rules()) {
            if (rule.card().kind() instanceof RuleCard.Infers) {
                signs.add(rule);
            }
        }
    }

    boolean possible(ParsedRule rule, Pattern pattern, Comparison comparison) {
        if (!pattern.tests().contains(comparison) || !alwaysKnown(pattern, comparison)) {
            return true;
        }
        List<Condition> changed = new ArrayList<>();
        boolean found = false;
        for (Condition condition : rule.when()) {
            if (!condition.parts().isEmpty()) {
                return true;
            }
            boolean here = condition == pattern;
            changed.add(here ? opposite(pattern, comparison) : condition);
            found |= here;
        }
        return !found || senseless(rule) || !senseless(new ParsedRule(rule.card(), changed, rule.place()));
    }

    boolean possible(ParsedRule rule, Condition condition) {
        List<Condition> changed = new ArrayList<>();
        boolean found = false;
        for (Condition one : rule.when()) {
            if (!one.parts().isEmpty()) {
                return true;
            }
            if (one != condition) {
                changed.add(one);
                continue;
            }
            found = true;
            Condition.Line line = (Condition.Line) one;
            Optional<String> name = line.pattern().name();
            if (name.isPresent() && spokenOf(name.get(), rule)) {
                return false;
            }
            changed.add(Condition.opposite(line));
        }
        return !found || senseless(rule) || !senseless(new ParsedRule(rule.card(), changed, rule.place()));
    }

    /** Whether a fact of that name must be there before another condition can hold. */
    private static boolean spokenOf(String name, ParsedRule rule) {
        for (Condition.Line line : Condition.lines(rule.when())) {
            if (line.asks() == Condition.Asks.NONE) {
                continue;
            }
            for (Comparison comparison : line.pattern().comparisons()) {
                if (comparison.operand() instanceof Operand.FieldOf field
                        && field.name().equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean alwaysKnown(Pattern pattern, Comparison comparison) {
        FactField field = FieldTable.of(FactKind.named(pattern.fact())).get(comparison.field());
        return field != null && field.absence() == FactField.Absence.NEVER;
    }

    private static Pattern opposite(Pattern pattern, Comparison comparison) {
        List<Test> tests = new ArrayList<>();
        for (Test test : pattern.tests()) {
            tests.add(
                    test != comparison
                            ? test
                            : new Comparison(
                                    comparison.field(),
                                    comparison.operator().opposite(),
                                    comparison.operand(),
                                    comparison.place()));
        }
        return new Pattern(pattern.fact(), pattern.name(), tests, pattern.place());
    }

    /** Read beside the signs, because what they rest on may contradict the rule. */
    private boolean senseless(ParsedRule rule) {
        List<ParsedRule> all = new ArrayList<>();
        for (ParsedRule sign : signs) {
            if (!sign.card().title().equals(rule.card().title())) {
                all.add(sign);
            }
        }
        all.add(rule);
        for (Problem problem : SenseCheck.check(all, vocabulary)) {
            boolean impossible = problem.code().equals(Check.CONTRADICTION.code())
                    || problem.code().equals(Check.NEVER_FIRES.code());
            if (impossible && isIn(rule, problem.place())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(ParsedRule rule, Place place) {
        for (Pattern pattern : rule.patterns()) {
            boolean of = pattern.place().equals(place);
            for (Comparison comparison : pattern.comparisons()) {
                of |= comparison.place().equals(place);
            }
            if (of) {
                return true;
            }
        }
        return rule.place().equals(place);
    }
}
