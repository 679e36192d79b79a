/** What clinicians write, as data: words, texts, rules, and whether they are in order. Runs nothing. */
package aftercare.ruleset;
