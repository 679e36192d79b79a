/**
 * What a rule set may not lose unseen although no case and no rule shows it: the groups and floors of words, the ranges and
 * words of an answer, and the texts that tell a patient of an emergency what to do. {@link
 * aftercare.trial.guard.GuardedChanges} names each such change between two sets. Nothing is compiled or decided here.
 */
package aftercare.trial.guard;
