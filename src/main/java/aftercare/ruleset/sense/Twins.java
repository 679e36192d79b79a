package aftercare.ruleset.sense;

import aftercare.ruleset.sense.space.Worlds;
import aftercare.ruleset.text.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two rules that are met by the same reports and say the same kind of thing: a copy that was not changed enough. */
final class Twins implements SetCheck {

    @Override
    public void check(SenseRules rules, SenseFindings found) {
        // On every processor: the editor of a rule waits for it.
        IntStream.range(0, rules.rules().size())
                .parallel()
                .mapToObj(first -> twins(first, rules))
                .toList()
                .forEach(twins -> twins.forEach(each -> each.add(found)));
    }

    /** One rule with the later ones that are its twins. */
    private static List<Pair> twins(int place, SenseRules rules) {
        rules.patience().ask();
        List<SenseRule> all = rules.rules();
        SenseRule first = all.get(place);
        List<Pair> twins = new ArrayList<>();
        for (SenseRule second : all.subList(place + 1, all.size())) {
            if (Contribution.alike(first.card(), second.card()) && same(first, second, rules.worlds())) {
                twins.add(new Pair(first, second));
            }
        }
        return twins;
    }

    private record Pair(SenseRule first, SenseRule second) {

        void add(SenseFindings found) {
            boolean twin = Contribution.sameUrgency(first.card(), second.card());
            found.add(
                    Check.TWIN,
                    second.rule().place(),
                    "the rule `" + second.card().title() + "` has the same conditions as the one at " + first.where()
                            + (twin ? "" : ", and another urgency"),
                    twin ? "leave one out, or change what was to be different" : "leave the older one out");
        }
    }

    static boolean same(SenseRule one, SenseRule two, Worlds worlds) {
        return one.implies(two, worlds) && two.implies(one, worlds);
    }
}
