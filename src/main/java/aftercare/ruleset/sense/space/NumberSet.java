package aftercare.ruleset.sense.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of whole numbers that stand for the values of a field, kept as ranges. */
public final class NumberSet {

    /** Beyond every value of a field. */
    private static final long LEAST = Long.MIN_VALUE / 2;

    private static final long GREATEST = Long.MAX_VALUE / 2;

    /** The empty set. */
    public static final NumberSet NONE = new NumberSet(new long[0]);

    /** First and last of each range, ascending; no two ranges touch. */
    private final long[] ends;

    private NumberSet(long[] ends) {
        this.ends = ends;
    }

    /** From the first to the last, both inside; none if the last comes before the first. */
    public static NumberSet between(long first, long last) {
        return first <= last ? new NumberSet(new long[] {first, last}) : NONE;
    }

    static NumberSet upTo(long last) {
        return between(LEAST + 1, last);
    }

    static NumberSet from(long first) {
        return between(first, GREATEST - 1);
    }

    /** That value alone. */
    public static NumberSet only(long value) {
        return between(value, value);
    }

    /** What is in either. */
    public NumberSet or(NumberSet other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        long[][] ranges = new long[ends.length / 2 + other.ends.length / 2][];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < ends.length || j < other.ends.length) {
            boolean mine = j == other.ends.length || (i < ends.length && ends[i] <= other.ends[j]);
            ranges[count++] = mine ? new long[] {ends[i], ends[i + 1]} : new long[] {other.ends[j], other.ends[j + 1]};
            i += mine ? 2 : 0;
            j += mine ? 0 : 2;
        }
        long[] merged = new long[2 * count];
        int size = 0;
        for (long[] range : ranges) {
            if (size > 0 && range[0] <= merged[size - 1] + 1) {
                merged[size - 1] = Math.max(merged[size - 1], range[1]);
            } else {
                merged[size++] = range[0];
                merged[size++] = range[1];
            }
        }
        return new NumberSet(Arrays.copyOf(merged, size));
    }

    /** What is in both. */
    public NumberSet and(NumberSet other) {
        long[] both = new long[ends.length + other.ends.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < ends.length && j < other.ends.length) {
            long first = Math.max(ends[i], other.ends[j]);
            long last = Math.min(ends[i + 1], other.ends[j + 1]);
            if (first <= last) {
                both[size++] = first;
                both[size++] = last;
            }
            if (ends[i + 1] < other.ends[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return size == 0 ? NONE : new NumberSet(Arrays.copyOf(both, size));
    }

    /** Whether anything is in both. */
    public boolean meets(NumberSet other) {
        int i = 0;
        int j = 0;
        while (i < ends.length && j < other.ends.length) {
            if (ends[i + 1] < other.ends[j]) {
                i += 2;
            } else if (other.ends[j + 1] < ends[i]) {
                j += 2;
            } else {
                return true;
            }
        }
        return false;
    }

    /** What is in this and not in the other. */
    public NumberSet minus(NumberSet other) {
        return and(other.outside());
    }

    /** Every number that is not in it. */
    private NumberSet outside() {
        long[] gaps = new long[ends.length + 2];
        int size = 0;
        gaps[size++] = LEAST;
        for (int i = 0; i < ends.length; i += 2) {
            gaps[size++] = ends[i] - 1;
            gaps[size++] = ends[i + 1] + 1;
        }
        gaps[size] = GREATEST;
        return new NumberSet(gaps);
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return ends.length == 0;
    }

    /** Whether all of the other is in this. */
    public boolean covers(NumberSet other) {
        return other.minus(this).isEmpty();
    }

    /** Its ranges, each as a set, ascending. */
    public List<NumberSet> pieces() {
        List<NumberSet> pieces = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            pieces.add(between(ends[i], ends[i + 1]));
        }
        return pieces;
    }

    /** Least value; only of a set that is not empty. */
    public long first() {
        return ends[0];
    }

    /** Greatest value; only of a set that is not empty. */
    public long last() {
        return ends[ends.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberSet values && Arrays.equals(ends, values.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ends);
    }

    @Override
    public String toString() {
        return Arrays.toString(ends);
    }
}
