package aftercare.ruleset.sense;

import aftercare.ruleset.sense.space.TooInvolved;

/** A check that looks at one rule after the other. */
interface RuleByRule extends SetCheck {

    void check(SenseRule rule, SenseRules rules, SenseFindings found);

    @Override
    default void check(SenseRules rules, SenseFindings found) {
        for (SenseRule rule : rules.rules()) {
            rules.patience().ask();
            try {
                check(rule, rules, found);
            } catch (TooInvolved e) {
                // Nothing is certain, so nothing is said.
            }
        }
    }
}
