package aftercare.triage.intake;

import aftercare.domain.Urgency;
import java.util.List;

/**
 * Why a body was not triaged.
 *
 * @param kind whether the document could not be read, or was read and is not acceptable
 * @param problems at least one, in the order of the document
 * @param failSafe what to do without a triage: an ambulance when what could be read, or the first suggestion of a
 *     problem, names an emergency by itself, else a clinician today; never less
 */
public record Refusal(Kind kind, List<InputProblem> problems, Urgency failSafe) {

    /** How far the reading came. */
    public enum Kind {
        /** The bytes or the JSON are broken. */
        MALFORMED,
        /** Well-formed, but not a report that can be triaged. */
        UNACCEPTABLE
    }

    public Refusal {
        problems = List.copyOf(problems);
    }
}
