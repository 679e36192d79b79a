package aftercare.tables;

import java.util.List;
import java.util.Set;

/** Table B, infection: INF-01 to INF-29. */
record InfectionTable(Reading report, Derived derived, Findings found) {

    private static final Set<String> HIGH_RISK_SEPSIS =
            Set.of("confusion", "mottled-skin", "cyanosis", "non-blanching-rash", "no-urine-18h", "impending-doom");
    private static final Set<String> SOFT_SIGN_WITHOUT_FEVER =
            Set.of("chills", "felt-hot", "flu-like", "night-sweats", "no-appetite");
    private static final int RED_STREAKS_WITHIN_H = 6;

    void judge() {
        found.each(Rule.INF_01, Derived::increasingRedness);
        found.eachWithin(RED_STREAKS_WITHIN_H, Rule.INF_01, entry -> entry.is("red-streaks"));
        found.each(Rule.INF_02, entry -> Derived.increasing("site-warmth", entry));
        found.each(Rule.INF_03, entry -> Derived.increasing("site-swelling", entry));
        found.each(Rule.INF_04, entry -> entry.in(Words.PUS_OR_DISCHARGE));
        inf05FeverWithLocalSign();
        inf06SeveralLocalSigns();
        inf07FeverWithoutLocalSign();
        inf08RigorsOrExtremeTemperature();
        inf09TwoModerateSepsisCriteria();
        inf10HighRiskSepsisCriterion();
        inf11PainOutOfProportion();
        found.each(Rule.INF_12, entry -> entry.is("hot-swollen-joint"));
        inf13VulnerableHost();
        inf14HigherRiskHost();
        inf15SpinalInfection();
        found.each(Rule.INF_16, entry -> entry.is("non-blanching-rash") && !entry.improvingOrStable());
        found.each(Rule.INF_17, entry -> entry.is("non-blanching-rash") && entry.improvingOrStable());
        found.each(Rule.INF_18, entry -> (entry.is("mottled-skin") || entry.is("no-urine-18h")) && entry.counts());
        inf19LowGradeTemperature();
        found.each(Rule.INF_20, entry -> entry.in(SOFT_SIGN_WITHOUT_FEVER) && entry.current());
        inf21HiddenInfectionInAVulnerableHost();
        inf22SpinalInfectionWithoutFever();
        found.each(Rule.INF_23, entry -> entry.is("jaundice") || (entry.is("dark-urine") && entry.counts()));
        inf24FailingLiverOrMuscle();
        found.each(Rule.INF_25, this::inf25InfectedEar);
        inf26LockedJawWithFever();
        found.each(Rule.INF_27, this::inf27LockedJawNotExplained);
        found.each(Rule.INF_28, this::inf28LittleUrine);
        found.each(Rule.INF_29, entry -> (entry.is("sore-throat") || entry.is("swollen-glands")) && entry.current());
    }

    private void inf05FeverWithLocalSign() {
        if (derived.fever() && report.any(Derived::localSign)) {
            found.about(Rule.INF_05, derived.feverEntries());
            found.about(Rule.INF_05, report.those(Derived::localSign));
        }
    }

    private void inf06SeveralLocalSigns() {
        if (derived.severalLocalSigns()) {
            found.about(Rule.INF_06, report.those(Derived::rednessWarmthOrSwelling));
        }
    }

    private void inf07FeverWithoutLocalSign() {
        if (derived.fever() && !report.any(Derived::localSign)) {
            found.when(true, Rule.INF_07);
            found.about(Rule.INF_07, derived.feverEntries());
        }
    }

    private void inf08RigorsOrExtremeTemperature() {
        found.each(Rule.INF_08, entry -> entry.is("rigors"));
        boolean extreme = Limits.atLeast(report.temperatureC(), Limits.HIGH_C)
                || Limits.atMost(report.temperatureC(), Limits.LOW_C);
        found.when(extreme, Rule.INF_08);
    }

    private void inf09TwoModerateSepsisCriteria() {
        List<Entry> littleUrine = report.those(entry -> entry.is("reduced-urine") && entry.counts());
        boolean cool =
                Limits.over(report.temperatureC(), Limits.LOW_C) && Limits.below(report.temperatureC(), Limits.COOL_C);
        int criteria = 0;
        criteria += report.vitalBetween("respiratoryRate", 21, 24) ? 1 : 0;
        criteria += report.vitalBetween("heartRate", 91, 129) ? 1 : 0;
        criteria += report.vitalBetween("systolicBp", 91, 100) ? 1 : 0;
        criteria += cool ? 1 : 0;
        criteria += littleUrine.isEmpty() ? 0 : 1;
        if (criteria >= 2) {
            whenInfectionIsSuspected(Rule.INF_09, littleUrine);
        }
    }

    private void inf10HighRiskSepsisCriterion() {
        boolean measured = report.vitalAtLeast("respiratoryRate", 25)
                || report.vitalAtLeast("heartRate", 130)
                || report.vitalAtMost("systolicBp", 90)
                || derived.lowSpo2();
        List<Entry> named = report.those(entry -> entry.in(HIGH_RISK_SEPSIS) && entry.counts());
        if (measured || !named.isEmpty()) {
            whenInfectionIsSuspected(Rule.INF_10, named);
        }
    }

    private void inf11PainOutOfProportion() {
        List<Entry> severePains = report.those(entry ->
                (entry.in(Words.SORE) || entry.in(Words.BELLY_OR_FLANK_PAIN)) && entry.severe() && !entry.gone());
        if (!severePains.isEmpty() && !report.reliefYes()) {
            whenInfectionIsSuspected(Rule.INF_11, severePains);
        }
        found.each(
                Rule.INF_11,
                entry -> entry.is("skin-blistering-or-dark") || (entry.is("site-redness") && entry.rapidlyWorsening()));
    }

    private void inf13VulnerableHost() {
        if (report.risk("immunosuppressed") || report.risk("prostheticJoint") || report.risk("prostheticHeartValve")) {
            whenInfectionIsSuspected(Rule.INF_13, List.of());
        }
    }

    private void whenInfectionIsSuspected(Rule rule, List<Entry> besides) {
        if (derived.infectionSuspected()) {
            found.when(true, rule);
            found.about(rule, derived.infectionEntries());
            found.about(rule, besides);
        }
    }

    private void inf14HigherRiskHost() {
        boolean higherRisk = report.risk("diabetes")
                || report.risk("lymphoedema")
                || report.risk("frail")
                || Limits.atLeast(report.ageYears(), Limits.OLD_YEARS);
        if (higherRisk) {
            found.about(Rule.INF_14, report.those(Derived::localSign));
        }
    }

    private void inf15SpinalInfection() {
        boolean feverOrRigors = derived.fever() || report.has("rigors");
        if (feverOrRigors && report.needledOrUnknown(RegionGroup.SPINE) && report.any(Derived::spineSore)) {
            found.about(Rule.INF_15, report.those(Derived::spineSore));
            found.about(Rule.INF_15, derived.feverEntries());
            found.about(Rule.INF_15, report.those(entry -> entry.is("rigors")));
        }
    }

    private void inf19LowGradeTemperature() {
        boolean lowGrade = Limits.atLeast(report.temperatureC(), Limits.LOW_GRADE_C)
                && Limits.below(report.temperatureC(), Limits.FEVER_C);
        found.when(lowGrade, Rule.INF_19);
    }

    private void inf21HiddenInfectionInAVulnerableHost() {
        boolean valve = report.risk("prostheticHeartValve") || report.risk("heartValveDisease");
        if ((valve || report.risk("immunosuppressed")) && report.hoursOverOrUnknown(Limits.WEAK_HOST_H)) {
            found.each(
                    Rule.INF_21,
                    entry -> Derived.softInfection(entry) || (valve && entry.is("fatigue") && entry.gettingWorse()));
        }
    }

    private void inf22SpinalInfectionWithoutFever() {
        if (report.needledOrUnknown(RegionGroup.SPINE) && report.hoursOverOrUnknown(Limits.EXPECTED_END_H)) {
            found.both(Rule.INF_22, entry -> Derived.spineSore(entry) && !entry.improving(), Derived::softInfection);
        }
    }

    private void inf24FailingLiverOrMuscle() {
        List<Entry> jaundice = report.those(entry -> entry.is("jaundice"));
        if (!jaundice.isEmpty() && derived.fever()) {
            found.about(Rule.INF_24, jaundice);
            found.about(Rule.INF_24, derived.feverEntries());
        }
        found.both(Rule.INF_24, entry -> entry.is("jaundice"), InfectionTable::signOfLiverFailure);
        found.both(Rule.INF_24, entry -> entry.is("dark-urine") && entry.counts(), Derived::severeSoreness);
    }

    private static boolean signOfLiverFailure(Entry entry) {
        boolean bellyPain = entry.is("abdominal-pain") && entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM);
        return entry.current() && (entry.is("drowsiness") || entry.is("vomiting") || bellyPain);
    }

    private boolean inf25InfectedEar(Entry entry) {
        boolean earNeedled = report.regionsKnown() && report.regions().contains("ear");
        boolean atEar = entry.siteGiven() ? entry.site().equals("ear") : earNeedled;
        boolean inflamed = Derived.rednessWarmthOrSwelling(entry) && !entry.improvingOrStable();
        boolean painful = entry.is("pain")
                && entry.current()
                && entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM)
                && report.hoursOverOrUnknown(Limits.WEAK_HOST_H);
        return atEar && (inflamed || entry.in(Words.PUS_OR_DISCHARGE) || painful);
    }

    private void inf26LockedJawWithFever() {
        List<Entry> jaws = report.those(InfectionTable::lockedJaw);
        if (derived.fever() && !jaws.isEmpty()) {
            found.about(Rule.INF_26, jaws);
            found.about(Rule.INF_26, derived.feverEntries());
        }
    }

    private boolean inf27LockedJawNotExplained(Entry entry) {
        return lockedJaw(entry)
                && (!entry.atNeedledPlace() || entry.gettingWorse() || report.hoursOver(Limits.CHEST_SOFT_H));
    }

    private static boolean lockedJaw(Entry entry) {
        return entry.is("stiff-jaw") && entry.current();
    }

    private boolean inf28LittleUrine(Entry entry) {
        return entry.is("reduced-urine")
                && entry.counts()
                && (report.needledOrUnknown(RegionGroup.SPINE) || report.needledOrUnknown(RegionGroup.TRUNK));
    }
}
