package aftercare.ruleset.sense.space;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From the conditions of a rule to the ways to meet it. */
public final class WayReader {

    private static final int MOST_WAYS = 64;

    private final TestReader tests;

    public WayReader(TestReader tests) {
        this.tests = tests;
    }

    public List<Way> ways(List<Condition> when) {
        List<List<Line>> lines = Condition.ways(when);
        if (lines.size() > MOST_WAYS) {
            throw new TooInvolved();
        }
        List<Way> ways = new ArrayList<>();
        for (List<Line> together : lines) {
            ways.add(way(together));
        }
        return ways;
    }

    private Way way(List<Line> lines) {
        List<Part> present = new ArrayList<>();
        List<Part> absent = new ArrayList<>();
        // What the names stand for: the kind of fact and what is known of it.
        Map<String, String> names = new HashMap<>();
        for (Line line : lines) {
            Pattern pattern = line.pattern();
            FactSet facts = tests.facts(pattern, names);
            if (line.asks() == Asks.NONE) {
                absent.add(new Part(pattern.fact(), facts, ConditionText.of(line), line.place()));
            } else {
                present.add(new Part(pattern.fact(), facts, ConditionText.of(pattern), pattern.place()));
            }
            if (pattern.name().isPresent()) {
                String stands = pattern.fact() + facts.key();
                names.put(pattern.name().get(), names.containsValue(stands) ? stands + "'" : stands);
            }
        }
        return new Way(present, absent);
    }
}
