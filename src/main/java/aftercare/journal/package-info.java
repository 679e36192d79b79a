/**
 * The decision log: a record for each decision, durable before the answer leaves.
 *
 * <p>{@link aftercare.journal.Journal} appends and reads. One writer takes what waits, commits it in one transaction and
 * only then acknowledges. Each record names the hash of the one before; signed statements say how far the chain reached,
 * so that neither a changed record nor a cut tail stays unseen by the {@link aftercare.journal.Verifier}. {@link
 * aftercare.journal.Retention} removes what is old and erases what must go, under another role.
 */
package aftercare.journal;
