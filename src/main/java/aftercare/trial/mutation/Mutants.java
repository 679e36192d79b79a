package aftercare.trial.mutation;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.ruleset.check.TrialCheck;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.triage.reference.FieldStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Every small change of a rule set that its check would accept. A change that it refuses needs no case: a number that is no
 * possible value, a test that a missing value would meet, an empty condition, a sign that depends on itself.
 */
public final class Mutants {

    private static final String RISK = "RiskFactor";
    private static final String CODE = "code";

    private final List<ParsedRule> rules;
    private final TrialCheck check;
    private final ConditionChanges conditions;
    private final ConditionChanges values;

    /** @param rules a set without problems */
    public Mutants(List<ParsedRule> rules, Vocabulary vocabulary) {
        this.rules = List.copyOf(rules);
        this.check = new TrialCheck(rules, vocabulary);
        FieldStep steps = new FieldStep(vocabulary);
        Neighbours neighbours = new Neighbours(check, vocabulary);
        this.conditions = new ConditionChanges(new TestChanges(new ComparisonChanges(steps, neighbours, false)));
        this.values = new ConditionChanges(new TestChanges(new ComparisonChanges(steps, neighbours, true)));
    }

    /** The rule with another outcome for one value, on a threshold or one step beside it: killed by each case that tries it. */
    List<Mutant> atThresholds(ParsedRule rule) {
        List<Mutant> mutants = new ArrayList<>();
        for (Edit<List<Condition>> change : values.of(rule.when())) {
            if (change.change() == MutationKind.THRESHOLD) {
                ParsedRule changed = new ParsedRule(rule.card(), change.part(), rule.place());
                mutants.add(new Mutant(rule, change.change(), change.place(), change.says(), List.of(changed)));
            }
        }
        return mutants;
    }

    /** Every mutant of one rule of the set, in the order of its text; no two of them read alike. */
    public List<Mutant> of(ParsedRule rule) {
        List<Mutant> mutants = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        seen.add(written(rule.when()));
        for (Edit<List<Condition>> change : conditions.of(rule.when())) {
            ParsedRule changed = new ParsedRule(rule.card(), change.part(), rule.place());
            if (seen.add(written(change.part())) && check.accepts(changed)) {
                mutants.add(new Mutant(rule, change.change(), change.place(), change.says(), List.of(changed)));
            }
        }
        if (rule.card().kind() instanceof Triage triage && triage.urgency().isEmergency()) {
            withoutRisk(rule).ifPresent(mutants::add);
        }
        if (rule.card().kind() instanceof Triage triage) {
            levels(rule, triage, mutants);
            triage.withinHours().ifPresent(hours -> deadline(rule, triage.urgency(), hours, mutants));
        }
        mutants.add(new Mutant(rule, MutationKind.RULE_DELETED, rule.place(), "the rule is deleted", List.of()));
        return mutants;
    }

    /** The rule with patients left out who have the first risk that it does not ask for itself. */
    private Optional<Mutant> withoutRisk(ParsedRule rule) {
        List<String> risks = new ArrayList<>(check.words(RISK, CODE));
        for (Pattern pattern : rule.patterns()) {
            for (Comparison comparison : pattern.comparisons()) {
                risks.removeAll(comparison.operand().words());
            }
        }
        if (risks.isEmpty()) {
            return Optional.empty();
        }
        Place place = rule.place();
        Test test = new Comparison(CODE, Operator.EQUAL, new Operand.Text(risks.get(0), place), place);
        Condition none = new Not(new Pattern(RISK, Optional.empty(), List.of(test), place), place);
        List<Condition> more = new ArrayList<>(rule.when());
        more.add(none);
        ParsedRule changed = new ParsedRule(rule.card(), more, place);
        String says = "`" + ConditionText.of(none) + "` is added";
        return check.accepts(changed)
                ? Optional.of(new Mutant(rule, MutationKind.RISK_EXCLUDED, place, says, List.of(changed)))
                : Optional.empty();
    }

    private static List<String> written(List<Condition> conditions) {
        List<String> lines = new ArrayList<>();
        for (Condition condition : conditions) {
            lines.add(ConditionText.of(condition));
        }
        return lines;
    }

    /** Rules of one id must have one level, so they change together; that counts as a change of the first of them. */
    private void levels(ParsedRule rule, Triage triage, List<Mutant> mutants) {
        List<ParsedRule> sameId = new ArrayList<>();
        for (ParsedRule other : rules) {
            if (other.card().id().equals(rule.card().id())) {
                sameId.add(other);
            }
        }
        if (!sameId.get(0).equals(rule)) {
            return;
        }
        for (Urgency level : Urgency.values()) {
            if (Math.abs(level.rank() - triage.urgency().rank()) != 1) {
                continue;
            }
            List<ParsedRule> changed = new ArrayList<>();
            for (ParsedRule other : sameId) {
                changed.add(at(other, level, ((Triage) other.card().kind()).withinHours()));
            }
            String says = "`@urgency( \"" + triage.urgency() + "\" )` becomes `@urgency( \"" + level + "\" )`";
            mutants.add(new Mutant(rule, MutationKind.LEVEL, rule.place(), says, changed));
        }
    }

    private static void deadline(ParsedRule rule, Urgency level, int hours, List<Mutant> mutants) {
        String before = "`@within( " + hours + " )` ";
        mutants.add(new Mutant(
                rule,
                MutationKind.DEADLINE,
                rule.place(),
                before + "is dropped",
                List.of(at(rule, level, OptionalInt.empty()))));
        ParsedRule later = at(rule, level, OptionalInt.of(hours + 1));
        if (((Triage) later.card().kind()).withinHours().isPresent()) {
            String says = before + "becomes `@within( " + (hours + 1) + " )`";
            mutants.add(new Mutant(rule, MutationKind.DEADLINE, rule.place(), says, List.of(later)));
        }
    }

    /** The rule at another level; a deadline of its own stays only where it is tighter than the level's. */
    private static ParsedRule at(ParsedRule rule, Urgency level, OptionalInt withinHours) {
        RuleCard card = rule.card();
        boolean tighter = withinHours.isPresent()
                && level.actWithinHours().isPresent()
                && withinHours.getAsInt() < level.actWithinHours().getAsInt();
        RuleCard changed = new RuleCard(
                card.id(),
                card.title(),
                new Triage(level, tighter ? withinHours : OptionalInt.empty()),
                card.reason(),
                card.advice(),
                card.source(),
                card.file(),
                card.line());
        return new ParsedRule(changed, rule.when(), rule.place());
    }
}
