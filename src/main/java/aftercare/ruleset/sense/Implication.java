package aftercare.ruleset.sense;

import aftercare.ruleset.text.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule that only ever speaks where another one speaks too, as urgently, as soon and with the same advice. */
final class Implication implements SetCheck {

    @Override
    public void check(SenseRules rules, SenseFindings found) {
        List<SenseRule> speaking = new ArrayList<>(rules.rules());
        speaking.removeIf(rule -> found.has(Check.CONTRADICTION, rule.rule().place())
                || found.has(Check.NEVER_FIRES, rule.rule().place()));
        // On every processor: the editor of a rule waits for it.
        List<Optional<SenseRule>> covering =
                speaking.parallelStream().map(rule -> covering(rule, rules)).toList();
        for (int i = 0; i < speaking.size(); i++) {
            SenseRule rule = speaking.get(i);
            covering.get(i)
                    .ifPresent(other -> found.add(
                            Check.IMPLIED,
                            rule.rule().place(),
                            "the rule `" + rule.card().title()
                                    + "` adds nothing: every report that meets it meets the one at " + other.where()
                                    + ", which says as much",
                            "leave it out, or look at its conditions and numbers again"));
        }
    }

    /** The first other rule that says as much wherever this one speaks. */
    private static Optional<SenseRule> covering(SenseRule rule, SenseRules rules) {
        rules.patience().ask();
        for (SenseRule other : rules.rules()) {
            boolean candidate = other != rule && Contribution.covered(rule.card(), other.card());
            if (candidate && rule.implies(other, rules.worlds()) && !other.implies(rule, rules.worlds())) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }
}
