package aftercare.ruleset.sense.space;

import java.util.Map;

/**
 * What facts of one kind can be like, as far as one thing is fixed: which vital sign it is, which sign, which group of
 * regions. Other kinds have one world.
 *
 * @param label unique among the worlds
 * @param domain every value that a field can have
 * @param scales how the fields with numbers are counted
 */
public record World(String label, Map<String, NumberSet> domain, Map<String, Scale> scales) {

    /** Null, among the values of a field. */
    public static final long MISSING = -1;

    private static final NumberSet TRUTH = NumberSet.between(0, 1);

    public World {
        domain = Map.copyOf(domain);
        scales = Map.copyOf(scales);
    }

    /** Every value of a field; what is only known to hold or not is one of two. */
    public NumberSet all(String side) {
        return domain.getOrDefault(side, TRUTH);
    }
}
