/**
 * What people agreed to: the lowered answers, the changed words and texts, and the retired cases that {@code CHANGES.yaml}
 * names. An entry holds for one change of one rule set into one other, once.
 */
package aftercare.trial.agreement;
