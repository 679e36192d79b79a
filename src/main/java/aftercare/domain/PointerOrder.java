package aftercare.domain;

import java.util.Comparator;

/** JSON Pointers in reading order: by name, and list members by their number. */
public final class PointerOrder {

    public static final Comparator<Evidence> OF_EVIDENCE = ((Comparator<Evidence>)
                    (one, other) -> compare(one.pointer(), other.pointer()))
            .thenComparing(Evidence::says);

    private PointerOrder() {}

    public static int compare(String one, String other) {
        String[] left = one.split("/", -1);
        String[] right = other.split("/", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = isNumber(left[i]) && isNumber(right[i])
                    ? Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]))
                    : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static boolean isNumber(String segment) {
        if (segment.isEmpty() || segment.length() > 9) {
            return false;
        }
        for (int i = 0; i < segment.length(); i++) {
            if (segment.charAt(i) < '0' || segment.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
