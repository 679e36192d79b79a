/**
 * Builds reports that stand at the boundaries of rules, and looks among them for one that two sets of rules answer
 * differently. What is not found is not proved to be the same; the search is the same every time.
 */
package aftercare.trial.search;
