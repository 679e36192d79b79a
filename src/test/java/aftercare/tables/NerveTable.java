package aftercare.tables;

import java.util.Set;

/** Table B, nerve: NRV-01 to NRV-09. */
record NerveTable(Reading report, Derived derived, Findings found) {

    private static final Set<String> CAUDA_EQUINA =
            Set.of("saddle-numbness", "urinary-retention", "urinary-incontinence", "bowel-incontinence");
    private static final Set<String> ACUTE_CENTRAL =
            Set.of("thunderclap-headache", "seizure", "face-droop", "speech-difficulty");
    private static final Set<String> MENINGISM = Set.of("neck-stiffness", "photophobia");

    void judge() {
        for (Entry entry : report.entries(Words.NERVE)) {
            nrv01BriefParaesthesia(entry);
            nrv02PersistentParaesthesia(entry);
            nrv03ProlongedOrSpreading(entry);
        }
        for (Entry entry : report.entries(Words.WEAKNESS)) {
            nrv04NewMotorDeficit(entry);
            nrv05CentralOrAfterSpinalNeedling(entry);
        }
        nrv06CaudaEquina();
        for (Entry entry : report.entries()) {
            nrv07SuddenSpinalPain(entry);
            nrv08DuralPuncture(entry);
        }
        nrv09AcuteCentralEventOrMeningism();
    }

    private void nrv01BriefParaesthesia(Entry entry) {
        if (Limits.below(entry.lastingHours(), Limits.NERVE_PERSISTENT_H)
                && !entry.saysYes("persistent")
                && !entry.gettingWorse()) {
            found.fire(Rule.NRV_01, entry);
        }
    }

    private void nrv02PersistentParaesthesia(Entry entry) {
        if (entry.saysYes("persistent")
                || Limits.atLeast(entry.lastingHours(), Limits.NERVE_PERSISTENT_H)
                || entry.lastingHours() == null) {
            found.fire(Rule.NRV_02, entry);
        }
    }

    private void nrv03ProlongedOrSpreading(Entry entry) {
        if (Limits.over(entry.lastingHours(), Limits.NERVE_PROLONGED_H) || entry.gettingWorse()) {
            found.fire(Rule.NRV_03, entry);
        }
    }

    private void nrv04NewMotorDeficit(Entry entry) {
        found.fire(Rule.NRV_04, entry);
    }

    private void nrv05CentralOrAfterSpinalNeedling(Entry entry) {
        Object pattern = entry.attributes().get("pattern");
        if ("one-sided".equals(pattern) || "bilateral".equals(pattern) || report.spineOrUnknown()) {
            found.fire(Rule.NRV_05, entry);
        }
    }

    private void nrv06CaudaEquina() {
        if (report.has(CAUDA_EQUINA)) {
            found.fire(Rule.NRV_06, report.entries(CAUDA_EQUINA));
        }
    }

    private void nrv07SuddenSpinalPain(Entry entry) {
        boolean severeAndSudden = (entry.is("back-pain") || entry.is("neck-pain"))
                && entry.suddenOrNotGiven()
                && entry.severityAtLeast(Limits.SEVERE);
        if (report.spineOrUnknown() && (entry.is("sudden-electric-pain") || severeAndSudden)) {
            found.fire(Rule.NRV_07, entry);
        }
    }

    private void nrv08DuralPuncture(Entry entry) {
        if (report.spineOrUnknown() && entry.is("postural-headache")) {
            found.fire(Rule.NRV_08, entry);
        }
    }

    private void nrv09AcuteCentralEventOrMeningism() {
        if (report.has(ACUTE_CENTRAL)) {
            found.fire(Rule.NRV_09, report.entries(ACUTE_CENTRAL));
        }
        if (derived.fever() && report.has("headache") && report.has(MENINGISM)) {
            found.fire(Rule.NRV_09, derived.feverEntries());
            found.fire(Rule.NRV_09, report.entries("headache"));
            found.fire(Rule.NRV_09, report.entries(MENINGISM));
        }
    }
}
