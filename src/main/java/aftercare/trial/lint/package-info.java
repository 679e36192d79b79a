/** What the check of a folder found, for a person, a program, a code host; and a page about each kind of finding. */
package aftercare.trial.lint;
