package aftercare.trial.formula;

import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.trial.formula.RuleWay.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What one rule set makes of a possible report, as literals: which rules speak, what they explain, how urgent it is. */
public final class SetFormula {

    private record SignName(String kind, String code) {}

    private record Joined(Cell one, Operator operator, Cell other) {}

    private final ReportChoices report;
    private final Clauses clauses;
    private final PossibleFacts facts;
    private final Vocabulary vocabulary;
    private final List<ParsedRule> triage = new ArrayList<>();
    private final Map<SignName, List<ParsedRule>> signRules = new LinkedHashMap<>();
    private final Map<ParsedRule, List<RuleWay>> ways = new IdentityHashMap<>();
    private final Map<RuleWay, Integer> holds = new IdentityHashMap<>();
    private final Map<ParsedRule, Integer> speaks = new IdentityHashMap<>();
    private final Map<SignName, int[]> restsOn = new HashMap<>();
    private final Map<Joined, Integer> joined = new HashMap<>();

    public SetFormula(ReportChoices report, List<ParsedRule> rules, Vocabulary vocabulary) {
        this.report = report;
        this.clauses = report.clauses();
        this.facts = new PossibleFacts(report, vocabulary);
        this.vocabulary = vocabulary;
        for (ParsedRule rule : rules) {
            if (rule.card().kind() instanceof Triage) {
                triage.add(rule);
            } else if (rule.card().kind() instanceof Infers infers) {
                signRules
                        .computeIfAbsent(new SignName(infers.sign(), infers.code()), name -> new ArrayList<>())
                        .add(rule);
            }
        }
    }

    /** Whether a rule speaks. */
    public int speaks(ParsedRule rule) {
        Integer known = speaks.get(rule);
        if (known != null) {
            return known;
        }
        List<Integer> any = new ArrayList<>();
        for (RuleWay way : ways(rule)) {
            any.add(holds(way));
        }
        int speaks = clauses.or(Choice.array(any));
        this.speaks.put(rule, speaks);
        return speaks;
    }

    /** Whether one of these rules speaks. */
    public int speaksAnyOf(Collection<ParsedRule> rules) {
        List<Integer> any = new ArrayList<>();
        for (ParsedRule rule : rules) {
            any.add(speaks(rule));
        }
        return clauses.or(Choice.array(any));
    }

    /** Whether the answer is that urgent, or more. */
    public int atLeast(Urgency level) {
        List<Integer> any = new ArrayList<>();
        any.add(reached(level));
        for (int i = 0; i < report.mostSymptoms(); i++) {
            any.add(hasFloor(i, level));
        }
        if (Urgency.URGENT_24H.atLeast(level)) {
            any.add(isEmpty());
        }
        return clauses.or(Choice.array(any));
    }

    /** Whether the answer says to act within that number of hours. */
    public int within(int hours) {
        List<Integer> any = new ArrayList<>();
        for (ParsedRule rule : triage) {
            if (((Triage) rule.card().kind()).actWithinHours().orElse(Integer.MAX_VALUE) <= hours) {
                any.add(speaks(rule));
            }
        }
        if (allows(Urgency.ROUTINE_REVIEW, hours)) {
            any.add(isUnexplained());
        }
        if (allows(Urgency.URGENT_24H, hours)) {
            any.add(isEmpty());
        }
        for (Urgency level : Urgency.values()) {
            if (allows(level, hours)) {
                for (int i = 0; i < report.mostSymptoms(); i++) {
                    any.add(clauses.and(hasFloor(i, level), -reached(level)));
                }
            }
        }
        return clauses.or(Choice.array(any));
    }

    private static boolean allows(Urgency level, int hours) {
        return level.actWithinHours().orElse(Integer.MAX_VALUE) <= hours;
    }

    /** Whether rules, or a symptom that none explains, come to that level without any floor. */
    public int reached(Urgency level) {
        List<Integer> any = new ArrayList<>();
        for (ParsedRule rule : triage) {
            if (((Triage) rule.card().kind()).urgency().atLeast(level)) {
                any.add(speaks(rule));
            }
        }
        if (Urgency.ROUTINE_REVIEW.atLeast(level)) {
            any.add(isUnexplained());
        }
        return clauses.or(Choice.array(any));
    }

    /** Whether a symptom is present and its floor holds, and has a floor that is that level or more. */
    public int hasFloor(int symptom, Urgency level) {
        Choice code = report.code(symptom);
        int word = code.among(place -> vocabulary
                .floor((String) code.values().get(place))
                .map(floor -> floor.atLeast(level))
                .orElse(false));
        return clauses.and(report.present(symptom), word, facts.holdsFloor(symptom));
    }

    /** Whether the floor of the word of a symptom that is there holds for the report. */
    public int holdsFloor(int symptom) {
        return facts.holdsFloor(symptom);
    }

    /** Whether no reason at all is given. */
    public int isEmpty() {
        List<Integer> any = new ArrayList<>();
        any.add(report.present(0));
        for (ParsedRule rule : triage) {
            any.add(speaks(rule));
        }
        return -clauses.or(Choice.array(any));
    }

    /**
     * Whether some symptom is in the evidence of no reassuring rule. Where this is asked for, any other rule that speaks
     * comes to the same level by itself, so that what it explains does not count.
     */
    private int isUnexplained() {
        return isUnexplained(rule -> ((Triage) rule.card().kind()).urgency() == Urgency.SELF_CARE);
    }

    /** Whether some symptom is in the evidence of none of these rules. */
    public int isUnexplained(Predicate<ParsedRule> rules) {
        int[] any = new int[report.mostSymptoms()];
        for (int i = 0; i < any.length; i++) {
            List<Integer> explained = new ArrayList<>();
            for (ParsedRule rule : triage) {
                for (RuleWay way : rules.test(rule) ? ways(rule) : List.<RuleWay>of()) {
                    explained.add(explains(way, i));
                }
            }
            any[i] = clauses.and(report.present(i), -clauses.or(Choice.array(explained)));
        }
        return clauses.or(any);
    }

    private List<RuleWay> ways(ParsedRule rule) {
        return ways.computeIfAbsent(rule, RuleWay::of);
    }

    private int holds(RuleWay way) {
        Integer known = holds.get(way);
        if (known == null) {
            known = newlyHolds(way);
            holds.put(way, known);
        }
        return known;
    }

    private int newlyHolds(RuleWay way) {
        int[] all = new int[way.groups().size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = group(way.groups().get(i), 0, Map.of(), null, -1);
            if (all[i] == clauses.no()) {
                return clauses.no();
            }
        }
        return clauses.and(all);
    }

    /** Whether the way holds with that symptom among its evidence. */
    private int explains(RuleWay way, int symptom) {
        int all = holds(way);
        if (all == clauses.no()) {
            return all;
        }
        List<Integer> any = new ArrayList<>();
        for (List<Step> group : way.groups()) {
            for (Step step : group) {
                boolean mayBe = step.kind() == FactKind.SYMPTOM
                        || step.kind() == FactKind.SIGN
                        || step.kind() == FactKind.DOUBT;
                if (step.asks() == Asks.EACH && mayBe) {
                    any.add(group(group, 0, Map.of(), step, symptom));
                }
            }
        }
        return clauses.and(all, clauses.or(Choice.array(any)));
    }

    /**
     * Whether patterns that speak of each other hold.
     *
     * @param evidence the one whose fact must rest on the symptom; null for none
     */
    private int group(List<Step> group, int at, Map<String, PossibleFact> named, Step evidence, int symptom) {
        if (at == group.size()) {
            return clauses.yes();
        }
        Step step = group.get(at);
        List<Integer> any = new ArrayList<>();
        for (PossibleFact fact : candidates(step.kind())) {
            if (step == evidence && step.kind() == FactKind.SYMPTOM && !isSymptom(fact, symptom)) {
                continue;
            }
            int meets = meets(fact, step.pattern(), named);
            if (meets == clauses.no()) {
                continue;
            }
            if (step == evidence) {
                meets = clauses.and(meets, restsOn(fact, symptom));
            }
            if (step.asks() == Asks.EACH && meets != clauses.no()) {
                Map<String, PossibleFact> more = named;
                if (step.pattern().name().isPresent()) {
                    more = new HashMap<>(named);
                    more.put(step.pattern().name().get(), fact);
                }
                meets = clauses.and(meets, group(group, at + 1, more, evidence, symptom));
            }
            any.add(meets);
        }
        int found = clauses.or(Choice.array(any));
        return switch (step.asks()) {
            case EACH -> found;
            case SOME -> clauses.and(found, group(group, at + 1, named, evidence, symptom));
            case NONE -> clauses.and(-found, group(group, at + 1, named, evidence, symptom));
        };
    }

    private List<PossibleFact> candidates(FactKind kind) {
        if (kind != FactKind.SIGN) {
            return facts.of(kind);
        }
        List<PossibleFact> all = new ArrayList<>();
        for (SignName name : signRules.keySet()) {
            // Whether it is there is asked for only where its name fits: signs are in layers.
            all.add(new PossibleFact(
                    kind,
                    name.kind() + " " + name.code(),
                    0,
                    field -> new Cell.Fixed(field.equals("kind") ? name.kind() : name.code())));
        }
        return all;
    }

    private int meets(PossibleFact fact, Pattern pattern, Map<String, PossibleFact> named) {
        int meets = all(fact, pattern.tests(), named);
        if (meets == clauses.no()) {
            return meets;
        }
        return clauses.and(meets, fact.kind() == FactKind.SIGN ? isInferred(nameOf(fact)) : fact.present());
    }

    private static SignName nameOf(PossibleFact sign) {
        Cell.Fixed kind = (Cell.Fixed) sign.cell("kind");
        Cell.Fixed code = (Cell.Fixed) sign.cell("code");
        return new SignName((String) kind.value(), (String) code.value());
    }

    private int isInferred(SignName name) {
        return speaksAnyOf(signRules.get(name));
    }

    private boolean isSymptom(PossibleFact fact, int symptom) {
        return fact.name().equals(PossibleFacts.nameOf(symptom));
    }

    /** Whether a symptom is among what a fact rests on. */
    private int restsOn(PossibleFact fact, int symptom) {
        return switch (fact.kind()) {
            case SYMPTOM -> clauses.of(isSymptom(fact, symptom));
            case DOUBT -> fact.name().equals("other-symptom") ? facts.isOther(symptom) : clauses.no();
            case SIGN -> signRestsOn(nameOf(fact))[symptom];
            default -> clauses.no();
        };
    }

    private int[] signRestsOn(SignName name) {
        int[] known = restsOn.get(name);
        if (known != null) {
            return known;
        }
        int[] rests = new int[report.mostSymptoms()];
        for (int i = 0; i < rests.length; i++) {
            List<Integer> any = new ArrayList<>();
            for (ParsedRule rule : signRules.get(name)) {
                for (RuleWay way : ways(rule)) {
                    any.add(explains(way, i));
                }
            }
            rests[i] = clauses.or(Choice.array(any));
        }
        restsOn.put(name, rests);
        return rests;
    }

    private int all(PossibleFact fact, List<Test> tests, Map<String, PossibleFact> named) {
        int[] all = new int[tests.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = one(fact, tests.get(i), named);
            if (all[i] == clauses.no()) {
                return clauses.no();
            }
        }
        return clauses.and(all);
    }

    private int one(PossibleFact fact, Test test, Map<String, PossibleFact> named) {
        if (test instanceof AllOf all) {
            return all(fact, all.tests(), named);
        }
        if (test instanceof AnyOf any) {
            int[] some = new int[any.tests().size()];
            for (int i = 0; i < some.length; i++) {
                some[i] = one(fact, any.tests().get(i), named);
            }
            return clauses.or(some);
        }
        Comparison comparison = (Comparison) test;
        Cell cell = fact.cell(comparison.field());
        if (comparison.operand() instanceof Operand.FieldOf other) {
            Cell target = named.get(other.name()).cell(other.field());
            return joined(cell, comparison.operator(), target);
        }
        return against(cell, comparison.operator(), ValueTest.constant(comparison.operand()));
    }

    private int against(Cell cell, Operator operator, Object constant) {
        if (cell instanceof Cell.Fixed fixed) {
            return clauses.of(ValueTest.holds(fixed.value(), operator, constant));
        }
        if (cell instanceof Cell.Chosen chosen) {
            return chosen.choice()
                    .among(place -> ValueTest.holds(chosen.values().get(place), operator, constant));
        }
        if (cell instanceof Cell.Reckoned reckoned) {
            List<Integer> fitting = new ArrayList<>();
            reckoned.values().forEach((value, literal) -> {
                if (ValueTest.holds(value, operator, constant)) {
                    fitting.add(literal);
                }
            });
            return clauses.or(Choice.array(fitting));
        }
        if (cell instanceof Cell.Listed listed) {
            int inside = listed.words().getOrDefault((String) constant, clauses.no());
            return operator == Operator.CONTAINS ? inside : -inside;
        }
        int[] more = ((Cell.Counted) cell).more();
        List<Integer> any = new ArrayList<>();
        for (int count = 0; count < more.length; count++) {
            if (ValueTest.holds(count, operator, constant)) {
                any.add(clauses.and(count == 0 ? clauses.yes() : more[count - 1], -more[count]));
            }
        }
        return clauses.or(Choice.array(any));
    }

    /** A field against a field of another fact. */
    private int joined(Cell one, Operator operator, Cell other) {
        if (other instanceof Cell.Fixed fixed && !(one instanceof Cell.Counted) && !(one instanceof Cell.Listed)) {
            return against(one, operator, fixed.value());
        }
        return joined.computeIfAbsent(new Joined(one, operator, other), key -> newlyJoined(one, operator, other));
    }

    private int newlyJoined(Cell one, Operator operator, Cell other) {
        if (other instanceof Cell.Chosen right && right.each()) {
            if (one instanceof Cell.Fixed fixed) {
                return right.choice()
                        .among(place -> ValueTest.holds(
                                fixed.value(), operator, right.values().get(place)));
            }
            if (one instanceof Cell.Chosen left && left.each()) {
                return pairs(left, operator, right);
            }
        }
        // Times and counts that are compared with each other are left open: what is found so is tried before it counts.
        return clauses.fresh();
    }

    /** Always the same sentence, so that what two sets or two reports have in common is the same to the solver. */
    private int pairs(Cell.Chosen left, Operator operator, Cell.Chosen right) {
        int[] any = new int[left.choice().size()];
        for (int i = 0; i < any.length; i++) {
            Object value = left.values().get(i);
            int fitting = left.choice() == right.choice()
                    ? clauses.of(ValueTest.holds(value, operator, right.values().get(i)))
                    : right.choice()
                            .among(place -> ValueTest.holds(
                                    value, operator, right.values().get(place)));
            any[i] = clauses.and(left.choice().at(i), fitting);
        }
        return clauses.or(any);
    }
}
