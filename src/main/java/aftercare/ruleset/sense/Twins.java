package aftercare.ruleset.sense;

import aftercare.ruleset.sense.space.Worlds;
import aftercare.ruleset.text.Check;
import java.util.List;

/** Two rules that are met by the same reports and say the same kind of thing: a copy that was not changed enough. */
final class Twins implements SetCheck {

    @Override
    public void check(SenseRules rules, SenseFindings found) {
        List<SenseRule> all = rules.rules();
        for (int i = 0; i < all.size(); i++) {
            rules.patience().ask();
            for (int j = i + 1; j < all.size(); j++) {
                SenseRule first = all.get(i);
                SenseRule second = all.get(j);
                if (Contribution.alike(first.card(), second.card()) && same(first, second, rules.worlds())) {
                    boolean twin = Contribution.sameUrgency(first.card(), second.card());
                    found.add(
                            Check.TWIN,
                            second.rule().place(),
                            "the rule `" + second.card().title() + "` has the same conditions as the one at "
                                    + first.where() + (twin ? "" : ", and another urgency"),
                            twin ? "leave one out, or change what was to be different" : "leave the older one out");
                }
            }
        }
    }

    static boolean same(SenseRule one, SenseRule two, Worlds worlds) {
        return one.implies(two, worlds) && two.implies(one, worlds);
    }
}
