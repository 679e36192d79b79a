/**
 * What holds for every report that one rule set accepts ({@link aftercare.trial.proof.Proofs}).
 *
 * <p>A claim is asked of the solver as in the exact difference ({@code trial.impact}): is there a report against it? What is
 * found is read by the intake and decided by the evaluators before it counts, and made as small as it can be. Where nothing
 * is found the claim holds, if all reports that can matter were laid out; else it is not decided.
 *
 * <h2>A report and a worse one</h2>
 *
 * Both are choices of one search and share all but what is worse ({@link aftercare.trial.formula.WorseReport}): a symptom
 * that only the second has, a risk that the first does not have, or a second choice for the severity or trend of the first
 * symptom. An answer is lowered if and only if one of its reasons is above the answer to the worse report, so each reason is
 * asked for: each rule with its level, and with its time where that is tighter; a symptom that no rule explains; the silence
 * of all rules. A floor is never lost, because no change takes a symptom away or makes it old.
 *
 * <h2>How many symptoms suffice</h2>
 *
 * As many as for the difference of the set and itself, and one more. Take any report and a worse one that is answered lower.
 * What the reason needs in the first, and what keeps rules silent in the second, are kept as {@code trial.impact} says, and
 * the symptom that is worse is kept too; the one that is added stays in the second. All others can be left out of both
 * reports at once: what is kept has the same meaning in each as before. Beside a live set that must keep its answer, what
 * that set needs is added: what makes it speak in the worse report, or keeps it silent in the first.
 *
 * <h2>What a rule names</h2>
 *
 * A rule may fall silent for what it names with {@code @unless}: then its form without those conditions still speaks on the
 * worse report, where the same is left out of the rules for the signs that it rests on ({@code RelaxedRules}). Whether
 * another rule speaks in its place, as the reason that it gives may say, is shown by the claim that holds without exception.
 */
package aftercare.trial.proof;
