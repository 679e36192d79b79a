package aftercare.ruleset.sense;

import aftercare.ruleset.check.Fields.Field;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.sense.space.Box;
import aftercare.ruleset.sense.space.FactSet;
import aftercare.ruleset.sense.space.NumberSet;
import aftercare.ruleset.sense.space.Part;
import aftercare.ruleset.sense.space.Way;
import aftercare.ruleset.sense.space.World;
import aftercare.ruleset.sense.space.Worlds;
import aftercare.ruleset.text.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tests, alternatives and lines that could be left out without changing anything: most often not what was meant. */
final class AddsNothing implements RuleByRule {

    @Override
    public void check(SenseRule rule, SenseRules rules, SenseFindings found) {
        Place place = rule.rule().place();
        if (found.has(Check.CONTRADICTION, place) || found.has(Check.NEVER_FIRES, place)) {
            return;
        }
        for (Pattern pattern : rule.rule().patterns()) {
            all(pattern.fact(), pattern.tests(), rules.worlds().all(pattern.fact()), rules, found);
        }
        if (rule.ways().size() == 1) {
            lines(rule.ways().get(0), rule.rule().when(), rules.worlds(), found);
        }
    }

    /** Tests that must all hold, from the last to the first: of two that say the same the later one is named. */
    private static void all(String fact, List<Test> tests, FactSet known, SenseRules rules, SenseFindings found) {
        List<Test> needed = new ArrayList<>(tests);
        for (int i = tests.size() - 1; i >= 0; i--) {
            Test test = tests.get(i);
            FactSet beside = known;
            for (Test other : needed) {
                beside = other == test ? beside : beside.and(facts(fact, other, rules));
            }
            if (!saysWhich(fact, test) && facts(fact, test, rules).covers(beside)) {
                needed.remove(i);
                found.add(
                        Check.ADDS_NOTHING,
                        test.place(),
                        "`" + ConditionText.of(test) + "` always holds" + (tests.size() == 1 ? "" : " here"),
                        test instanceof AnyOf ? "is `&&` meant, or a comma?" : "leave it out, or look at it again");
            } else {
                inside(fact, test, beside, rules, found);
            }
        }
    }

    /** Which vital sign, or which kind of sign, a line is about must be said, even where there is no other. */
    private static boolean saysWhich(String fact, Test test) {
        return test instanceof Comparison comparison
                && (fact.equals("Vital") && comparison.field().equals("sign")
                        || fact.equals("Sign") && comparison.field().equals("kind"));
    }

    private static void inside(String fact, Test test, FactSet known, SenseRules rules, SenseFindings found) {
        if (test instanceof AllOf all) {
            all(fact, all.tests(), known, rules, found);
        } else if (test instanceof AnyOf any) {
            whateverIsGiven(fact, any, rules, found);
            List<Test> needed = new ArrayList<>(any.tests());
            for (int i = any.tests().size() - 1; i >= 0; i--) {
                Test alternative = any.tests().get(i);
                FactSet others = FactSet.NONE;
                for (Test other : needed) {
                    others = other == alternative ? others : others.or(facts(fact, other, rules));
                }
                FactSet these = known.and(facts(fact, alternative, rules));
                if (others.covers(these)) {
                    needed.remove(i);
                    found.add(
                            Check.ADDS_NOTHING,
                            alternative.place(),
                            "where `" + ConditionText.of(alternative) + "` holds another alternative holds too",
                            "leave it out, or look at it again");
                } else {
                    inside(fact, alternative, known, rules, found);
                }
            }
        }
    }

    /** Alternatives about one field that, together, take every value except a missing one. */
    private static void whateverIsGiven(String fact, AnyOf any, SenseRules rules, SenseFindings found) {
        Set<String> fields = new TreeSet<>();
        for (Test alternative : any.tests()) {
            boolean plain = alternative instanceof Comparison comparison
                    && !(comparison.operand() instanceof Operand.Absent)
                    && !(comparison.operand() instanceof Operand.FieldOf);
            if (!plain) {
                return;
            }
            fields.add(((Comparison) alternative).field());
        }
        String name = fields.iterator().next();
        Field field = rules.worlds().field(fact, name);
        if (fields.size() != 1 || !field.nullable()) {
            return;
        }
        List<Box> given = new ArrayList<>();
        for (World world : rules.worlds().of(fact)) {
            Box all = Box.all(world);
            all.with(name, all.side(name).minus(NumberSet.only(World.MISSING))).ifPresent(given::add);
        }
        if (facts(fact, any, rules).covers(new FactSet(given))) {
            found.add(
                    Check.ADDS_NOTHING,
                    any.place(),
                    "`" + ConditionText.of(any) + "` holds for every `" + name + "` that is given",
                    "is `&&` meant, or a comma? if not, write `" + name + " != null`");
        }
    }

    /** Lines that say only that something is there, or is not, and that another line says already. */
    private static void lines(Way way, List<Condition> when, Worlds worlds, SenseFindings found) {
        for (Condition condition : when) {
            if (!(condition instanceof Line line)) {
                continue;
            }
            boolean excluding = line.asks() == Asks.NONE;
            Part own = excluding
                    ? partAt(way.absent(), line.place())
                    : partAt(way.present(), line.pattern().place());
            if (line.asks() == Asks.SOME && provided(own, way.present(), false)) {
                line(line.place(), "exists " + own.shown(), found);
            } else if (excluding && provided(own, way.absent(), true)) {
                line(line.place(), own.shown(), found);
            }
        }
    }

    private static void line(Place place, String shown, SenseFindings found) {
        found.add(
                Check.ADDS_NOTHING,
                place,
                "`" + shown + "` follows from another line of this rule",
                "leave it out, or look at it again");
    }

    private static Part partAt(List<Part> parts, Place place) {
        for (Part part : parts) {
            if (part.place().equals(place)) {
                return part;
            }
        }
        throw new IllegalStateException("a condition without its part");
    }

    /** By a part that asks for the same or less; of two that ask for the same, by the earlier one. */
    private static boolean provided(Part own, List<Part> parts, boolean excluding) {
        for (Part part : parts) {
            if (part == own || !part.fact().equals(own.fact())) {
                continue;
            }
            FactSet more = excluding ? part.facts() : own.facts();
            FactSet less = excluding ? own.facts() : part.facts();
            boolean earlier = part.place().start() < own.place().start();
            if (more.covers(less) && (earlier || !less.covers(more))) {
                return true;
            }
        }
        return false;
    }

    private static FactSet facts(String fact, Test test, SenseRules rules) {
        return rules.tests().facts(fact, test, Map.of());
    }
}
