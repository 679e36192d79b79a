package aftercare.domain;

import java.math.BigDecimal;

/** Numbers as people write them, the same in every locale. */
public final class Numbers {

    private Numbers() {}

    /** {@code 3.0} as "3", {@code 38.2} as "38.2"; "not given" for null. */
    public static String plain(Double value) {
        if (value == null) {
            return "not given";
        }
        BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
    }

    /** Hours as people write them, rounded to 0.01 h but never onto a whole hour that was not reached or was passed. */
    public static String hours(Double value) {
        if (value == null) {
            return "not given";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = exact.setScale(2, java.math.RoundingMode.HALF_UP);
        boolean ontoWholeHour = rounded.stripTrailingZeros().scale() <= 0 && rounded.compareTo(exact) != 0;
        return plain(ontoWholeHour ? exact.doubleValue() : rounded.doubleValue());
    }
}
