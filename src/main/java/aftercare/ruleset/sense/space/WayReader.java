package aftercare.ruleset.sense.space;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** From the conditions of a rule to the ways to meet it. */
public final class WayReader {

    private static final int MOST_WAYS = 64;

    /** A way as far as it was read, with what the names in it stand for. */
    private record Begun(List<Part> present, List<Part> absent, Set<String> others, Map<String, String> names) {

        static Begun nothing() {
            return new Begun(List.of(), List.of(), Set.of(), Map.of());
        }

        Begun present(Part part) {
            return new Begun(more(present, part), absent, others, names);
        }

        Begun absent(Part part) {
            return new Begun(present, more(absent, part), others, names);
        }

        Begun other(String condition) {
            Set<String> more = new TreeSet<>(others);
            more.add(condition);
            return new Begun(present, absent, more, names);
        }

        Begun named(String name, String stands) {
            Map<String, String> more = new HashMap<>(names);
            more.put(name, more.containsValue(stands) ? stands + "'" : stands);
            return new Begun(present, absent, others, more);
        }

        Begun names(Map<String, String> as) {
            return new Begun(present, absent, others, as);
        }

        private static List<Part> more(List<Part> parts, Part part) {
            List<Part> more = new ArrayList<>(parts);
            more.add(part);
            return more;
        }
    }

    private final TestReader tests;

    public WayReader(TestReader tests) {
        this.tests = tests;
    }

    public List<Way> ways(List<Condition> when) {
        List<Way> ways = new ArrayList<>();
        for (Begun begun : all(when, List.of(Begun.nothing()))) {
            ways.add(new Way(begun.present(), begun.absent(), begun.others()));
        }
        return ways;
    }

    private List<Begun> all(List<Condition> conditions, List<Begun> before) {
        List<Begun> ways = before;
        for (Condition condition : conditions) {
            List<Begun> next = new ArrayList<>();
            for (Begun begun : ways) {
                next.addAll(one(condition, begun));
            }
            if (next.size() > MOST_WAYS) {
                throw new TooInvolved();
            }
            ways = next;
        }
        return ways;
    }

    private List<Begun> one(Condition condition, Begun before) {
        if (condition instanceof Pattern pattern) {
            return List.of(pattern(pattern, before));
        }
        if (condition instanceof And and) {
            return all(and.conditions(), List.of(before));
        }
        if (condition instanceof Not not) {
            return List.of(not(not, before));
        }
        List<Condition> inside =
                condition instanceof Or or ? or.conditions() : List.of(((Exists) condition).condition());
        List<Begun> ways = new ArrayList<>();
        for (Condition alternative : inside) {
            for (Begun way : one(alternative, before)) {
                ways.add(way.names(before.names()));
            }
        }
        return ways;
    }

    private Begun pattern(Pattern pattern, Begun before) {
        FactSet facts = tests.facts(pattern, before.names());
        Begun with = before.present(new Part(pattern.fact(), facts, ConditionText.of(pattern), pattern.place()));
        return pattern.name().isPresent() ? with.named(pattern.name().get(), pattern.fact() + facts.key()) : with;
    }

    private Begun not(Not not, Begun before) {
        List<Condition> excluded = not.condition() instanceof Or or ? or.conditions() : List.of(not.condition());
        Begun begun = before;
        for (Condition condition : excluded) {
            if (condition instanceof Pattern pattern) {
                FactSet facts = tests.facts(pattern, before.names());
                Place place = not.place();
                begun = begun.absent(new Part(pattern.fact(), facts, "not " + ConditionText.of(pattern), place));
            } else {
                begun = begun.other("not " + ConditionText.of(condition));
            }
        }
        return begun;
    }
}
