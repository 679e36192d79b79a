package aftercare.journal.record;

import aftercare.domain.bytes.Hash;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log that was switched off: it takes every decision and keeps none. */
public final class NothingKept implements DecisionLog {

    private static final CompletionStage<Receipt> TAKEN = CompletableFuture.completedFuture(new Receipt(0, Hash.NONE));

    private static final JournalState STATE =
            new JournalState(true, 0, Integer.MAX_VALUE, Duration.ZERO, Optional.empty(), Optional.empty());

    @Override
    public CompletionStage<Receipt> append(Entry entry) {
        return TAKEN;
    }

    @Override
    public Optional<DecisionRecord> find(String decisionId) {
        return Optional.empty();
    }

    @Override
    public Optional<DecisionRecord> byIdempotencyKey(String caller, Hash keyHash) {
        return Optional.empty();
    }

    @Override
    public Listing list(Query query) {
        return Listing.nothing();
    }

    @Override
    public void keepRuleSet(String version, SortedMap<String, byte[]> files) {
        // There will be no decision that names it.
    }

    @Override
    public Optional<SortedMap<String, byte[]>> ruleSet(String version) {
        return Optional.empty();
    }

    @Override
    public JournalState state() {
        return STATE;
    }
}
