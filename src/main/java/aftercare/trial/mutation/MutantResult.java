package aftercare.trial.mutation;

/**
 * A mutant and what became of it.
 *
 * @param emergency whether its rule gives one of the two emergency levels, or is a sign that such a rule rests on
 */
public record MutantResult(Mutant mutant, boolean emergency, Fate fate) {}
