package aftercare.trial.mutation;

import java.util.Optional;

/**
 * A change of the words and what became of it.
 *
 * @param emergency whether a rule of the two emergency levels, or a sign under one, asks for the group; or the floor is at one
 * @param lowered a report that is answered lower with the change, as HTTP takes it; empty unless the change survived
 */
public record WordResult(WordChange change, boolean emergency, Fate fate, Optional<String> lowered) {}
