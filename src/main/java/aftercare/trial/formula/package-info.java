/**
 * Possible reports and rule sets as sentences for a solver.
 *
 * <p>A report is a handful of choices ({@link aftercare.trial.formula.PossibleReport}); of values that no test of a rule set
 * tells apart one is enough ({@link aftercare.trial.formula.ReportSpace}). On them a rule set is a sentence
 * ({@link aftercare.trial.formula.SetFormula}). Two rule sets can be asked about one report, or one set about a report and a
 * worse one ({@link aftercare.trial.formula.WorseReport}).
 */
package aftercare.trial.formula;
