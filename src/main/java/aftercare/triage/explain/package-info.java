/** Why a rule spoke or kept silent, and a report of which one answer can be given otherwise. */
package aftercare.triage.explain;
