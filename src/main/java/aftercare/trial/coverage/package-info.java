/**
 * What cases try of the rules, and what becomes of reports under other rules. Everything here goes by the second
 * evaluator: nothing is compiled, and every figure can be explained.
 *
 * <p>{@link aftercare.trial.coverage.Coverage} holds every case against every rule. {@link aftercare.trial.coverage.CaseCheck} words what
 * is missing as problems of the rules. {@link aftercare.trial.impact.RuleSetDiff} holds two sets of rules against each other.
 */
package aftercare.trial.coverage;
