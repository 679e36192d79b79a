/** From bytes to an answer, without a framework: one rule set, heard by two evaluators. */
package aftercare.triage;
