package aftercare.triage.reference;

import aftercare.domain.decision.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What each rule found in one report, by the places of the rules in their set; most find nothing. */
final class FindingsByRule {

    private static final int USUAL = 12;

    private int[] places = new int[USUAL];
    private final List<List<Finding>> found = new ArrayList<>(USUAL);
    private final List<Finding> all = new ArrayList<>(USUAL);

    /** @param place after all that were added before */
    void add(int place, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        if (found.size() == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[found.size()] = place;
        found.add(findings);
        all.addAll(findings);
    }

    /** What all of them found, in the order of the rules. */
    List<Finding> all() {
        return all;
    }

    /** How many rules found something. */
    int size() {
        return found.size();
    }

    /** The place of the rule that is that many rules after the first that found something. */
    int place(int at) {
        return places[at];
    }

    /** The places of the rules that found something. */
    BitSet places() {
        BitSet all = new BitSet();
        for (int i = 0; i < found.size(); i++) {
            all.set(places[i]);
        }
        return all;
    }

    /** What that rule found. */
    List<Finding> found(int at) {
        return found.get(at);
    }

    /** What the rule at that place found. */
    List<Finding> of(int place) {
        int at = Arrays.binarySearch(places, 0, found.size(), place);
        return at < 0 ? List.of() : found.get(at);
    }

    boolean equal(FindingsByRule other) {
        int size = found.size();
        return Arrays.equals(places, 0, size, other.places, 0, other.found.size()) && found.equals(other.found);
    }
}
