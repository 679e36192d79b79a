package aftercare.live.draft;

import aftercare.live.draft.Proposal.Decided;
import aftercare.live.draft.Proposal.State;
import java.io.IOException;
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

    private final Shelf shelf;

    /** @param state the folder of what the program keeps */
    public Proposals(Path state) {
        this.shelf = new Shelf(state.resolve(FOLDER));
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
        return bundle.isEmpty() ? Optional.empty() : Optional.of(Proposal.of(bundle.get()));
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

    /** Writes down what became of one; empty where that is known already, or there is no such proposal. */
    public synchronized Optional<Proposal> decide(String id, State became, Decided who) throws IOException {
        Optional<Proposal> open = read(id).filter(each -> each.state() == State.OPEN);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Proposal decided = open.get().decided(became, who);
        shelf.write(id, decided.bundle());
        return Optional.of(decided);
    }
}
