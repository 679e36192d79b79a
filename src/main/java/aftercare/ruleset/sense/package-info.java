/**
 * Whether rules that can be read make sense together: can every one of them fire, does every one add something, do their
 * bands of numbers fit. Nothing is run: all of it is shown from the conditions, the words and the ranges of the fields.
 *
 * <p>INVARIANT: a finding is certain. What cannot be decided is left out.
 */
package aftercare.ruleset.sense;
