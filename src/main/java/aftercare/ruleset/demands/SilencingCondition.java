package aftercare.ruleset.demands;

import aftercare.domain.RuleCard.Unless;
import aftercare.ruleset.model.Place;

/**
 * A condition that can turn a rule off while the report gets worse or longer.
 *
 * @param name as short as a clinician says it
 * @param fullName with the fact that it asks something of: one in its rule
 * @param written as in the rule file
 */
record SilencingCondition(String name, String fullName, String written, Place place) {

    boolean isMeantBy(Unless unless) {
        return unless.condition().equals(name) || unless.condition().equals(fullName);
    }
}
