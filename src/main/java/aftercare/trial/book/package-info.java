/** The rule book: every rule in plain words, with its sources and cases, as a page for people. */
package aftercare.trial.book;
