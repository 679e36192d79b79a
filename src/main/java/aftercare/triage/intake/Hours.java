package aftercare.triage.intake;

import java.math.BigDecimal;

/** Hours and milliseconds: times are compared in milliseconds, so that no rounding moves a limit. */
final class Hours {

    private static final double MILLIS_OF_AN_HOUR = 3_600_000.0;
    private static final BigDecimal EXACT_MILLIS_OF_AN_HOUR = BigDecimal.valueOf(3_600_000);

    private Hours() {}

    /** Exact: hours have at most three decimal places, and a thousandth of an hour is 3,600 ms. */
    static long toMillis(BigDecimal hours) {
        return hours.multiply(EXACT_MILLIS_OF_AN_HOUR).longValueExact();
    }

    static double ofMillis(long millis) {
        return millis / MILLIS_OF_AN_HOUR;
    }
}
