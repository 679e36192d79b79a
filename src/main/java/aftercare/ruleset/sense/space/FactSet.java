package aftercare.ruleset.sense.space;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The facts of one kind that meet some tests.
 *
 * @param boxes they may overlap
 */
public record FactSet(List<Box> boxes) {

    /** A rule that needs more is left alone. */
    private static final int MOST_BOXES = 2_000;

    /** No fact. */
    public static final FactSet NONE = new FactSet(List.of());

    public FactSet {
        boxes = List.copyOf(boxes);
        if (boxes.size() > MOST_BOXES) {
            throw new TooInvolved();
        }
    }

    /** Whether there is no such fact. */
    public boolean isEmpty() {
        return boxes.isEmpty();
    }

    /** The facts in both. */
    public FactSet and(FactSet other) {
        List<Box> both = new ArrayList<>();
        for (Box one : boxes) {
            for (Box two : other.boxes) {
                one.and(two).ifPresent(both::add);
                if (both.size() > MOST_BOXES) {
                    throw new TooInvolved();
                }
            }
        }
        return new FactSet(both);
    }

    /** The facts in either. */
    public FactSet or(FactSet other) {
        List<Box> either = new ArrayList<>(boxes);
        either.addAll(other.boxes);
        return new FactSet(either);
    }

    /** The facts in this and not in the other. */
    public FactSet minus(FactSet other) {
        List<Box> left = boxes;
        for (Box out : other.boxes) {
            List<Box> next = new ArrayList<>();
            for (Box box : left) {
                next.addAll(box.minus(out));
                if (next.size() > MOST_BOXES) {
                    throw new TooInvolved();
                }
            }
            left = next;
        }
        return new FactSet(left);
    }

    /** Whether every fact of the other is in this. */
    public boolean covers(FactSet other) {
        for (Box box : other.boxes) {
            if (!meets(box)) {
                return false;
            }
        }
        return other.minus(this).isEmpty();
    }

    private boolean meets(Box other) {
        for (Box box : boxes) {
            if (box.meets(other)) {
                return true;
            }
        }
        return false;
    }

    /** The same for sets that were built alike. */
    public String key() {
        TreeSet<String> parts = new TreeSet<>();
        for (Box box : boxes) {
            parts.add(box.world().label() + box.sides());
        }
        return parts.toString();
    }
}
