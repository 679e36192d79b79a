package aftercare.journal;

import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Entry;
import aftercare.journal.record.NotRecorded;
import aftercare.journal.record.Receipt;
import java.util.concurrent.CompletableFuture;

/** A decision that waits to be recorded, and the caller that waits for it. */
record Pending(Entry entry, CompletableFuture<Receipt> receipt) {

    Pending(Entry entry) {
        this(entry, new CompletableFuture<>());
    }

    /** Its caller waits no more: it must not be begun. */
    boolean isOver() {
        return receipt.isDone();
    }

    void recorded(DecisionRecord kept) {
        receipt.complete(new Receipt(kept.sequence(), kept.hash()));
    }

    void failed(NotRecorded reason) {
        receipt.completeExceptionally(reason);
    }
}
