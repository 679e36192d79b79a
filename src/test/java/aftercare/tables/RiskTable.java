package aftercare.tables;

/** Table B, risk escalation: RSK-01 to RSK-10. */
record RiskTable(Reading report, Derived derived, Findings found) {

    void judge() {
        found.each(Rule.RSK_01, entry -> report.bleedingRisk() && rsk01IntracranialBleed(entry));
        found.each(Rule.RSK_02, this::rsk02Obstetric);
        if (report.risk("pregnant") && derived.fever()) {
            found.when(true, Rule.RSK_03);
            found.about(Rule.RSK_03, derived.feverEntries());
        }
        found.when(report.anySymptom() && Limits.below(report.ageYears(), Limits.CHILD_YEARS), Rule.RSK_04);
        found.when(report.anySymptom() && rsk05Minor(), Rule.RSK_05);
        found.each(Rule.RSK_06, this::rsk06UndescribedBruise);
        found.each(Rule.RSK_07, this::rsk07PregnancyNotExcluded);
        found.each(Rule.RSK_08, this::rsk08LowBloodSugar);
        found.each(Rule.RSK_09, RiskTable::heavyVaginalBleeding);
        found.each(Rule.RSK_10, this::rsk10MenstrualChange);
    }

    private static boolean rsk01IntracranialBleed(Entry entry) {
        boolean suddenOrGrowing =
                entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM) && (entry.sudden() || entry.gettingWorse());
        boolean headache = entry.is("headache") && entry.current() && (entry.severe() || suddenOrGrowing);
        boolean posturalHeadache = entry.is("postural-headache") && entry.counts() && entry.severe();
        boolean struckHead = entry.is("syncope") && entry.saysYes("headInjury");
        return headache || posturalHeadache || struckHead;
    }

    private boolean rsk02Obstetric(Entry entry) {
        boolean newBleedingOrPain = entry.is("vaginal-bleeding")
                || entry.is("early-period")
                || (!entry.old() && entry.is("abdominal-pain"));
        boolean speaksForItself = entry.is("contractions") || entry.is("reduced-fetal-movement");
        return speaksForItself || (report.risk("pregnant") && newBleedingOrPain);
    }

    private boolean rsk05Minor() {
        return Limits.atLeast(report.ageYears(), Limits.CHILD_YEARS)
                && Limits.below(report.ageYears(), Limits.ADULT_YEARS);
    }

    private boolean rsk06UndescribedBruise(Entry entry) {
        return report.bleedingRisk()
                && entry.is("bruising")
                && !entry.gone()
                && (Bruises.undescribed(entry) || !entry.trendGiven())
                && !new Bruises(report).bleedingIntoTissue(entry);
    }

    private boolean rsk07PregnancyNotExcluded(Entry entry) {
        boolean youngEnough = report.ageYears() == null || Limits.below(report.ageYears(), Limits.PREGNANCY_YEARS);
        return entry.is("vaginal-bleeding") && report.pregnantNotGiven() && youngEnough;
    }

    private boolean rsk08LowBloodSugar(Entry entry) {
        return report.risk("diabetes")
                && (entry.is("trembling") || entry.is("sweating"))
                && entry.current()
                && (entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM) || entry.gettingWorse());
    }

    /** Old or not: the two words of bleeding count in any case here. */
    private static boolean heavyVaginalBleeding(Entry entry) {
        return (entry.is("vaginal-bleeding") || entry.is("early-period")) && entry.saysYes("heavy");
    }

    private boolean rsk10MenstrualChange(Entry entry) {
        return (entry.is("early-period") || entry.is("vaginal-bleeding"))
                && !report.risk("pregnant")
                && !rsk07PregnancyNotExcluded(entry)
                && !heavyVaginalBleeding(entry);
    }
}
