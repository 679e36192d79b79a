package aftercare.trial.mutation;

import aftercare.ruleset.model.Place;
import java.util.function.Function;

/**
 * One change of a part of a rule.
 *
 * @param place of what is changed
 * @param says what is changed, in words
 * @param part what appears there now
 */
record Edit<T>(MutationKind change, Place place, String says, T part) {

    /** The same change, seen from the part around it. */
    <U> Edit<U> in(Function<T, U> around) {
        return new Edit<>(change, place, says, around.apply(part));
    }
}
