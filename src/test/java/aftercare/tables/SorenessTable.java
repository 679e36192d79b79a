package aftercare.tables;

/** Table B, prolonged or worsening soreness: PRO-01 to PRO-08, and the persistent symptom GEN-02. */
record SorenessTable(Reading report, Findings found) {

    void judge() {
        for (Entry entry : report.entries(Words.SORE)) {
            pro01SevereNotRelieved(entry);
            pro02RapidlyWorseningNotRelieved(entry);
            pro03LongerThanExpected(entry);
            pro04SevereOrRapidButRelieved(entry);
            pro05WorseningAfterThePeak(entry);
            pro06WorseningAfterTheWindow(entry);
            pro07LateOnset(entry);
            pro08OutsideTheTreatedArea(entry);
        }
        for (Entry entry : report.entries()) {
            gen02Persistent(entry);
        }
    }

    private void pro01SevereNotRelieved(Entry entry) {
        if (entry.severityAtLeast(Limits.SEVERE) && !report.reliefYes()) {
            found.fire(Rule.PRO_01, entry);
        }
    }

    private void pro02RapidlyWorseningNotRelieved(Entry entry) {
        if (entry.rapidlyWorsening() && !report.reliefYes()) {
            found.fire(Rule.PRO_02, entry);
        }
    }

    private void pro03LongerThanExpected(Entry entry) {
        if (report.hoursOver(Limits.EXPECTED_END_H) && !ExpectedCourseTable.slightOverrun(report, entry)) {
            found.fire(Rule.PRO_03, entry);
        }
    }

    private void pro04SevereOrRapidButRelieved(Entry entry) {
        if ((entry.severityAtLeast(Limits.SEVERE) || entry.rapidlyWorsening()) && report.reliefYes()) {
            found.fire(Rule.PRO_04, entry);
        }
    }

    private void pro05WorseningAfterThePeak(Entry entry) {
        if (report.hoursOver(Limits.PEAK_END_H) && report.hoursAtMost(Limits.EXPECTED_END_H) && entry.worsening()) {
            found.fire(Rule.PRO_05, entry);
        }
    }

    private void pro06WorseningAfterTheWindow(Entry entry) {
        if (report.hoursOver(Limits.EXPECTED_END_H) && entry.gettingWorse()) {
            found.fire(Rule.PRO_06, entry);
        }
    }

    private void pro07LateOnset(Entry entry) {
        if (Limits.over(entry.onsetHours(), Limits.LATE_ONSET_H)) {
            found.fire(Rule.PRO_07, entry);
        }
    }

    private void pro08OutsideTheTreatedArea(Entry entry) {
        if (entry.saysNo("needledSite")) {
            found.fire(Rule.PRO_08, entry);
        }
    }

    private void gen02Persistent(Entry entry) {
        boolean hasItsOwnClock = entry.in(Words.SORE) || entry.in(Words.NERVE) || entry.in(Words.BRUISE);
        if (!hasItsOwnClock
                && !entry.saysYes("resolved")
                && (entry.saysYes("persistent") || Limits.over(entry.lastingHours(), Limits.PERSISTENT_H))) {
            found.fire(Rule.GEN_02, entry);
        }
    }
}
