package aftercare.tables;

/** The bruises of B.0. */
record Bruises(Reading report) {

    static boolean small(Entry entry) {
        if (entry.sizeCm() != null) {
            return Limits.atMost(entry.sizeCm(), Limits.BRUISE_CM);
        }
        return entry.is("bruising") && entry.severityAtMost(Limits.MILD);
    }

    static boolean undescribed(Entry entry) {
        return entry.is("bruising") && entry.sizeCm() == null && !entry.severityGiven();
    }

    static boolean large(Entry entry) {
        return !small(entry) && !undescribed(entry);
    }

    boolean expanding(Entry entry) {
        if (!entry.in(Words.BRUISE)) {
            return false;
        }
        boolean worseningAndMore = entry.worsening() && (!small(entry) || report.hoursOverOrUnknown(Limits.PEAK_END_H));
        return entry.rapidlyWorsening() || worseningAndMore;
    }

    /** BLD-05 within 6 hours instead of 24. */
    boolean expandingFastOrNotSmall(Entry entry) {
        return expanding(entry) && (entry.rapidlyWorsening() || !small(entry));
    }

    /** BLD-06: any haematoma, a bruise that is large or grows, a swelling that grows. */
    boolean bleedingIntoTissue(Entry entry) {
        if (!report.bleedingRisk() || entry.gone()) {
            return false;
        }
        if (entry.is("bruising")) {
            return large(entry) || expanding(entry) || entry.gettingWorse();
        }
        return entry.is("haematoma") || (entry.is("site-swelling") && entry.gettingWorse());
    }
}
