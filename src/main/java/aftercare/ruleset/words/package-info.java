/**
 * Reads the words that clinicians own, {@code vocabulary.yaml} and {@code wording.yaml}, and refuses what it does not
 * know.
 */
package aftercare.ruleset.words;
