/** What comes of cases by one rule set, and why those fail that do. */
package aftercare.trial.replay;
