package aftercare.trial.coverage;

import aftercare.triage.reference.Explanation.Boundary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A number that a rule compares with, and how closely cases come to it.
 *
 * @param sides those that a report can take, from below to above
 */
public record Threshold(List<Side> sides) {

    public Threshold {
        sides = List.copyOf(sides);
    }

    /**
     * One side of a threshold.
     *
     * @param value what a report must hold to take it
     * @param cases how many do, where the rule hangs on the comparison
     */
    public record Side(Boundary boundary, BigDecimal value, int cases) {

        /** Where it lies, in words. */
        public String says() {
            return switch (boundary) {
                case JUST_BELOW -> "just below";
                case AT -> "exactly at";
                case JUST_ABOVE -> "just above";
                case ELSEWHERE -> throw new IllegalStateException("no side of a threshold");
            };
        }
    }

    /** The sides that no case takes. */
    public List<Side> missing() {
        List<Side> missing = new ArrayList<>();
        for (Side side : sides) {
            if (side.cases() == 0) {
                missing.add(side);
            }
        }
        return missing;
    }
}
