/** What the verbs do with reports and cases, and what came of it. */
package aftercare.cli.work;
