package aftercare.ruleset.sense;

import aftercare.ruleset.text.Check;

/** A rule that only ever speaks where another one speaks too, as urgently, as soon and with the same advice. */
final class Implication implements SetCheck {

    @Override
    public void check(SenseRules rules, SenseFindings found) {
        for (SenseRule rule : rules.rules()) {
            rules.patience().ask();
            boolean never = found.has(Check.CONTRADICTION, rule.rule().place())
                    || found.has(Check.NEVER_FIRES, rule.rule().place());
            for (SenseRule other : rules.rules()) {
                boolean candidate = other != rule && !never && Contribution.covered(rule.card(), other.card());
                if (candidate && rule.implies(other, rules.worlds()) && !other.implies(rule, rules.worlds())) {
                    found.add(
                            Check.IMPLIED,
                            rule.rule().place(),
                            "the rule `" + rule.card().title()
                                    + "` adds nothing: every report that meets it meets the one at " + other.where()
                                    + ", which says as much",
                            "leave it out, or look at its conditions and numbers again");
                    break;
                }
            }
        }
    }
}
