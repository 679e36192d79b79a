package aftercare.tables;

/** The five levels of section 0.1, least urgent first, with the hours in which to act when a rule says nothing else. */
enum Level {
    SELF_CARE(-1),
    ROUTINE_REVIEW(72),
    URGENT_24H(24),
    EMERGENCY_DEPARTMENT(1),
    EMERGENCY_AMBULANCE(0);

    /** Stands for "no deadline": only SELF_CARE has none. */
    static final int NO_DEADLINE = -1;

    private final int withinHours;

    Level(int withinHours) {
        this.withinHours = withinHours;
    }

    int withinHours() {
        return withinHours;
    }

    boolean atLeast(Level other) {
        return compareTo(other) >= 0;
    }

    static Level of(Verdict verdict) {
        return valueOf(verdict.urgency());
    }
}
