package aftercare.tables;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * The places where the tables are meant to give less care to more harm, each as narrow as it can be said. Section D
 * lists them; whatever is not here is a violation. Two points of that list need no exception: EXP-07 to GEN-01 only
 * goes upward, and an empty list with {@code asymptomatic} is no list that INV-1 speaks about.
 */
final class KnownPoints {

    private static final Set<String> SOFT_CHEST_SIGNS_WITH_AN_END = Set.of("dry-cough", "shoulder-tip-pain");

    private KnownPoints() {}

    /** COPD lowers the limits of RSP-06, INF-10 and VIT-02: a measured SpO2 may then say less. */
    static boolean copdBesideMeasuredSpo2(Map<String, Object> before, Map<String, Object> after) {
        boolean copdAdded = !hasCopd(before) && hasCopd(after);
        return copdAdded && Tree.object(after, "vitals").containsKey("spo2");
    }

    private static boolean hasCopd(Map<String, Object> report) {
        return Boolean.TRUE.equals(Tree.object(report, "patient").get("copd"));
    }

    /** RSP-05, and RSP-07 with it: a cough or shoulder-tip pain after thoracic needling ends at 168 h. */
    static boolean softChestSignEnds(Map<String, Object> report, BigDecimal earlier, BigDecimal later) {
        Reading reading = Reading.of(report);
        return crosses(Limits.CHEST_SOFT_H, earlier, later)
                && reading.thoracicRiskOrUnknown()
                && reading.has(SOFT_CHEST_SIGNS_WITH_AN_END);
    }

    /** RSP-08: increasing soreness after a sharp stab near the lung ends at 168 h. */
    static boolean sharpStabEnds(Map<String, Object> report, BigDecimal earlier, BigDecimal later) {
        Reading reading = Reading.of(report);
        boolean increasing = false;
        for (Entry entry : reading.entries(Words.SORE)) {
            increasing = increasing || entry.gettingWorse();
        }
        return crosses(Limits.CHEST_SOFT_H, earlier, later)
                && reading.thoracicRiskOrUnknown()
                && reading.sharpPainAtInsertion()
                && increasing;
    }

    /** NDL-04 becomes NDL-05 when the window for preventive treatment has passed. */
    static boolean preventionWindowEnds(Map<String, Object> report, BigDecimal earlier, BigDecimal later) {
        return crosses(Limits.PEP_H, earlier, later) && Reading.of(report).has("needle-reuse-suspected");
    }

    private static boolean crosses(BigDecimal limit, BigDecimal earlier, BigDecimal later) {
        return Limits.atMost(earlier, limit) && Limits.over(later, limit);
    }

    /**
     * VAS-02 and VAS-03: an onset later than the report counts as not given, so a faint with such an onset is VAS-03. Take
     * the time of the treatment away and the contradiction is gone: the onset counts again.
     */
    static boolean faintBeginsAfterTheReport(Map<String, Object> before, Map<String, Object> after) {
        BigDecimal hoursSince = Mutations.hoursSince(before);
        if (hoursSince == null || Mutations.hoursSince(after) != null) {
            return false;
        }
        for (Map<String, Object> symptom : Tree.symptoms(before)) {
            BigDecimal onset = Tree.number(symptom, "onsetHours");
            if ("syncope".equals(Tree.text(symptom, "code")) && onset != null && onset.compareTo(hoursSince) > 0) {
                return true;
            }
        }
        return false;
    }
}
