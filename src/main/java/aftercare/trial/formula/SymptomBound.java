package aftercare.trial.formula;

import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.trial.formula.RuleWay.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How many symptoms a report needs at most to be answered lower; why is said of the package. */
public final class SymptomBound {

    private final List<ParsedRule> live;
    private final List<ParsedRule> candidate;
    private final FieldTests tests;
    private final Predicate<ParsedRule> explainers;

    /** @param explainers the live rules that may speak without the candidate reaching what they give */
    public SymptomBound(
            List<ParsedRule> live, List<ParsedRule> candidate, FieldTests tests, Predicate<ParsedRule> explainers) {
        this.live = live;
        this.candidate = candidate;
        this.tests = tests;
        this.explainers = explainers;
    }

    /**
     * Symptoms that suffice.
     *
     * @param goal what the candidate's answer must not reach
     * @param targets the live rules of which one is to speak
     * @param kept symptoms that cannot be left out, beside those that rules ask for
     */
    public int of(Goal goal, List<ParsedRule> targets, int kept) {
        // Of live rules only those need be silent that might explain a symptom which none explains.
        return of(
                targets,
                rule -> goal.needsExplanations() && explainers.test(rule),
                rule -> goal.isReachedBy((Triage) rule.card().kind()),
                kept,
                goal.needsExplanations() ? companions() : 0);
    }

    /**
     * Symptoms that suffice where no symptom must stay unexplained.
     *
     * @param targets the live rules of which one is to speak
     * @param silentLive the live rules that must not speak
     * @param silentCandidate the rules of the candidate that must not speak
     */
    public int of(List<ParsedRule> targets, Predicate<ParsedRule> silentLive, Predicate<ParsedRule> silentCandidate) {
        return of(targets, silentLive, silentCandidate, 0, 0);
    }

    private int of(
            List<ParsedRule> targets,
            Predicate<ParsedRule> silentLive,
            Predicate<ParsedRule> silentCandidate,
            int kept,
            int explained) {
        int most = 1;
        for (ParsedRule rule : targets) {
            for (RuleWay way : RuleWay.of(rule)) {
                most = Math.max(most, witnesses(way, live));
            }
        }
        most += kept;
        int blockers = 0;
        for (List<ParsedRule> rules : List.of(live, candidate)) {
            Predicate<ParsedRule> silent = rules == candidate ? silentCandidate : silentLive;
            Set<String> seen = new HashSet<>();
            for (ParsedRule rule : rules) {
                if (mayHaveToBeSilent(rule, silent)) {
                    for (RuleWay way : RuleWay.of(rule)) {
                        blockers += blockers(way, rules, seen, most + blockers);
                    }
                }
            }
        }
        return Math.max(most + blockers + explained, count() + 1);
    }

    /** Whether the search may have to keep that rule from speaking; a sign it always may. */
    private static boolean mayHaveToBeSilent(ParsedRule rule, Predicate<ParsedRule> silent) {
        return rule.card().kind() instanceof Infers || rule.card().kind() instanceof Triage && silent.test(rule);
    }

    private static int blockers(RuleWay way, List<ParsedRule> rules, Set<String> seen, int before) {
        int blockers = 0;
        for (Step step : way.steps()) {
            if (step.asks() == Asks.NONE && seen.add(text(step))) {
                blockers += witnesses(step, rules, new ArrayList<>()) * copies(step, before + blockers);
            }
        }
        return blockers;
    }

    /** A pattern that speaks of no other fact needs one blocker; of two different ones, one differs from any fact. */
    private static int copies(Step step, int before) {
        List<Comparison> joins = new ArrayList<>();
        for (Comparison comparison : step.pattern().comparisons()) {
            if (comparison.operand() instanceof Operand.FieldOf) {
                joins.add(comparison);
            }
        }
        if (joins.isEmpty()) {
            return 1;
        }
        return joins.size() == 1 && joins.get(0).operator() == Operator.NOT_EQUAL ? 2 : before;
    }

    private static String text(Step step) {
        return step.kind() + " "
                + aftercare.ruleset.model.ConditionText.of(step.pattern())
                + (RuleWay.speaksOf(step.pattern()).isEmpty()
                        ? ""
                        : step.pattern().place());
    }

    private static int witnesses(RuleWay way, List<ParsedRule> rules) {
        return witnesses(way, rules, new ArrayList<>());
    }

    private static int witnesses(RuleWay way, List<ParsedRule> rules, List<ParsedRule> within) {
        int sum = 0;
        for (Step step : way.steps()) {
            if (step.asks() != Asks.NONE) {
                sum += witnesses(step, rules, within);
            }
        }
        return sum;
    }

    /** Symptoms that one fact for the pattern rests on. */
    private static int witnesses(Step step, List<ParsedRule> rules, List<ParsedRule> within) {
        if (step.kind() == FactKind.SYMPTOM || step.kind() == FactKind.DOUBT) {
            return 1;
        }
        int most = 0;
        if (step.kind() == FactKind.SIGN) {
            for (ParsedRule rule : rules) {
                if (rule.card().kind() instanceof Infers infers && !within.contains(rule) && mayBe(step, infers)) {
                    List<ParsedRule> deeper = new ArrayList<>(within);
                    deeper.add(rule);
                    for (RuleWay way : RuleWay.of(rule)) {
                        most = Math.max(most, witnesses(way, rules, deeper));
                    }
                }
            }
        }
        return most;
    }

    /** Whether a sign of that name may meet the plain tests of a pattern. */
    private static boolean mayBe(Step step, Infers infers) {
        for (aftercare.ruleset.model.Test test : step.pattern().tests()) {
            if (test instanceof Comparison comparison && !(comparison.operand() instanceof Operand.FieldOf)) {
                String value = comparison.field().equals("kind") ? infers.sign() : infers.code();
                if (!ValueTest.holds(value, comparison.operator(), ValueTest.constant(comparison.operand()))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What reassuring rules ask for beside the symptom that they explain. */
    private int companions() {
        int sum = 0;
        for (ParsedRule rule : candidate) {
            boolean reassures = rule.card().kind() instanceof Triage kind && kind.urgency() == Urgency.SELF_CARE;
            for (RuleWay way : reassures ? RuleWay.of(rule) : List.<RuleWay>of()) {
                int needed = witnesses(way, candidate);
                sum += needed > 1 ? needed : 0;
            }
        }
        return sum;
    }

    /** The greatest number of symptoms that a rule asks for. */
    private int count() {
        int most = 0;
        for (BigDecimal number : tests.numbers(FactKind.REPORT, "symptomCount")) {
            most = Math.max(most, number.intValue());
        }
        return most;
    }
}
