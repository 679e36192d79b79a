/** What the verbs print: for a person as a page, for a program as JSON or JUnit. */
package aftercare.cli.output;
