/** What may have been meant by what a report calls by another name. It suggests and decides nothing. */
package aftercare.triage.intake.suggest;
