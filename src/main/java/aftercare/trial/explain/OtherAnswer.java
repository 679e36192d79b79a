package aftercare.trial.explain;

import java.util.Optional;

/**
 * An answer of a report, given otherwise.
 *
 * @param pointer where in the report; {@code /symptoms/-} for one more symptom, of which the literal is the code
 * @param from its literal as JSON writes it; empty where it was not given
 * @param to its literal then
 * @param says the same for a person
 */
public record OtherAnswer(String pointer, Optional<String> from, String to, String says) {}
