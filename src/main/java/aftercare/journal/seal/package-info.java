/** Signed statements of how far the chain of records reached, so that a cut tail is noticed. */
package aftercare.journal.seal;
