package aftercare.triage.reference;

import aftercare.domain.Vocabulary;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Measure;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import java.math.BigDecimal;
import java.util.Optional;

/** The least difference between two values of a field: what "just below" a threshold means. */
public final class FieldStep {

    private final Vocabulary vocabulary;

    public FieldStep(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The step of the field that a comparison of a pattern looks at; empty if it holds no number. */
    public Optional<BigDecimal> of(Pattern pattern, Comparison comparison) {
        return numbers(pattern, comparison).map(Measure::step);
    }

    /** What the field that a comparison of a pattern looks at may hold; empty if it holds no number. */
    public Optional<Measure> numbers(Pattern pattern, Comparison comparison) {
        return FactField.of(FactKind.named(pattern.fact()), comparison.field())
                .measure(vocabulary, Test.word(pattern.tests(), "sign"));
    }
}
