package aftercare.trial.cases;

import aftercare.domain.Urgency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a case wants of the decision; what it does not name may be anything.
 *
 * @param urgency exactly this level
 * @param atLeast this level or a more urgent one
 * @param atMost this level or a milder one
 * @param actWithinHours exactly this deadline, in hours
 * @param because rules that must be among the reasons
 * @param notBecause rules that must not be among the reasons
 * @param advises rules whose self-care or education must be given
 * @param notAdvises rules whose self-care or education must not be given
 * @param asks rules of which a question must be in the answer
 * @param notAsks rules that must find nothing to ask, also nothing that is left out because it could not raise the answer
 */
public record Want(
        Optional<Urgency> urgency,
        Optional<Urgency> atLeast,
        Optional<Urgency> atMost,
        OptionalInt actWithinHours,
        List<String> because,
        List<String> notBecause,
        List<String> advises,
        List<String> notAdvises,
        List<String> asks,
        List<String> notAsks) {

    public Want {
        because = List.copyOf(because);
        notBecause = List.copyOf(notBecause);
        advises = List.copyOf(advises);
        notAdvises = List.copyOf(notAdvises);
        asks = List.copyOf(asks);
        notAsks = List.copyOf(notAsks);
    }

    /** Whether it wants questions, so that they have to be chosen. */
    public boolean wantsQuestions() {
        return !asks.isEmpty();
    }
}
