/** What rules are worth before they are live: cases, coverage, differences, mutation, the rule book. */
package aftercare.trial;
