package aftercare.tables;

import java.util.Set;

/** Table B, allergy and airway (ALG), vasovagal and collapse (VAS), vital signs (VIT). */
record AllergyAndCollapseTable(Reading report, Findings found) {

    private static final Set<String> AIRWAY = Set.of("face-lip-tongue-swelling", "throat-tightness", "stridor");
    private static final Set<String> BESIDE_HIVES =
            Set.of("shortness-of-breath", "wheeze", "syncope", "unresponsive", "vomiting", "light-headedness");
    private static final Set<String> VASOVAGAL = Set.of("light-headedness", "nausea", "sweating");
    private static final Set<String> COLLAPSE = Set.of("unresponsive", "confusion", "impending-doom");
    private static final Set<String> BESIDE_SYNCOPE =
            Set.of("chest-pain", "shortness-of-breath", "palpitations", "abdominal-pain");

    void judge() {
        alg01LocalItch();
        alg02WidespreadHives();
        alg03AnaphylaxisOrAirway();
        for (Entry entry : report.entries(VASOVAGAL)) {
            vas01VasovagalResolved(entry);
        }
        for (Entry entry : report.entries("syncope")) {
            vas02SingleSyncope(entry);
            vas03OtherSyncope(entry);
        }
        vas04CollapseWithRedFlag();
        vas05Palpitations();
        vit01RedParameter();
        vit02TwoPointParameter();
    }

    private void alg01LocalItch() {
        if (report.has("local-itch-rash")) {
            found.fire(Rule.ALG_01, report.entries("local-itch-rash"));
        }
    }

    private void alg02WidespreadHives() {
        if (report.has("widespread-hives")) {
            found.fire(Rule.ALG_02, report.entries("widespread-hives"));
        }
    }

    private void alg03AnaphylaxisOrAirway() {
        if (report.has(AIRWAY)) {
            found.fire(Rule.ALG_03, report.entries(AIRWAY));
        }
        if (report.has("widespread-hives") && report.has(BESIDE_HIVES)) {
            found.fire(Rule.ALG_03, report.entries("widespread-hives"));
            found.fire(Rule.ALG_03, report.entries(BESIDE_HIVES));
        }
    }

    private void vas01VasovagalResolved(Entry entry) {
        if (Limits.atMost(entry.onsetHours(), Limits.SYNCOPE_SESSION_H) && entry.saysYes("resolved")) {
            found.fire(Rule.VAS_01, entry);
        }
    }

    private void vas02SingleSyncope(Entry syncope) {
        if (singleAndRecovered(syncope) && !redFlag(syncope)) {
            found.fire(Rule.VAS_02, syncope);
        }
    }

    private void vas03OtherSyncope(Entry syncope) {
        if (!singleAndRecovered(syncope) && !redFlag(syncope)) {
            found.fire(Rule.VAS_03, syncope);
        }
    }

    private void vas04CollapseWithRedFlag() {
        if (report.has(COLLAPSE)) {
            found.fire(Rule.VAS_04, report.entries(COLLAPSE));
        }
        for (Entry syncope : report.entries("syncope")) {
            if (redFlag(syncope)) {
                found.fire(Rule.VAS_04, syncope);
                found.fire(Rule.VAS_04, report.entries(BESIDE_SYNCOPE));
            }
        }
    }

    private void vas05Palpitations() {
        if (report.has("palpitations")) {
            found.fire(Rule.VAS_05, report.entries("palpitations"));
        }
    }

    private void vit01RedParameter() {
        if (report.vitalAtMost("heartRate", 40)
                || report.vitalAtLeast("heartRate", 131)
                || report.vitalAtMost("systolicBp", 90)
                || report.vitalAtLeast("systolicBp", 220)
                || report.vitalAtMost("respiratoryRate", 8)) {
            found.fire(Rule.VIT_01);
        }
    }

    private void vit02TwoPointParameter() {
        if (report.vitalBetween("heartRate", 111, 130)
                || report.vitalBetween("systolicBp", 91, 100)
                || report.vitalBetween("respiratoryRate", 21, 24)
                || (report.vitalBetween("spo2", 92, 93) && !report.risk("copd"))
                || Limits.atLeast(report.temperatureC(), Limits.NEWS_WARM_C)) {
            found.fire(Rule.VIT_02);
        }
    }

    private static boolean singleAndRecovered(Entry syncope) {
        return Limits.atMost(syncope.onsetHours(), Limits.SYNCOPE_SESSION_H)
                && syncope.saysYes("fullyRecovered")
                && syncope.saysNo("headInjury")
                && !syncope.saysYes("recurrent");
    }

    private boolean redFlag(Entry syncope) {
        return syncope.saysNo("fullyRecovered") || report.has(BESIDE_SYNCOPE);
    }
}
