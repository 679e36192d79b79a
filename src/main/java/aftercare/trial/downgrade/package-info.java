/**
 * Everything by which one rule set answers less than another, or says something else to somebody in an emergency, and is
 * not agreed to: the gate refuses it, {@code diff} shows it, {@code changes} writes the entries for it.
 */
package aftercare.trial.downgrade;
