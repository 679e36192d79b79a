/**
 * What a change of the rules would have meant for many reports: each is answered by two rule sets, as the service would have
 * answered it at one moment, and becomes a row ({@link aftercare.trial.study.StudyRow}); rows are counted
 * ({@link aftercare.trial.study.StudyTally}). Nothing here holds more than one report, and no row hangs on another, so that
 * any number of threads, or of machines, comes to the same rows and the same counts.
 */
package aftercare.trial.study;
