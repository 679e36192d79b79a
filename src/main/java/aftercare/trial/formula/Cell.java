package aftercare.trial.formula;

import java.util.List;
import java.util.Map;

/** What a field of a fact may hold, as far as the report is known. */
sealed interface Cell {

    /** Always that; null is a missing value. */
    record Fixed(Object value) implements Cell {}

    /**
     * It hangs on a choice.
     *
     * @param values of the field, by the places of the choice
     * @param each false when a value is only one of several that no test against a constant tells apart
     */
    record Chosen(Choice choice, List<Object> values, boolean each) implements Cell {}

    /** It follows from several choices: each of its values with the literal that says whether it is that one. */
    record Reckoned(Map<Object, Integer> values) implements Cell {}

    /** A list of words, each with the literal that says whether it is in the list. */
    record Listed(Map<String, Integer> words) implements Cell {}

    /** How many symptoms there are: the literals at n says that there are more than n. */
    record Counted(int[] more) implements Cell {}
}
