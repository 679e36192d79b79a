package aftercare.ruleset.sense.space;

import aftercare.ruleset.model.Place;

/**
 * A fact that one way to meet a rule asks for, or excludes.
 *
 * @param fact its kind
 * @param shown the condition as it is in the rule
 */
public record Part(String fact, FactSet facts, String shown, Place place) {}
