package aftercare.sense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of whole numbers that stand for the values of a field, kept as ranges. */
final class Values {

    static final Values NONE = new Values(new long[0]);

    /** First and last of each range, ascending; no two ranges touch. */
    private final long[] ends;

    private Values(long[] ends) {
        this.ends = ends;
    }

    /** From the first to the last, both inside; none if the last comes before the first. */
    static Values between(long first, long last) {
        return first <= last ? new Values(new long[] {first, last}) : NONE;
    }

    static Values only(long value) {
        return between(value, value);
    }

    Values or(Values other) {
        long[][] ranges = new long[ends.length / 2 + other.ends.length / 2][];
        int count = 0;
        for (long[] all : new long[][] {ends, other.ends}) {
            for (int i = 0; i < all.length; i += 2) {
                ranges[count++] = new long[] {all[i], all[i + 1]};
            }
        }
        Arrays.sort(ranges, (one, two) -> Long.compare(one[0], two[0]));
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
        return new Values(Arrays.copyOf(merged, size));
    }

    Values and(Values other) {
        Values both = NONE;
        for (int i = 0; i < ends.length; i += 2) {
            for (int j = 0; j < other.ends.length; j += 2) {
                Values part = between(Math.max(ends[i], other.ends[j]), Math.min(ends[i + 1], other.ends[j + 1]));
                both = part.isEmpty() ? both : both.or(part);
            }
        }
        return both;
    }

    Values minus(Values other) {
        Values left = this;
        for (int j = 0; j < other.ends.length; j += 2) {
            Values outside = between(Long.MIN_VALUE / 2, other.ends[j] - 1)
                    .or(between(other.ends[j + 1] + 1, Long.MAX_VALUE / 2));
            left = left.and(outside);
        }
        return left;
    }

    boolean isEmpty() {
        return ends.length == 0;
    }

    boolean covers(Values other) {
        return other.minus(this).isEmpty();
    }

    /** Its ranges, each a set of its own, ascending. */
    List<Values> pieces() {
        List<Values> pieces = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            pieces.add(between(ends[i], ends[i + 1]));
        }
        return pieces;
    }

    /** Least value; only of a set that is not empty. */
    long first() {
        return ends[0];
    }

    /** Greatest value; only of a set that is not empty. */
    long last() {
        return ends[ends.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && Arrays.equals(ends, values.ends);
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
