/**
 * A rule as data: its conditions with the one walk through them, which sign rests on which, and the one table of the fields
 * of facts. Every tool that asks something of a rule asks it here.
 *
 * <p>Engine and reference do not use the expansion of {@code or} that is here. Each has a separate one, because they check
 * each other: a fault in an expansion that both used would make both wrong in the same way, and no comparison would show it.
 */
package aftercare.ruleset.model;
