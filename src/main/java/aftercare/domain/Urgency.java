package aftercare.domain;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How soon somebody must act, mildest first. The code is the wire name; the rank grows with the urgency.
 *
 * <p>The usual time to act belongs to the level; a rule may tighten it, never loosen it.
 */
public enum Urgency {
    SELF_CARE(0, OptionalInt.empty()),
    ROUTINE_REVIEW(1, OptionalInt.of(72)),
    URGENT_24H(2, OptionalInt.of(24)),
    EMERGENCY_DEPARTMENT(3, OptionalInt.of(1)),
    EMERGENCY_AMBULANCE(4, OptionalInt.of(0));

    private final int rank;
    private final OptionalInt actWithinHours;

    Urgency(int rank, OptionalInt actWithinHours) {
        this.rank = rank;
        this.actWithinHours = actWithinHours;
    }

    /** From 0 (self-care) to 4 (ambulance). */
    public int rank() {
        return rank;
    }

    /** Hours within which to act when no rule says otherwise; empty where there is no need to act. */
    public OptionalInt actWithinHours() {
        return actWithinHours;
    }

    public boolean atLeast(Urgency other) {
        return compareTo(other) >= 0;
    }

    /** The more urgent of the two. */
    public Urgency or(Urgency other) {
        return atLeast(other) ? this : other;
    }

    /** True for the two levels that send a patient to hospital. */
    public boolean isEmergency() {
        return atLeast(EMERGENCY_DEPARTMENT);
    }

    /** True where self-care may be offered: nothing may compete with the instruction to seek care. */
    public boolean allowsSelfCare() {
        return !atLeast(URGENT_24H);
    }

    /** The level of that wire name, exactly spelt. */
    public static Optional<Urgency> ofCode(String code) {
        for (Urgency urgency : values()) {
            if (urgency.name().equals(code)) {
                return Optional.of(urgency);
            }
        }
        return Optional.empty();
    }
}
