/** The command line: one class a verb, plain, without a server. */
package aftercare.cli;
