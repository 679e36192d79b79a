package aftercare.sense;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The facts of one kind that meet some tests.
 *
 * @param boxes they may overlap
 */
record FactSet(List<Box> boxes) {

    /** A rule that needs more is left alone. */
    private static final int MOST_BOXES = 2_000;

    static final FactSet NONE = new FactSet(List.of());

    FactSet {
        boxes = List.copyOf(boxes);
        if (boxes.size() > MOST_BOXES) {
            throw new TooInvolved();
        }
    }

    boolean isEmpty() {
        return boxes.isEmpty();
    }

    FactSet and(FactSet other) {
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

    FactSet or(FactSet other) {
        List<Box> either = new ArrayList<>(boxes);
        either.addAll(other.boxes);
        return new FactSet(either);
    }

    FactSet minus(FactSet other) {
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

    boolean covers(FactSet other) {
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
    String key() {
        TreeSet<String> parts = new TreeSet<>();
        for (Box box : boxes) {
            parts.add(box.world().label() + box.sides());
        }
        return parts.toString();
    }
}
