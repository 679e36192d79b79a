package aftercare.triage.reference;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import java.math.BigDecimal;
import java.util.Optional;

/** The least difference between two values of a field: what "just below" a threshold means. */
public final class FieldStep {

    /**
     * The numbers that a field may hold.
     *
     * @param least inclusive
     * @param greatest inclusive
     * @param step least difference between two of them
     */
    public record Numbers(BigDecimal least, BigDecimal greatest, BigDecimal step) {

        public boolean allow(BigDecimal value) {
            return value.compareTo(least) >= 0 && value.compareTo(greatest) <= 0;
        }
    }

    /** Hours are computed from milliseconds, and written with as many places in a report or case. */
    private static final Numbers HOURS = numbers(0, 87_600, "0.001");

    private static final Numbers SYMPTOMS = numbers(0, 50, "1");

    private final Vocabulary vocabulary;

    public FieldStep(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The step of the field that a comparison of a pattern looks at; empty if it holds no number. */
    public Optional<BigDecimal> of(Pattern pattern, Comparison comparison) {
        return numbers(pattern, comparison).map(Numbers::step);
    }

    /** What the field that a comparison of a pattern looks at may hold; empty if it holds no number. */
    public Optional<Numbers> numbers(Pattern pattern, Comparison comparison) {
        String field = comparison.field();
        return switch (FactKind.named(pattern.fact())) {
            case REPORT -> field.equals("symptomCount") ? Optional.of(SYMPTOMS) : Optional.empty();
            case TREATMENT -> field.equals("hoursSince") ? Optional.of(HOURS) : Optional.empty();
            case PATIENT -> of(Part.PATIENT, field);
            case SYMPTOM -> of(Part.ATTRIBUTES, field.equals("lastingHours") ? "durationHours" : field);
            case VITAL ->
                field.equals("value") ? Test.word(pattern.tests(), "sign").flatMap(sign -> of(Part.VITALS, sign)) : Optional.empty();
            case DOUBT, REGION, RISK_FACTOR, SELF_CARE, SIGN -> Optional.empty();
        };
    }

    private Optional<Numbers> of(Part part, String name) {
        Field field = vocabulary.fields(part).get(name);
        boolean number =
                field != null && (field.type() == Vocabulary.Type.INTEGER || field.type() == Vocabulary.Type.DECIMAL);
        return number
                ? Optional.of(new Numbers(field.min(), field.max(), BigDecimal.ONE.movePointLeft(field.places())))
                : Optional.empty();
    }

    private static Numbers numbers(long least, long greatest, String step) {
        return new Numbers(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest), new BigDecimal(step));
    }
}
