package aftercare.live.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.live.draft.Proposal.Decided;
import aftercare.live.draft.Proposal.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of a proposal is known, whichever of its writings fails. */
class ProposalsTest {

    private static final Decided WHO = new Decided("second", Instant.parse("2026-05-01T10:00:00Z"));

    @TempDir
    Path state;

    private int writings;
    private int failing;

    private void step() {
        if (++writings == failing) {
            throw new UncheckedIOException(new IOException("no room"));
        }
    }

    private static Proposal proposal(String id) {
        RuleChange change = new RuleChange(
                new TreeMap<>(Map.of("chest/chest.drl", "new".getBytes(StandardCharsets.UTF_8))), new TreeSet<>());
        return new Proposal(
                id,
                State.OPEN,
                "first",
                new TreeSet<>(),
                WHO.at(),
                "why",
                "",
                change,
                new TreeMap<>(),
                "{}",
                Optional.empty());
    }

    @Test
    void whoApprovesIsKeptBeforeAnythingIsLive() throws IOException {
        Proposals proposals = new Proposals(state, this::step);
        String id = proposals.add(ProposalsTest::proposal).orElseThrow().id();
        failing = 1;
        assertThrows(UncheckedIOException.class, () -> proposals.begin(id, WHO));
        assertEquals(Optional.empty(), proposals.read(id).orElseThrow().decided());
    }

    @Test
    void whatIsLiveIsSaidToBeApprovedThoughThatCouldNotBeKept() throws IOException {
        Proposals proposals = new Proposals(state, this::step);
        String id = proposals.add(ProposalsTest::proposal).orElseThrow().id();
        Proposal begun = proposals.begin(id, WHO).orElseThrow();
        failing = 2;
        assertEquals(State.APPROVED, proposals.settled(begun).state());
        // After a restart: open, and whose word it was is there.
        Proposals again = new Proposals(state);
        Proposal kept = again.read(id).orElseThrow();
        assertEquals(State.OPEN, kept.state());
        assertEquals(Optional.of(WHO), kept.decided());
        assertEquals(State.APPROVED, again.settled(kept).state());
        Proposal settled = again.read(id).orElseThrow();
        assertEquals(State.APPROVED, settled.state());
        assertEquals(Optional.of(WHO), settled.decided());
        assertTrue(again.decide(id, State.REJECTED, WHO).isEmpty(), "what is live is not rejected");
    }

    @Test
    void whatTheGateRefusesIsOpenAndNobodysWord() throws IOException {
        Proposals proposals = new Proposals(state);
        String id = proposals.add(ProposalsTest::proposal).orElseThrow().id();
        proposals.reopened(proposals.begin(id, WHO).orElseThrow());
        assertEquals(Optional.empty(), proposals.read(id).orElseThrow().decided());
    }
}
