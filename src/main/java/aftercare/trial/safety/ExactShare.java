package aftercare.trial.safety;

import java.util.function.DoublePredicate;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * How many of how many, with the exact bounds of Clopper and Pearson: at both bounds, what was seen or something further off
 * has a chance of {@value #TAIL}, so that both together hold with 95 %.
 */
public record ExactShare(long found, long of) {

    private static final double TAIL = 0.025;

    /** Halving an interval so often leaves nothing of it in the numbers of a computer. */
    private static final int HALVINGS = 60;

    public ExactShare {
        if (found < 0 || found > of) {
            throw new IllegalArgumentException("no share: " + found + " of " + of);
        }
    }

    /** The smallest share that what was found is still likely enough under. */
    public double lower() {
        return found == 0 ? 0 : turn(share -> atLeast(share) < TAIL);
    }

    /** The largest such share. */
    public double upper() {
        return found == of ? 1 : turn(share -> atMost(share) > TAIL);
    }

    /** The chance of as many or more. */
    private double atLeast(double share) {
        return RegularizedBeta.value(share, found, of - found + 1.0);
    }

    /** The chance of as many or fewer. */
    private double atMost(double share) {
        return RegularizedBeta.complement(share, found + 1.0, of - found);
    }

    /** Where something that holds from 0 on stops to hold. */
    private static double turn(DoublePredicate holds) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
