package aftercare.tables;

/**
 * An invariant that did not hold.
 *
 * @param invariant its number and its short name
 * @param seed the seed of the random report and of the change to it; of no meaning for a grid
 * @param report the smallest report found that still breaks it, as JSON
 * @param expected what should have held, and what was answered
 */
public record Violation(String invariant, long seed, String report, String expected) {}
