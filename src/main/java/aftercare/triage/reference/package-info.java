/**
 * The second opinion: the same checked rules, evaluated by plain loops over the facts. It shares the parsed rules with the
 * engine and nothing else, so that an error of either shows as a disagreement. For the same reason it does not use the
 * expansion of {@code or} of {@link aftercare.ruleset.model}, and the engine has a separate one too.
 *
 * <p>{@link aftercare.triage.reference.ReferenceRules} is compiled once for a rule set. Its findings, given to the {@link
 * aftercare.domain.decision.Decider}, make the decision that the engine must make too. It can also say what an engine cannot:
 *
 * <ul>
 *   <li>why a rule spoke or kept silent: {@link aftercare.triage.reference.ReferenceRules#explain} gives every condition and
 *       every test with the value that met or failed it;
 *   <li>what a set of cases never tried: {@link aftercare.triage.reference.Explanation#comparisons} lists each comparison that was
 *       made, how it came out, whether it alone decided, and how far the value lay from the threshold;
 *   <li>what a changed rule would change: {@link aftercare.triage.reference.ReferenceRules#with} makes a set that differs in one
 *       rule, and {@link aftercare.triage.reference.ReferenceRules#evaluate(Evaluation)} evaluates no more than the difference.
 * </ul>
 */
package aftercare.triage.reference;
