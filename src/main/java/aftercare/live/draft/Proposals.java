package aftercare.live.draft;

import aftercare.live.draft.Proposal.Decided;
import aftercare.live.draft.Proposal.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The proposals of a service, in the state folder. At most {@value #MOST_OPEN} are open, and of those that are closed the
 * {@value #MOST_CLOSED} newest are kept.
 */
public final class Proposals {

    private static final String FOLDER = "proposals";
    private static final int MOST_OPEN = 50;
    private static final int MOST_CLOSED = 200;

    private final Path state;
    private final Shelf shelf;
    private final Runnable steps;

    /** @param state the folder of what the program keeps */
    public Proposals(Path state) {
        this(state, () -> {});
    }

    /** @param steps is called before a proposal is written that was there before */
    Proposals(Path state, Runnable steps) {
        this.state = state;
        this.shelf = new Shelf(state.resolve(FOLDER));
        this.steps = steps;
    }

    /** All that can be read, the newest first. */
    public synchronized List<Proposal> all() throws IOException {
        List<Proposal> all = new ArrayList<>();
        for (String id : shelf.ids()) {
            try {
                read(id).ifPresent(all::add);
            } catch (Bundle.Damaged e) {
                // The others are good: one that is damaged is asked for by its id.
                continue;
            }
        }
        Collections.reverse(all);
        return all;
    }

    /** @param id any text */
    public synchronized Optional<Proposal> read(String id) throws IOException {
        Optional<Bundle> bundle = shelf.read(id);
        if (bundle.isEmpty()) {
            return Optional.empty();
        }
        Proposal proposal = Proposal.of(bundle.get());
        // INVARIANT: what is written down about one comes into its own archive.
        if (!proposal.id().equals(id)) {
            throw new Bundle.Damaged();
        }
        return Optional.of(proposal);
    }

    /**
     * Keeps a new one.
     *
     * @param made from the id that it gets
     * @return empty where too many are open
     */
    public synchronized Optional<Proposal> add(Function<String, Proposal> made) throws IOException {
        List<Proposal> all = all();
        int open = 0;
        int closed = 0;
        for (Proposal each : all) {
            if (each.state() == State.OPEN) {
                open++;
            } else if (++closed > MOST_CLOSED) {
                shelf.delete(each.id());
            }
        }
        if (open >= MOST_OPEN) {
            return Optional.empty();
        }
        Proposal proposal = made.apply(shelf.next());
        shelf.write(proposal.id(), proposal.bundle());
        return Optional.of(proposal);
    }

    /**
     * Writes down what became of one; empty where that is known already, or there is no such proposal. INVARIANT: one of which a
     * part may be in the folder is not rejected, because the rest of it is going to be written.
     */
    public synchronized Optional<Proposal> decide(String id, State became, Decided who) throws IOException {
        Optional<Proposal> open = read(id).filter(each -> each.state() == State.OPEN)
                .filter(each -> became != State.REJECTED || each.decided().isEmpty() || !FolderSwap.isBegun(state));
        return open.isEmpty() ? open : Optional.of(rewrite(open.get().decided(became, Optional.of(who))));
    }

    /**
     * Writes down who approves one, before it is written into the folder: whatever happens then, {@link #settled} knows whose
     * word it was. Empty where it is not open.
     */
    public Optional<Proposal> begin(String id, Decided who) throws IOException {
        return decide(id, State.OPEN, who);
    }

    /** One whose approval was begun is in the folder. The answer is true also where it cannot be kept: the next reader tries again. */
    public Proposal settled(Proposal begun) {
        return ended(begun.decided(State.APPROVED, begun.decided()));
    }

    /** One whose approval was begun has not passed the gate. */
    public Proposal reopened(Proposal begun) {
        return ended(begun.decided(State.OPEN, Optional.empty()));
    }

    private synchronized Proposal ended(Proposal truth) {
        try {
            return rewrite(truth);
        } catch (IOException | UncheckedIOException e) {
            return truth;
        }
    }

    private Proposal rewrite(Proposal proposal) throws IOException {
        steps.run();
        shelf.write(proposal.id(), proposal.bundle());
        return proposal;
    }
}
