package aftercare.journal.record;

import aftercare.domain.bytes.Hash;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

/** Where decisions are kept, and found again. Safe for any number of threads. */
public interface DecisionLog {

    /**
     * Records a decision.
     *
     * <p>Completes once it is durable, else exceptionally with a {@link NotRecorded}, within the patience of the settings. It
     * completes on the journal's own thread: go on from it with an {@code Async} method.
     *
     * @throws IllegalArgumentException when its rule set was not handed over
     */
    CompletionStage<Receipt> append(Entry entry);

    /** The decision of that id. */
    Optional<DecisionRecord> find(String decisionId);

    /** The decision that this caller got for that idempotency key. */
    Optional<DecisionRecord> byIdempotencyKey(String caller, Hash keyHash);

    /** What the query asks for, newest first; looks at no more than a bounded number of records. */
    Listing list(Query query);

    /**
     * Hands over a rule set; it is kept with the first decision that names it.
     *
     * @param version the hash of the files, with the prefix {@code sha256:}
     * @param files those that decide, by path
     * @throws IllegalArgumentException when the version is not that of the files
     */
    void keepRuleSet(String version, SortedMap<String, byte[]> files);

    /** The files of a rule set that a decision names. */
    Optional<SortedMap<String, byte[]>> ruleSet(String version);

    JournalState state();
}
