package aftercare.trial.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class ExactShareTest {

    /** From printed tables of exact 95 % limits of a binomial share. */
    @Test
    void agreesWithPublishedValues() {
        bounds(0, 10, 0, 0.3085);
        bounds(1, 10, 0.0025, 0.4450);
        bounds(2, 10, 0.0252, 0.5561);
        bounds(3, 10, 0.0667, 0.6525);
        bounds(5, 10, 0.1871, 0.8129);
        bounds(9, 10, 0.5550, 0.9975);
        bounds(10, 10, 0.6915, 1);
        bounds(0, 100, 0, 0.0362);
        bounds(1, 100, 0.0003, 0.0545);
        bounds(50, 100, 0.3983, 0.6017);
    }

    /** Where nothing was found, the upper bound is known in closed form. */
    @Test
    void agreesWithTheClosedFormWhereNothingWasFound() {
        for (int of : new int[] {1, 7, 59, 282, 4_490, 1_000_000}) {
            assertEquals(1 - Math.pow(0.025, 1.0 / of), new ExactShare(0, of).upper(), 1e-12);
            assertEquals(Math.pow(0.025, 1.0 / of), new ExactShare(of, of).lower(), 1e-12);
        }
    }

    @Test
    void boundsHoldTheShareAndMirrorEachOther() {
        for (int of = 1; of <= 60; of++) {
            double last = -1;
            for (int found = 0; found <= of; found++) {
                ExactShare share = new ExactShare(found, of);
                ExactShare others = new ExactShare(of - found, of);
                double seen = (double) found / of;
                assertTrue(share.lower() <= seen && seen <= share.upper(), share.toString());
                assertEquals(1 - others.upper(), share.lower(), 1e-12, share.toString());
                assertTrue(share.upper() > last, share.toString());
                last = share.upper();
            }
        }
    }

    /** The definition, added up term by term: at each bound the rest of the distribution is 2.5 %. */
    @Test
    void leavesTheSameChanceOnBothSides() {
        for (int of = 1; of <= 40; of += 3) {
            for (int found = 1; found < of; found++) {
                ExactShare share = new ExactShare(found, of);
                assertEquals(0.025, chance(found, of, of, share.lower()), 1e-10, share.toString());
                assertEquals(0.025, chance(0, found, of, share.upper()), 1e-10, share.toString());
            }
        }
    }

    @Test
    void nothingIsKnownOfNoCase() {
        assertEquals(0, new ExactShare(0, 0).lower());
        assertEquals(1, new ExactShare(0, 0).upper());
        assertThrows(IllegalArgumentException.class, () -> new ExactShare(2, 1));
    }

    private static void bounds(int found, int of, double lower, double upper) {
        ExactShare share = new ExactShare(found, of);
        assertEquals(lower, share.lower(), 0.00006, share.toString());
        assertEquals(upper, share.upper(), 0.00006, share.toString());
    }

    private static double chance(int from, int to, int of, double share) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal yes = new BigDecimal(share);
        BigDecimal no = BigDecimal.ONE.subtract(yes);
        BigDecimal ways = BigDecimal.ONE;
        for (int i = 0; i <= to; i++) {
            if (i >= from) {
                sum = sum.add(ways.multiply(yes.pow(i, MathContext.DECIMAL128))
                        .multiply(no.pow(of - i, MathContext.DECIMAL128)));
            }
            ways = ways.multiply(BigDecimal.valueOf(of - i)).divide(BigDecimal.valueOf(i + 1), MathContext.DECIMAL128);
        }
        return sum.doubleValue();
    }
}
