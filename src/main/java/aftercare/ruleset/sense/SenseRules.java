package aftercare.ruleset.sense;

import aftercare.domain.RuleCard.Infers;
import aftercare.domain.Vocabulary;
import aftercare.ruleset.Patience;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.SignGraph;
import aftercare.ruleset.sense.space.Box;
import aftercare.ruleset.sense.space.FactSet;
import aftercare.ruleset.sense.space.Part;
import aftercare.ruleset.sense.space.TestReader;
import aftercare.ruleset.sense.space.TooInvolved;
import aftercare.ruleset.sense.space.Way;
import aftercare.ruleset.sense.space.WayReader;
import aftercare.ruleset.sense.space.World;
import aftercare.ruleset.sense.space.Worlds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All rules, read for what they mean.
 *
 * @param rules those that are simple enough to be reasoned about
 * @param patience of the caller who waits for the findings
 */
record SenseRules(List<SenseRule> rules, Worlds worlds, Patience patience) {

    SenseRules {
        rules = List.copyOf(rules);
    }

    static SenseRules of(List<ParsedRule> parsed, Vocabulary vocabulary, Patience patience) {
        Worlds worlds = new Worlds(vocabulary, new TreeMap<>(SignGraph.codes(parsed)));
        WayReader reader = new WayReader(new TestReader(worlds));
        Map<ParsedRule, List<Way>> ways = new LinkedHashMap<>();
        for (ParsedRule rule : parsed) {
            try {
                ways.put(rule, reader.ways(rule.when()));
            } catch (TooInvolved e) {
                // Nothing is said of this rule; the others do not hang on it.
            }
        }
        Map<ParsedRule, List<Way>> signs = new LinkedHashMap<>(ways);
        signs.keySet().removeIf(rule -> !(rule.card().kind() instanceof Infers));
        // On every processor: the editor of a rule waits for it.
        List<SenseRule> rules = new ArrayList<>(ways.entrySet())
                .parallelStream()
                        .map(rule -> {
                            patience.ask();
                            return known(rule.getKey(), rule.getValue(), signs, worlds);
                        })
                        .toList();
        return new SenseRules(rules, worlds, patience);
    }

    TestReader tests() {
        return new TestReader(worlds);
    }

    private static SenseRule known(ParsedRule rule, List<Way> ways, Map<ParsedRule, List<Way>> signs, Worlds worlds) {
        List<Way> known = new ArrayList<>();
        for (Way way : ways) {
            known.add(withSigns(way, signs, worlds));
        }
        return new SenseRule(rule, ways, known);
    }

    /** Where the conditions of a sign are met, the sign is there too. */
    private static Way withSigns(Way way, Map<ParsedRule, List<Way>> signs, Worlds worlds) {
        Way known = way;
        Set<ParsedRule> met = new LinkedHashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<ParsedRule, List<Way>> rule : signs.entrySet()) {
                if (!met.contains(rule.getKey()) && implied(known, rule.getValue(), worlds)) {
                    met.add(rule.getKey());
                    known = known.with(sign(rule.getKey(), worlds));
                    more = true;
                }
            }
        }
        return known;
    }

    private static boolean implied(Way way, List<Way> any, Worlds worlds) {
        for (Way wanted : any) {
            try {
                if (way.implies(wanted, worlds)) {
                    return true;
                }
            } catch (TooInvolved e) {
                // Not certain, so not said.
            }
        }
        return false;
    }

    private static Part sign(ParsedRule rule, Worlds worlds) {
        Infers infers = (Infers) rule.card().kind();
        List<Box> boxes = new ArrayList<>();
        for (World world : worlds.of("Sign")) {
            if (world.label().equals("Sign " + infers.sign())) {
                Box.all(world)
                        .with("code", worlds.word("Sign", "code", infers.code()))
                        .ifPresent(boxes::add);
            }
        }
        String shown = "the sign `" + infers.sign() + "` of `" + rule.card().title() + "`";
        return new Part("Sign", new FactSet(boxes), shown, rule.place());
    }
}
