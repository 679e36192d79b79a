/**
 * Texts of a rule set in other languages: which English texts there are, the files {@code texts.<language>.yaml}, and what of
 * them holds. No rule, and nothing that decides, knows of them.
 */
package aftercare.ruleset.languages;
