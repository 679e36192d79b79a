/**
 * Tries out what the cases are worth: changes one thing in one rule and asks whether some case fails. A change that no case
 * notices is either a gap in the cases, and then there is a report that shows it, or no change at all.
 */
package aftercare.trial.mutation;
