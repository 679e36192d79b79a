/** Why a report is answered as it is, what nearly spoke, and which other answers would change that. Nothing here is recorded. */
package aftercare.trial.explain;
