/** Whose answer other rules would change. */
package aftercare.trial.impact;
