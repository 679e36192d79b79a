package aftercare.live.draft;

import aftercare.live.draft.Proposal.State;
import java.io.IOException;
import java.nio.file.Path;

/** The state folder as it is where an approval went live and its end could not be written down. */
public final class BegunApproval {

    private BegunApproval() {}

    /** @param id of a proposal that is approved */
    public static void in(Path state, String id) throws IOException {
        Proposal approved = new Proposals(state).read(id).orElseThrow();
        new Shelf(state.resolve("proposals"))
                .write(id, approved.decided(State.OPEN, approved.decided()).bundle());
    }
}
