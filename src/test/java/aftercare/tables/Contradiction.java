package aftercare.tables;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The contradictions of MIS-06, with the codes that the table gives them. */
enum Contradiction {
    ONSET_AFTER_REPORT,
    DURATION_TOO_LONG,
    ASYMPTOMATIC_WITH_SYMPTOMS,
    GONE_BUT_THERE,
    OLD_BUT_BEGAN_AFTER,
    SITE_NOT_NEEDLED,
    PREGNANCY_DENIED;

    String code() {
        return name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    static SortedSet<Contradiction> in(Reading report) {
        SortedSet<Contradiction> contradictions = new TreeSet<>();
        if (report.anySymptom() && report.asymptomatic()) {
            contradictions.add(ASYMPTOMATIC_WITH_SYMPTOMS);
        }
        boolean signOfPregnancy = report.has("contractions") || report.has("reduced-fetal-movement");
        if (report.pregnantDenied() && signOfPregnancy) {
            contradictions.add(PREGNANCY_DENIED);
        }
        for (Entry entry : report.entries()) {
            contradictions.addAll(in(entry, report));
        }
        return contradictions;
    }

    private static SortedSet<Contradiction> in(Entry entry, Reading report) {
        SortedSet<Contradiction> contradictions = new TreeSet<>();
        Map<String, Object> given = entry.attributes();
        if (report.hoursKnown() && Limits.over(entry.number("onsetHours"), report.hoursSince())) {
            contradictions.add(ONSET_AFTER_REPORT);
        }
        boolean lastsTooLong = report.hoursKnown() && Limits.over(entry.number("durationHours"), report.hoursSince());
        if (lastsTooLong && !entry.saysNo("newSinceTreatment")) {
            contradictions.add(DURATION_TOO_LONG);
        }
        if (entry.saysYes("resolved") && Entry.saysThatItIsThere(given)) {
            contradictions.add(GONE_BUT_THERE);
        }
        if (entry.saysNo("newSinceTreatment") && entry.given("onsetHours")) {
            contradictions.add(OLD_BUT_BEGAN_AFTER);
        }
        if (entry.saysYes("needledSite") && entry.siteKnown() && report.regionsKnown()) {
            boolean apart = Collections.disjoint(Regions.areas(List.of(entry.site())), Regions.areas(report.regions()));
            if (apart) {
                contradictions.add(SITE_NOT_NEEDLED);
            }
        }
        return contradictions;
    }
}
