package aftercare.tables;

import java.util.ArrayList;
import java.util.List;

/** Table B, bleeding, vessels, viscera: BLD-01 to BLD-10. */
record BleedingTable(Reading report, Derived derived, Findings found) {

    private static final int BELLY_PAIN_FROM = 4;

    void judge() {
        for (Entry entry : report.entries("site-bleeding")) {
            bld01MinorBleedingStopped(entry);
            bld02NotControlled(entry);
            bld03Heavy(entry);
        }
        for (Entry entry : report.entries(Words.BRUISE)) {
            bld04LargeOrLastingButStable(entry);
            bld05Expanding(entry);
        }
        for (Entry entry : report.entries()) {
            bld06BleedingRisk(entry);
        }
        bld07CompartmentOrIschaemia();
        for (Entry entry : report.entries()) {
            bld08PulsatileOrTense(entry);
            bld09Visceral(entry);
            bld10CalfSwelling(entry);
        }
    }

    private void bld01MinorBleedingStopped(Entry entry) {
        if (stoppedInTime(entry)) {
            found.fire(Rule.BLD_01, entry);
        }
    }

    private void bld02NotControlled(Entry entry) {
        if (!stoppedInTime(entry)) {
            found.fire(Rule.BLD_02, entry);
        }
    }

    private void bld03Heavy(Entry entry) {
        if (entry.saysYes("heavy")) {
            found.fire(Rule.BLD_03, entry);
        }
    }

    private void bld04LargeOrLastingButStable(Entry entry) {
        if (!derived.expandingBruise(entry) && (Derived.largeBruise(entry) || report.hoursOver(Limits.BRUISE_H))) {
            found.fire(Rule.BLD_04, entry);
        }
    }

    private void bld05Expanding(Entry entry) {
        if (derived.expandingBruise(entry)) {
            found.fire(Rule.BLD_05, entry);
        }
    }

    private void bld06BleedingRisk(Entry entry) {
        if (derived.dangerousBleedInto(entry)) {
            found.fire(Rule.BLD_06, entry);
        }
    }

    private void bld07CompartmentOrIschaemia() {
        if (report.has("cold-pale-limb")) {
            found.fire(Rule.BLD_07, report.entries("cold-pale-limb"));
        }
        List<Entry> companions = new ArrayList<>();
        for (Entry entry : report.entries()) {
            boolean severePain = entry.in(Words.SORE) && entry.severityAtLeast(Limits.SEVERE);
            if (entry.in(Words.NERVE) || entry.in(Words.WEAKNESS) || severePain) {
                companions.add(entry);
            }
        }
        if (report.has("tense-swelling") && !companions.isEmpty()) {
            found.fire(Rule.BLD_07, report.entries("tense-swelling"));
            found.fire(Rule.BLD_07, companions);
        }
    }

    private void bld08PulsatileOrTense(Entry entry) {
        if (entry.is("pulsatile-lump") || entry.is("tense-swelling")) {
            found.fire(Rule.BLD_08, entry);
        }
    }

    private void bld09Visceral(Entry entry) {
        boolean bellyOrFlankPain = (entry.is("abdominal-pain") || entry.is("flank-pain"))
                && (!entry.severityGiven() || entry.severityAtLeast(BELLY_PAIN_FROM))
                && report.trunkOrUnknown();
        if (entry.is("blood-in-urine") || bellyOrFlankPain) {
            found.fire(Rule.BLD_09, entry);
        }
    }

    private void bld10CalfSwelling(Entry entry) {
        if (entry.is("calf-swelling")) {
            found.fire(Rule.BLD_10, entry);
        }
    }

    private static boolean stoppedInTime(Entry entry) {
        return entry.saysYes("stopped") && !Limits.over(entry.number("pressureMinutes"), Limits.BLEED_MIN);
    }
}
