package aftercare.tables;

import java.util.SortedSet;
import java.util.TreeSet;

/** Advice and education: EDU-01, EDU-02, SC-01 to SC-08, none of it at URGENT_24H and above. */
record AdviceTable(Reading report) {

    SortedSet<String> advise(Level level) {
        SortedSet<String> advice = new TreeSet<>();
        if (level.atLeast(Level.URGENT_24H)) {
            return advice;
        }
        advice.add("EDU-01");
        advice.add("EDU-02");
        if (!selfCareFits()) {
            return advice;
        }
        advice.add("SC-01");
        advice.add("SC-02");
        advice.add("SC-03");
        if (sc04RestForTwoDays()) {
            advice.add("SC-04");
        }
        if (sc05Warmth()) {
            advice.add("SC-05");
        }
        if (sc06Ice()) {
            advice.add("SC-06");
        }
        if (sc07PainRelief()) {
            advice.add("SC-07");
        }
        if (sc08AskBeforePainRelief()) {
            advice.add("SC-08");
        }
        return advice;
    }

    private boolean selfCareFits() {
        return report.has(Words.SORE) || report.has(Words.TIREDNESS) || report.asymptomatic();
    }

    private boolean sc04RestForTwoDays() {
        return report.hoursBelowOrUnknown(Limits.PEAK_END_H);
    }

    private boolean sc05Warmth() {
        return !report.has(Words.SITE_SIGN)
                && !report.has(Words.BRUISE)
                && !report.has("site-bleeding")
                && !report.has(Words.NERVE);
    }

    private boolean sc06Ice() {
        return report.has("site-swelling");
    }

    private boolean sc07PainRelief() {
        return report.has(Words.SORE) && !sc08AskBeforePainRelief();
    }

    private boolean sc08AskBeforePainRelief() {
        return report.has(Words.SORE)
                && (report.bleedingRisk() || report.risk("pregnant") || report.risk("nsaidUnsafe"));
    }
}
