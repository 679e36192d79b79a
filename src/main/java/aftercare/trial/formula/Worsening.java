package aftercare.trial.formula;

import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A way in which a report can get worse while all else of it stays the same. */
public enum Worsening {
    /** One symptom more, present and new. */
    SYMPTOM("a symptom is added", Optional.empty()),
    /** One risk more. */
    RISK("a risk is added", Optional.empty()),
    /** A symptom whose severity was given has a higher one. */
    SEVERITY("a severity is higher", Optional.of("severity")),
    /** A symptom whose trend was given has a worse one. */
    TREND("a trend is worse", Optional.of("trend"));

    private static final List<String> TRENDS =
            FactField.of(FactKind.SYMPTOM, "trend").rising();

    private final String says;
    private final Optional<String> attribute;

    Worsening(String says, Optional<String> attribute) {
        this.says = says;
        this.attribute = attribute;
    }

    /** In words, as in "when a risk is added". */
    public String says() {
        return says;
    }

    /** The attribute of a symptom that has a worse answer; empty where something is added. */
    public Optional<String> attribute() {
        return attribute;
    }

    /** Whether of two answers, both given, the second one is the worse. */
    public static boolean isWorse(Object before, Object after) {
        if (before instanceof BigDecimal lower && after instanceof BigDecimal higher) {
            return lower.compareTo(higher) < 0;
        }
        int from = before == null ? -1 : TRENDS.indexOf(before);
        return from >= 0 && after != null && from < TRENDS.indexOf(after);
    }
}
