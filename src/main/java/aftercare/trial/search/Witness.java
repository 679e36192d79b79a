package aftercare.trial.search;

/**
 * A report that tells a changed set of rules from the rules as they stand.
 *
 * @param before what the rules as they stand make of it
 * @param after what the changed ones make of it
 */
public record Witness(Sketch sketch, CallerView before, CallerView after) {}
