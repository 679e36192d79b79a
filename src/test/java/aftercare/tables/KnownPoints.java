package aftercare.tables;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The places where the tables are meant to give less care to more harm, each as narrow as it can be said. Section D
 * lists them; whatever is not here is a violation. Three points of that list need no exception: EXP-07 and EXP-09 only
 * go upward, and an empty list with {@code asymptomatic} is no list that INV-1 speaks about.
 */
final class KnownPoints {

    /** The rules about lung and spine that end at 168 h; RSP-07 rests on RSP-05. */
    private static final List<Rule> END_AT_168_H = List.of(
            Rule.RSP_05, Rule.RSP_07, Rule.RSP_08, Rule.RSP_10, Rule.RSP_11, Rule.RSP_12, Rule.NRV_16, Rule.NRV_17);

    /** BLD-15 ends and NDL-04 becomes NDL-05. */
    private static final List<Rule> END_AT_72_H = List.of(Rule.BLD_15, Rule.NDL_04);

    private static final List<Rule> NEED_A_KNOWN_REGION = List.of(Rule.INF_25, Rule.BLD_13);

    private KnownPoints() {}

    /** COPD lowers the limits of RSP-06, INF-10 and VIT-02: a measured SpO2 may then say less. */
    static boolean copdBesideMeasuredSpo2(Map<String, Object> before, Map<String, Object> after) {
        boolean copdAdded = !hasCopd(before) && hasCopd(after);
        return copdAdded && Tree.object(after, "vitals").containsKey("spo2");
    }

    private static boolean hasCopd(Map<String, Object> report) {
        return Boolean.TRUE.equals(Tree.object(report, "patient").get("copd"));
    }

    /** A rule that fired has come to its end between the two times. */
    static boolean ruleEnds(Verdict before, BigDecimal earlier, BigDecimal later) {
        return (crosses(Limits.CHEST_SOFT_H, earlier, later) && firedOne(END_AT_168_H, before))
                || (crosses(Limits.PEP_H, earlier, later) && firedOne(END_AT_72_H, before));
    }

    /**
     * EXP-01 wants to know how soreness near lung or spine began, EXP-05 after 72 h does not ask: what no rule explained
     * (GEN-01) before is then a slight overrun. Section D does not list it, because it looks at gluteals alone.
     */
    static boolean onsetIsAskedNoMore(
            Map<String, Object> report, Verdict before, Verdict after, BigDecimal earlier, BigDecimal later) {
        return crosses(Limits.EXPECTED_END_H, earlier, later)
                && Reading.of(report).lungOrSpineOrUnknown()
                && before.ruleIds().contains(Rule.GEN_01.id())
                && after.ruleIds().contains(Rule.EXP_05.id());
    }

    /** INF-25 and BLD-13 may fall silent when the regions are taken away. */
    static boolean needsAKnownRegion(Verdict before, Map<String, Object> whole, Map<String, Object> after) {
        boolean regionsDeleted =
                Reading.of(whole).regionsKnown() && !Reading.of(after).regionsKnown();
        return regionsDeleted && firedOne(NEED_A_KNOWN_REGION, before);
    }

    /**
     * A.2a lines 2 and 3: a word that has areas of its own (back pain, neck pain, sore chest muscle, stiff jaw), said to be
     * where the needles went in, is elsewhere when the needles went in elsewhere. Take the regions away and the patient's
     * word counts. Section D does not list it; it would be none if the contradiction {@code site-not-needled} spoke of
     * these areas too.
     */
    static boolean wordWithAreasSaidToBeNeedled(Map<String, Object> whole, Map<String, Object> after) {
        boolean regionsDeleted =
                Reading.of(whole).regionsKnown() && !Reading.of(after).regionsKnown();
        return regionsDeleted
                && Reading.of(whole)
                        .any(entry -> Place.hasAreasOfItsOwn(entry.code())
                                && !entry.siteKnown()
                                && entry.saysYes("needledSite")
                                && entry.place() == Place.ELSEWHERE);
    }

    private static boolean firedOne(List<Rule> rules, Verdict verdict) {
        for (Rule rule : rules) {
            if (verdict.ruleIds().contains(rule.id())) {
                return true;
            }
        }
        return false;
    }

    private static boolean crosses(BigDecimal limit, BigDecimal earlier, BigDecimal later) {
        return Limits.atMost(earlier, limit) && Limits.over(later, limit);
    }
}
