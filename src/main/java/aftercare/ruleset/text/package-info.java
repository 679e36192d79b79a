/** From the text of a rule file to drafts of its rules, each part with its place. */
package aftercare.ruleset.text;
