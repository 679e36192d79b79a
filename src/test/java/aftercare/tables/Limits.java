package aftercare.tables;

import java.math.BigDecimal;

/** The parameters of A.5 and the exact comparisons with them. A value that was not given satisfies none of these. */
final class Limits {

    static final BigDecimal PEAK_END_H = new BigDecimal("48.0");
    static final BigDecimal EXPECTED_END_H = new BigDecimal("72.0");
    static final BigDecimal GRACE_END_H = new BigDecimal("96.0");
    static final BigDecimal LATE_ONSET_H = new BigDecimal("48.0");
    static final BigDecimal PERSISTENT_H = new BigDecimal("72.0");
    static final BigDecimal BENIGN_H = new BigDecimal("48.0");
    static final BigDecimal WEAK_HOST_H = new BigDecimal("24.0");
    static final BigDecimal SELF_CARE_END_H = new BigDecimal("96.0");
    static final BigDecimal MINOR_AE_H = new BigDecimal("24.0");

    static final BigDecimal NERVE_PERSISTENT_H = new BigDecimal("24.0");
    static final BigDecimal NERVE_PROLONGED_H = new BigDecimal("72.0");

    static final BigDecimal FEVER_C = new BigDecimal("38.0");
    static final BigDecimal HIGH_C = new BigDecimal("40.0");
    static final BigDecimal LOW_C = new BigDecimal("35.0");
    static final BigDecimal LOW_GRADE_C = new BigDecimal("37.8");
    static final BigDecimal COOL_C = new BigDecimal("36.0");
    static final BigDecimal NEWS_WARM_C = new BigDecimal("39.1");

    static final BigDecimal EARLY_REDNESS_H = new BigDecimal("48.0");
    static final BigDecimal EARLY_REDNESS_CM = new BigDecimal("2.0");
    static final BigDecimal BIG_REDNESS_CM = new BigDecimal("5.0");

    static final BigDecimal BRUISE_CM = new BigDecimal("5.0");
    static final BigDecimal BRUISE_H = new BigDecimal("336.0");
    static final BigDecimal HUGE_BRUISE_CM = new BigDecimal("10.0");
    static final BigDecimal LUMP_CM = new BigDecimal("2.0");
    static final BigDecimal LUMP_H = new BigDecimal("336.0");
    static final BigDecimal BLEED_MIN = new BigDecimal("10");

    static final BigDecimal CHEST_SOFT_H = new BigDecimal("168.0");
    static final BigDecimal THIN_BMI = new BigDecimal("20.0");
    static final BigDecimal SYNCOPE_SESSION_H = new BigDecimal("1.0");
    static final BigDecimal DURING_THE_SESSION_H = new BigDecimal("0.0");
    static final BigDecimal PRESYNCOPE_H = new BigDecimal("0.5");
    static final BigDecimal COMPARTMENT_H = new BigDecimal("72.0");
    static final BigDecimal SPINE_BLEED_H = new BigDecimal("168.0");
    static final BigDecimal NEAR_LUNG_H = new BigDecimal("168.0");
    static final BigDecimal PEP_H = new BigDecimal("72.0");

    static final BigDecimal CHILD_YEARS = new BigDecimal("16");
    static final BigDecimal ADULT_YEARS = new BigDecimal("18");
    static final BigDecimal PREGNANCY_YEARS = new BigDecimal("56.0");
    static final BigDecimal OLD_YEARS = new BigDecimal("75");

    static final int MILD = 3;
    static final int MODERATE_FROM = 4;
    static final int MODERATE = 6;
    static final int NEAR_RIBS = 6;
    static final int SEVERE = 7;

    private Limits() {}

    static boolean atMost(BigDecimal value, BigDecimal limit) {
        return value != null && value.compareTo(limit) <= 0;
    }

    static boolean below(BigDecimal value, BigDecimal limit) {
        return value != null && value.compareTo(limit) < 0;
    }

    static boolean atLeast(BigDecimal value, BigDecimal limit) {
        return value != null && value.compareTo(limit) >= 0;
    }

    static boolean over(BigDecimal value, BigDecimal limit) {
        return value != null && value.compareTo(limit) > 0;
    }
}
