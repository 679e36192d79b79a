package aftercare.ruleset.model;

import aftercare.domain.Fact;
import aftercare.domain.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field of a fact, as {@link FieldTable} lists it.
 *
 * @param holds what is read when it is not null
 * @param words which words it knows, where it holds words
 * @param absence the value of an answer that was not given
 * @param assumed that word or truth; empty where none does
 * @param answer the question of the report from which it is read; empty where it is worked out from others
 * @param computed worked out from times: its numbers may lie between two steps
 * @param fixed its numbers where no question says which are possible
 * @param worse where the answers that mean more danger lie
 * @param calm an answer that worries no rule; empty where there is no such answer
 * @param rising its words from the least dangerous to the most; empty where they have no such order
 * @param facts the version of the facts that has it first
 * @param reader without reflection; null for a missing value
 */
public record FactField(
        FactKind fact,
        String name,
        Holds holds,
        Words words,
        Absence absence,
        String assumed,
        String answer,
        boolean computed,
        Optional<Measure> fixed,
        Worse worse,
        String calm,
        List<String> rising,
        int facts,
        Function<Fact, Object> reader) {

    /** What a field holds. */
    public enum Holds {
        TRUTH("true or false"),
        WHOLE("a whole number"),
        DECIMAL("a decimal number"),
        WORD("a word"),
        WORDS("a list of words");

        private final String shown;

        Holds(String shown) {
            this.shown = shown;
        }

        /** In words, as in a message. */
        public String shown() {
            return shown;
        }

        public boolean isNumber() {
            return this == WHOLE || this == DECIMAL;
        }

        /** Whether values of both can be compared. */
        public boolean isLike(Holds other) {
            return this == other || isNumber() && other.isNumber();
        }
    }

    /** The words that a field knows. Fields that know the same ones may be compared with each other. */
    public enum Words {
        NONE,
        /** Those that the vocabulary lists for the answer. */
        OF_ANSWER,
        SYMPTOMS,
        SYMPTOM_GROUPS,
        REGIONS,
        REGION_GROUPS,
        RISK_FACTORS,
        VITAL_SIGNS,
        DOUBTS,
        SIGNS,
        SIGN_CODES,
        /** Where a symptom is, seen from where the needles went in. */
        PLACES,
        /** Different in every report. */
        POINTERS
    }

    /** What a missing answer means. */
    public enum Absence {
        /** The field is null. */
        MISSING,
        /** The field is there in every fact. */
        NEVER,
        /** A word that is no answer. */
        A_WORD,
        /** As if that answer had been given. */
        AN_ANSWER
    }

    /** Where the more dangerous answers of a field lie; {@code true} is above {@code false}. */
    public enum Worse {
        UP,
        DOWN,
        /** What is normal lies in the middle. */
        BOTH,
        NEITHER
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static FactField of(FactKind kind, String name) {
        return FieldTable.of(kind, name);
    }

    /** The value, or null when it is missing. */
    public Object of(Fact fact) {
        return reader.apply(fact);
    }

    public boolean nullable() {
        return absence == Absence.MISSING;
    }

    /** Whether the word says that there is no answer. */
    public boolean saysUnknown(String word) {
        return word.equals("unknown") && assumed.equals(word);
    }

    /** Whether it says which fact it is, not how that fact is. */
    public boolean saysWhich() {
        return answer.isEmpty() && !holds.isNumber() && holds != Holds.TRUTH && words != Words.PLACES;
    }

    /** What the vocabulary says of the question from which it is read. */
    public Optional<Vocabulary.Field> question(Vocabulary vocabulary, Optional<String> vital) {
        String name = fact == FactKind.VITAL ? vital.orElse("") : answer;
        return fact.part().map(vocabulary::fields).map(fields -> fields.get(name));
    }

    /**
     * The numbers that it may hold; empty if it holds none, or if that hangs on which vital sign it is of.
     *
     * @param vital the vital sign, where it is known
     */
    public Optional<Measure> measure(Vocabulary vocabulary, Optional<String> vital) {
        if (fixed.isPresent() || !holds.isNumber()) {
            return fixed;
        }
        return question(vocabulary, vital)
                .filter(question -> question.min() != null && question.max() != null)
                .map(question -> new Measure(question.min(), question.max(), question.places(), question.unit()));
    }

    FactField words(Words known) {
        return new FactField(
                fact, name, holds, known, absence, assumed, answer, computed, fixed, worse, calm, rising, facts,
                reader);
    }

    FactField absent(Absence means, String as) {
        return new FactField(
                fact, name, holds, words, means, as, answer, computed, fixed, worse, calm, rising, facts, reader);
    }

    FactField absent(Absence means) {
        return absent(means, "");
    }

    FactField derived() {
        return from("");
    }

    FactField from(String question) {
        return new FactField(
                fact, name, holds, words, absence, assumed, question, computed, fixed, worse, calm, rising, facts,
                reader);
    }

    FactField fromTimes() {
        return with(true, fixed, worse, calm, rising, facts);
    }

    FactField within(Measure measure) {
        return with(computed, Optional.of(measure), worse, calm, rising, facts);
    }

    FactField worse(Worse where) {
        return with(computed, fixed, where, calm, rising, facts);
    }

    FactField rising(String... from) {
        return with(computed, fixed, worse, calm, List.of(from), facts);
    }

    FactField calm(String least) {
        return with(computed, fixed, worse, least, rising, facts);
    }

    /** A field that rules of the second facts may ask for, and of no earlier ones. */
    FactField ofSecondFacts() {
        return with(computed, fixed, worse, calm, rising, Vocabulary.SECOND_FACTS);
    }

    /** The same field, with these of its parts. */
    private FactField with(
            boolean times, Optional<Measure> measure, Worse where, String least, List<String> order, int since) {
        return new FactField(
                fact, name, holds, words, absence, assumed, answer, times, measure, where, least, order, since, reader);
    }
}
