package aftercare.ruleset.text;

import aftercare.ruleset.model.Place;

/**
 * Something wrong with a file of rules.
 *
 * @param code stable, such as {@code RULE-007}
 * @param what lower case, no full stop, the author's words in backticks
 * @param help what to do; may be empty
 */
public record Problem(String code, Place place, String what, String help) {

    /** Where · what · what to do, on one line. */
    public String message() {
        String message = place.file() + ":" + place.line() + ":" + place.column() + ": " + what;
        return help.isEmpty() ? message : message + ": " + help;
    }
}
