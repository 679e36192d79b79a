/**
 * Whose answer other rules would change: among given reports ({@link aftercare.trial.impact.RuleSetDiff}), and among all
 * reports that there can be ({@link aftercare.trial.impact.ExactDifference}); and who is told something else at the same
 * level ({@link aftercare.trial.impact.LostAdvice}).
 *
 * <h2>How all reports are searched</h2>
 *
 * A possible report is a handful of choices: for each symptom its code and attributes, for the rest one choice a field. Of
 * values that no test of either rule set tells apart one is enough ({@code ReportSpace}); numbers are tried at every cut,
 * beside it and at the ends of the range, times as {@code TimeSpace} says. Where rules compare a field with that of another
 * fact, every word stays. On these choices each rule set is a sentence ({@code SetFormula}): which rules speak, what they
 * explain, which floors hold, how urgent the answer is. A solver is asked for a report on which a live reason is given and
 * the candidate's answer is below it, with every way of the candidate to reach it silent at once. What it finds is read by
 * the intake and decided by the evaluators of both sets before it counts, so that nothing is invented.
 *
 * <p>A live answer is lower under the candidate if and only if one of its reasons is: the level is the highest, the time the
 * shortest over the reasons, and no rule may give more time than its level does. So the questions are: each live rule with
 * its level, and with its time where that is tighter; a symptom that no live rule explains; each floor that is lower in the
 * candidate; a report on which no live rule speaks at all. A rule is left out only if the candidate has it with the same
 * conditions, as urgent and as soon, and no group of a word and no sign changed. The reason for what no rule explains is
 * asked for whenever the candidate has a rule that may speak where no live rule does, because that reason is the silence of
 * all rules. What the candidate's intake refuses is found without a solver, word by word and range by range.
 *
 * <h2>How many symptoms, regions and risks suffice</h2>
 *
 * Risks, vital signs, words of self-care and regions are laid out completely: one choice each, all at once, at most 20
 * regions as in any report. Only symptoms need a bound ({@code SymptomBound}). Take any report that is answered lower. Keep
 * of its symptoms
 *
 * <ul>
 *   <li>one for each pattern that the live reason's way needs, those that its signs rest on among them;
 *   <li>one for each pattern behind a {@code not} in a rule of the candidate that must stay silent, and in any rule that
 *       infers a sign, if the report has a symptom for it; for such a pattern on a sign, those that one such sign rests on.
 *       A pattern that compares itself with an earlier fact by one {@code !=} needs two: of two that differ, one differs
 *       from any third. By any other comparison it may need one for each symptom kept before;
 *   <li>where the candidate must answer with self-care: for each reassuring rule that asks for more than the symptom that
 *       it explains, one for each of its patterns; and, because then a symptom that no live rule explains may be the reason,
 *       one for each pattern behind a {@code not} in any live rule;
 *   <li>one more than the greatest number that a rule compares the number of symptoms with, if there are as many.
 * </ul>
 *
 * All others can be left out. A pattern that had a symptom still has one where that counts; one that had none still has
 * none. So the live way still holds; a candidate's rule that was silent for want of a fact is silent still, and one that was
 * silenced by a {@code not} still has what silences it; signs are in layers, so the same holds for them, layer by layer; and
 * each symptom that is kept is explained as before. If the bound is above {@link aftercare.trial.formula.SearchLimits} and
 * nothing is found, the answer is "not decided". Advice that is lost needs the same but for self-care: there the rules that
 * must be silent are those that say the same, and those of either set that send a patient sooner. It is the same where rules compare times, counts or decimal numbers of two
 * facts with each other, of which only a sample is laid out.
 */
package aftercare.trial.impact;
