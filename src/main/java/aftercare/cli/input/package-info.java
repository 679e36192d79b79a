/** What the verbs read, write and are told: folders, files, reports, where the decision log is. */
package aftercare.cli.input;
