/**
 * What Aftercare is about: the facts of a report, the words they may use, the findings of rules and how findings become
 * one decision. Depends on the JDK alone.
 */
package aftercare.domain;
