package aftercare.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Table B, infection: INF-01 to INF-15. */
record InfectionTable(Reading report, Derived derived, Findings found) {

    private static final Set<String> HIGH_RISK_SEPSIS_SYMPTOMS =
            Set.of("confusion", "mottled-skin", "cyanosis", "non-blanching-rash", "no-urine-18h", "impending-doom");
    private static final int RED_STREAKS_WITHIN_H = 6;

    void judge() {
        for (Entry entry : report.entries()) {
            inf01IncreasingRedness(entry);
            inf02IncreasingWarmth(entry);
            inf03IncreasingSwelling(entry);
            inf04PusOrDischarge(entry);
        }
        inf05FeverWithLocalSign();
        inf06SeveralLocalSigns();
        inf07FeverWithoutLocalSign();
        inf08RigorsOrExtremeTemperature();
        inf09TwoModerateSepsisCriteria();
        inf10HighRiskSepsisCriterion();
        inf11PainOutOfProportion();
        inf12HotSwollenJoint();
        inf13VulnerableHost();
        inf14HigherRiskHost();
        inf15SpinalInfection();
    }

    private void inf01IncreasingRedness(Entry entry) {
        if (Derived.increasingRedness(entry)) {
            found.fire(Rule.INF_01, entry);
        }
        if (entry.is("red-streaks")) {
            found.fireWithin(RED_STREAKS_WITHIN_H, Rule.INF_01, entry);
        }
    }

    private void inf02IncreasingWarmth(Entry entry) {
        if (Derived.increasingWarmth(entry)) {
            found.fire(Rule.INF_02, entry);
        }
    }

    private void inf03IncreasingSwelling(Entry entry) {
        if (Derived.increasingSwelling(entry)) {
            found.fire(Rule.INF_03, entry);
        }
    }

    private void inf04PusOrDischarge(Entry entry) {
        if (entry.in(Words.PUS_OR_DISCHARGE)) {
            found.fire(Rule.INF_04, entry);
        }
    }

    private void inf05FeverWithLocalSign() {
        if (derived.fever() && report.has(Words.SITE_SIGN)) {
            found.fire(Rule.INF_05, derived.feverEntries());
            found.fire(Rule.INF_05, report.entries(Words.SITE_SIGN));
        }
    }

    private void inf06SeveralLocalSigns() {
        if (derived.severalLocalSigns()) {
            found.fire(Rule.INF_06, report.entries(Words.LOCAL_SIGN));
        }
    }

    private void inf07FeverWithoutLocalSign() {
        if (derived.fever() && !report.has(Words.SITE_SIGN)) {
            found.fire(Rule.INF_07, derived.feverEntries());
        }
    }

    private void inf08RigorsOrExtremeTemperature() {
        if (report.has("rigors")) {
            found.fire(Rule.INF_08, report.entries("rigors"));
        }
        if (Limits.atLeast(report.temperatureC(), Limits.HIGH_C)
                || Limits.atMost(report.temperatureC(), Limits.LOW_C)) {
            found.fire(Rule.INF_08);
        }
    }

    private void inf09TwoModerateSepsisCriteria() {
        int criteria = 0;
        criteria += report.vitalBetween("respiratoryRate", 21, 24) ? 1 : 0;
        criteria += report.vitalBetween("heartRate", 91, 129) ? 1 : 0;
        criteria += report.vitalBetween("systolicBp", 91, 100) ? 1 : 0;
        boolean cool =
                Limits.over(report.temperatureC(), Limits.LOW_C) && Limits.below(report.temperatureC(), Limits.COOL_C);
        criteria += cool ? 1 : 0;
        criteria += report.has("reduced-urine") ? 1 : 0;
        if (derived.infectionSuspected() && criteria >= 2) {
            found.fire(Rule.INF_09, derived.infectionEntries());
            found.fire(Rule.INF_09, report.entries("reduced-urine"));
        }
    }

    private void inf10HighRiskSepsisCriterion() {
        boolean measured = report.vitalAtLeast("respiratoryRate", 25)
                || report.vitalAtLeast("heartRate", 130)
                || report.vitalAtMost("systolicBp", 90)
                || derived.lowSpo2();
        List<Entry> told = report.entries(HIGH_RISK_SEPSIS_SYMPTOMS);
        if (derived.infectionSuspected() && (measured || !told.isEmpty())) {
            found.fire(Rule.INF_10, derived.infectionEntries());
            found.fire(Rule.INF_10, told);
        }
    }

    private void inf11PainOutOfProportion() {
        List<Entry> severePains = new ArrayList<>();
        for (Entry entry : report.entries()) {
            boolean pain = entry.in(Words.SORE) || entry.is("abdominal-pain") || entry.is("flank-pain");
            if (pain && entry.severityAtLeast(Limits.SEVERE)) {
                severePains.add(entry);
            }
            if (entry.is("skin-blistering-or-dark") || (entry.is("site-redness") && entry.rapidlyWorsening())) {
                found.fire(Rule.INF_11, entry);
            }
        }
        if (derived.infectionSuspected() && !severePains.isEmpty() && !report.reliefYes()) {
            found.fire(Rule.INF_11, derived.infectionEntries());
            found.fire(Rule.INF_11, severePains);
        }
    }

    private void inf12HotSwollenJoint() {
        if (report.has("hot-swollen-joint")) {
            found.fire(Rule.INF_12, report.entries("hot-swollen-joint"));
        }
    }

    private void inf13VulnerableHost() {
        boolean vulnerable = report.risk("immunosuppressed")
                || report.risk("prostheticJoint")
                || report.risk("prostheticHeartValve");
        if (vulnerable && derived.infectionSuspected()) {
            found.fire(Rule.INF_13, derived.infectionEntries());
        }
    }

    private void inf14HigherRiskHost() {
        boolean higherRisk = report.risk("diabetes")
                || report.risk("lymphoedema")
                || report.risk("frail")
                || Limits.atLeast(report.ageYears(), Limits.OLD_YEARS);
        if (higherRisk && report.has(Words.SITE_SIGN)) {
            found.fire(Rule.INF_14, report.entries(Words.SITE_SIGN));
        }
    }

    private void inf15SpinalInfection() {
        List<Entry> spinalPains = new ArrayList<>();
        for (Entry entry : report.entries(Words.SORE)) {
            if (entry.is("back-pain") || entry.is("neck-pain") || entry.siteInSpine()) {
                spinalPains.add(entry);
            }
        }
        if (report.spineOrUnknown() && (derived.fever() || report.has("rigors")) && !spinalPains.isEmpty()) {
            found.fire(Rule.INF_15, spinalPains);
            found.fire(Rule.INF_15, derived.feverEntries());
            found.fire(Rule.INF_15, report.entries("rigors"));
        }
    }
}
