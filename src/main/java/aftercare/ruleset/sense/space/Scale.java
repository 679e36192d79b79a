package aftercare.ruleset.sense.space;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How the numbers of a field are counted. What is given in a report moves in steps; what is computed may lie anywhere
 * between two of them, so each gap between two steps counts as one value more.
 *
 * @param places decimal places of a step
 * @param dense whether there is something between two steps
 */
public record Scale(int places, boolean dense) {

    /** Where a number is, which is no more exact than a step. */
    long tick(BigDecimal number) {
        long step =
                number.movePointRight(places).setScale(0, RoundingMode.FLOOR).longValueExact();
        return dense ? 2 * step : step;
    }

    /** A range of ticks as tests of a field, the limits of the field left out. */
    public String shown(String field, NumberSet range, NumberSet all) {
        boolean open = range.first() <= all.first();
        boolean below = range.last() >= all.last();
        if (!open && !below && range.first() == range.last() && isStep(range.first())) {
            return "`" + field + "` exactly " + number(range.first());
        }
        String least = open ? "" : "`" + field + (isStep(range.first()) ? " >= " : " > ") + floor(range.first()) + "`";
        String most = below ? "" : "`" + field + (isStep(range.last()) ? " <= " : " < ") + ceiling(range.last()) + "`";
        if (least.isEmpty() && most.isEmpty()) {
            return "every `" + field + "`";
        }
        return least.isEmpty() || most.isEmpty() ? least + most : least + " and " + most;
    }

    private boolean isStep(long tick) {
        return !dense || tick % 2 == 0;
    }

    private String floor(long tick) {
        return number(isStep(tick) ? tick : tick - 1);
    }

    private String ceiling(long tick) {
        return number(isStep(tick) ? tick : tick + 1);
    }

    private String number(long tick) {
        BigDecimal number = BigDecimal.valueOf(dense ? tick / 2 : tick).movePointLeft(places);
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
    }
}
