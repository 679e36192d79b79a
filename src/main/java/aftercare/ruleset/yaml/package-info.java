/** The form of the files beside the rules, of cases and of words: keys, texts, numbers, and where a mistake is. */
package aftercare.ruleset.yaml;
