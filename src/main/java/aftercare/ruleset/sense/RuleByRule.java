package aftercare.ruleset.sense;

import aftercare.ruleset.sense.space.TooInvolved;

/** A check that looks at one rule after the other. */
interface RuleByRule extends SetCheck {

    void check(SenseRule rule, RuleSet rules, Found found);

    @Override
    default void check(RuleSet rules, Found found) {
        for (SenseRule rule : rules.rules()) {
            try {
                check(rule, rules, found);
            } catch (TooInvolved e) {
                // Nothing is certain, so nothing is said.
            }
        }
    }
}
