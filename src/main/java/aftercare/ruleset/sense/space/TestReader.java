package aftercare.ruleset.sense.space;

import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactField.Holds;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From tests to the facts that meet them. */
public final class TestReader {

    private static final NumberSet HOLDS = NumberSet.only(1);
    private static final NumberSet FAILS = NumberSet.only(0);

    private final Worlds worlds;

    public TestReader(Worlds worlds) {
        this.worlds = worlds;
    }

    /**
     * The facts that meet a pattern.
     *
     * @param names what the names of earlier facts stand for
     */
    public FactSet facts(Pattern pattern, Map<String, String> names) {
        return facts(pattern.fact(), pattern.tests(), names);
    }

    /** The facts of a kind that meet all of the tests. */
    public FactSet facts(String fact, List<Test> tests, Map<String, String> names) {
        FactSet facts = worlds.all(fact);
        for (Test test : tests) {
            facts = facts.and(facts(fact, test, names));
        }
        return facts;
    }

    public FactSet facts(String fact, Test test, Map<String, String> names) {
        return test.fold(
                comparison -> facts(fact, comparison, names),
                parts -> parts.stream().reduce(worlds.all(fact), FactSet::and),
                parts -> parts.stream().reduce(FactSet.NONE, FactSet::or));
    }

    private FactSet facts(String fact, Comparison comparison, Map<String, String> names) {
        List<Box> boxes = new ArrayList<>();
        for (World world : worlds.of(fact)) {
            side(fact, world, comparison, names, boxes);
        }
        return new FactSet(boxes);
    }

    private void side(String fact, World world, Comparison comparison, Map<String, String> names, List<Box> boxes) {
        String field = comparison.field();
        Operand operand = comparison.operand();
        Box all = Box.all(world);
        if (operand instanceof Operand.FieldOf other) {
            String stands = names.getOrDefault(other.name(), other.name());
            String side = field + " " + comparison.operator().written() + " " + stands + "." + other.field();
            all.with(side, HOLDS).ifPresent(boxes::add);
        } else if (worlds.field(fact, field).holds() == Holds.WORDS) {
            list(all, comparison, (Operand.Text) operand).ifPresent(boxes::add);
        } else {
            all.with(field, values(fact, world, comparison)).ifPresent(boxes::add);
        }
    }

    /** A list of words: what is in it hangs on the code or the site, or is free. */
    private Optional<Box> list(Box all, Comparison comparison, Operand.Text word) {
        boolean contains = comparison.operator() == Operator.CONTAINS;
        if (comparison.field().equals("groups") || comparison.field().equals("siteGroups")) {
            boolean groups = comparison.field().equals("groups");
            NumberSet with = groups ? worlds.symptomsOf(word.value()) : worlds.sitesOf(word.value());
            String by = groups ? "code" : "site";
            return all.with(by, contains ? with : all.side(by).minus(with));
        }
        return all.with(comparison.field() + " contains " + word.value(), contains ? HOLDS : FAILS);
    }

    private NumberSet values(String fact, World world, Comparison comparison) {
        String field = comparison.field();
        NumberSet all = world.all(field);
        Operator operator = comparison.operator();
        Operand operand = comparison.operand();
        if (operand instanceof Operand.Number number) {
            long tick = world.scales().get(field).tick(number.value());
            NumberSet given = all.minus(NumberSet.only(World.MISSING));
            return switch (operator) {
                case LESS -> given.and(NumberSet.upTo(tick - 1));
                case AT_MOST -> given.and(NumberSet.upTo(tick));
                case GREATER -> given.and(NumberSet.from(tick + 1));
                case AT_LEAST -> given.and(NumberSet.from(tick));
                case NOT_EQUAL -> all.minus(NumberSet.only(tick));
                default -> NumberSet.only(tick);
            };
        }
        NumberSet named = named(fact, world, field, operand);
        boolean negative = operator == Operator.NOT_EQUAL || operator == Operator.NOT_IN;
        return negative ? all.minus(named) : named;
    }

    private NumberSet named(String fact, World world, String field, Operand operand) {
        if (operand instanceof Operand.Absent) {
            return NumberSet.only(World.MISSING);
        }
        if (operand instanceof Operand.Truth truth) {
            return truth.value() ? HOLDS : FAILS;
        }
        if (operand instanceof Operand.Number number) {
            return NumberSet.only(world.scales().get(field).tick(number.value()));
        }
        if (operand instanceof Operand.Choice choice) {
            NumberSet values = NumberSet.NONE;
            for (Operand value : choice.values()) {
                values = values.or(named(fact, world, field, value));
            }
            return values;
        }
        return worlds.word(fact, field, ((Operand.Text) operand).value());
    }
}
