package aftercare.ruleset.model;

import java.math.BigDecimal;

/**
 * The numbers that a field may hold.
 *
 * @param min inclusive
 * @param max inclusive
 * @param places decimal places
 * @param unit as the vocabulary writes it; may be empty
 */
public record Measure(BigDecimal min, BigDecimal max, int places, String unit) {

    /** The least difference between two of them: what "just below" means. */
    public BigDecimal step() {
        return BigDecimal.ONE.movePointLeft(places);
    }

    public boolean allows(BigDecimal value) {
        return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
    }
}
