/**
 * A decision or a problem as JSON: the one place that writes what leaves Aftercare, over HTTP and on the command line
 * alike.
 */
package aftercare.triage.answer;
