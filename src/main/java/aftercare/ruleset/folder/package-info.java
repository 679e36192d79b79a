/** The folder of rules, read as one state, and the store of those that were live. */
package aftercare.ruleset.folder;
