package aftercare.trial.mutation;

import aftercare.trial.cases.TriageCase;
import aftercare.trial.search.Witness;
import java.util.Optional;

/** What became of a mutant. */
public sealed interface Fate {

    /** A case fails with it. */
    record Killed(TriageCase by) implements Fate {}

    /**
     * No case fails with it, though a report tells it apart: a case is missing, or does not want enough.
     *
     * @param told the report that was found; empty when only the report of a case tells it apart
     * @param nearly a case whose answer is another with the mutant, and that does not say so
     */
    record Survived(Optional<Witness> told, Optional<TriageCase> nearly) implements Fate {}

    /**
     * No case fails with it and no report was found that tells it apart.
     *
     * @param details whether some report is answered differently in details that no case can speak of: level, deadline or
     *     evidence of one reason beside others
     * @param listed whether the file of equivalent mutants has it; if not, it counts as survived
     */
    record Equivalent(boolean details, boolean listed) implements Fate {}
}
