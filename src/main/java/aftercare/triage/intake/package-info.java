/**
 * Bytes to a checked report with its facts, or to everything that is wrong with them. The one way in, for every caller.
 *
 * <p>INVARIANT: no text that leaves this package holds a value of the report, except as evidence of an accepted one.
 */
package aftercare.triage.intake;
