package aftercare.ruleset.sense;

import aftercare.domain.RuleCard;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.sense.space.TooInvolved;
import aftercare.ruleset.sense.space.Way;
import aftercare.ruleset.sense.space.Worlds;
import java.util.List;

/**
 * A rule with the ways to meet it.
 *
 * @param ways as its conditions say
 * @param known the same, with every sign that follows from them
 */
record SenseRule(ParsedRule rule, List<Way> ways, List<Way> known) {

    SenseRule {
        ways = List.copyOf(ways);
        known = List.copyOf(known);
    }

    RuleCard card() {
        return rule.card();
    }

    /** Where it is, as part of a message. */
    String where() {
        return card().file() + ":" + card().line();
    }

    /** Whether every report that meets this rule meets the other one; false also where that is not certain. */
    boolean implies(SenseRule other, Worlds worlds) {
        try {
            return all(other, worlds);
        } catch (TooInvolved e) {
            return false;
        }
    }

    private boolean all(SenseRule other, Worlds worlds) {
        for (Way way : known) {
            boolean met = false;
            for (Way wanted : other.ways) {
                met = met || way.implies(wanted, worlds);
            }
            if (!met) {
                return false;
            }
        }
        return true;
    }
}
