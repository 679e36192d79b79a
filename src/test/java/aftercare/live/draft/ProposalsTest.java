package aftercare.live.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import aftercare.live.draft.Proposal.Decided;
import aftercare.live.draft.Proposal.State;
import aftercare.ruleset.folder.RuleFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return proposal(id, "why");
    }

    private static Proposal proposal(String id, String reason) {
        RuleChange change = new RuleChange(
                new TreeMap<>(Map.of("chest/chest.drl", "new".getBytes(StandardCharsets.UTF_8))), new TreeSet<>());
        return new Proposal(
                id,
                State.OPEN,
                "first",
                new TreeSet<>(),
                WHO.at(),
                reason,
                "",
                change,
                change.base(new RuleFiles(new TreeMap<>())),
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

    /** Else what was rejected would go live once the rest of it can be written. */
    @Test
    void whatIsWrittenInPartIsNotRejected() throws IOException {
        Proposals proposals = new Proposals(state);
        String begun = proposals.add(ProposalsTest::proposal).orElseThrow().id();
        String other = proposals.add(ProposalsTest::proposal).orElseThrow().id();
        proposals.begin(begun, WHO);
        Path plan = Files.write(state.resolve("swap.zip"), new byte[0]);
        assertTrue(proposals.decide(begun, State.REJECTED, WHO).isEmpty());
        assertEquals(State.OPEN, proposals.read(begun).orElseThrow().state());
        assertTrue(proposals.decide(other, State.REJECTED, WHO).isPresent());
        Files.delete(plan);
        assertTrue(proposals.decide(begun, State.REJECTED, WHO).isPresent());
    }

    /** No letter of a reason ends its line, so that what follows would be read as something else about the proposal. */
    @Test
    void aReasonIsAReasonWhateverIsInIt() throws IOException {
        StringBuilder reason = new StringBuilder();
        for (char letter = 0; letter < Character.MAX_VALUE; letter++) {
            if (!Character.isSurrogate(letter)) {
                for (String text : List.of("by third", "id ../draft", "decidedBy third", "decidedAt " + WHO.at())) {
                    reason.append(letter).append(text);
                }
            }
        }
        Proposals proposals = new Proposals(state);
        proposals.add(id -> proposal(id, reason.toString()));
        Proposal kept = proposals.read("00000001").orElseThrow();
        assertEquals("first", kept.by());
        assertEquals(Optional.empty(), kept.decided());
        assertTrue(reason.toString().equals(kept.reason()), "a part of it is lost");
    }

    /** What is written down about a proposal would else come into the archive of another, or out of the folder. */
    @Test
    void anArchiveOfAnotherNameIsNone() throws IOException {
        Proposals proposals = new Proposals(state);
        for (String name : List.of("../draft", "00000002", "")) {
            new Shelf(state.resolve("proposals"))
                    .write("00000001", proposal(name).bundle());
            assertThrows(Bundle.Damaged.class, () -> proposals.read("00000001"));
            assertThrows(Bundle.Damaged.class, () -> proposals.begin("00000001", WHO));
            assertEquals(List.of(), proposals.all());
        }
    }

    @Test
    void aDamagedOneKeepsNobodyFromTheOthers() throws IOException {
        Proposals proposals = new Proposals(state);
        String good = proposals.add(ProposalsTest::proposal).orElseThrow().id();
        String bad = proposals.add(ProposalsTest::proposal).orElseThrow().id();
        for (byte[] damaged : Damage.of(proposals.read(bad).orElseThrow().archive())) {
            Files.write(state.resolve("proposals/" + bad + ".zip"), damaged);
            assertThrows(Bundle.Damaged.class, () -> proposals.read(bad));
            assertEquals(good, proposals.all().get(proposals.all().size() - 1).id());
            assertTrue(proposals.add(ProposalsTest::proposal).isPresent());
        }
    }

    /** The next set that goes live is added, or nobody could go back to it. */
    @Test
    void theHistoryGoesOnAfterADamagedSet() throws IOException {
        History history = new History(state);
        Path last = state.resolve("history/00000001.zip");
        assertEquals(Optional.empty(), history.keep(files("one"), WHO.at()));
        for (byte[] damaged : Damage.of(Files.readAllBytes(last))) {
            Files.write(last, damaged);
            assertEquals(Optional.empty(), history.keep(files("two"), WHO.at()));
            assertEquals(files("two").content(), history.all().get(0).content());
            Files.delete(state.resolve("history/00000002.zip"));
        }
    }

    private static RuleFiles files(String text) {
        return new RuleFiles(new TreeMap<>(Map.of("chest/chest.drl", text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aDamagedDraftIsPutAsideAndKeepsNobodyFromTheNext() throws IOException {
        Drafts drafts = new Drafts(state);
        RuleDraft draft = draft("new".getBytes(StandardCharsets.UTF_8));
        assertTrue(drafts.save(draft, ""));
        Path file = state.resolve("draft.zip");
        for (byte[] damaged : Damage.of(Files.readAllBytes(file))) {
            Files.write(file, damaged);
            assertEquals(Optional.empty(), drafts.read());
            assertArrayEquals(damaged, Files.readAllBytes(state.resolve("draft-left.zip")));
            assertTrue(drafts.save(draft, ""));
            assertEquals("r", drafts.read().orElseThrow().revision());
        }
    }

    /** Each may be the work of another person. */
    @Test
    void whatWasPutAsideIsNotOverwritten() throws IOException {
        Drafts drafts = new Drafts(state);
        Path file = state.resolve("draft.zip");
        for (String damaged : List.of("one", "two", "three")) {
            Files.writeString(file, damaged);
            assertEquals(Optional.empty(), drafts.read());
        }
        assertEquals("three", Files.readString(state.resolve("draft-left.zip")));
        assertEquals("one", Files.readString(state.resolve("draft-left-1.zip")));
        assertEquals("two", Files.readString(state.resolve("draft-left-2.zip")));
        FolderSwap swap = new FolderSwap(Files.createDirectories(state.resolve("rules")), state);
        for (String damaged : List.of("four", "five")) {
            Files.writeString(state.resolve("swap.zip"), damaged);
            assertTrue(swap.complete().isPresent());
        }
        assertEquals("five", Files.readString(state.resolve("swap-left.zip")));
        assertEquals("four", Files.readString(state.resolve("swap-left-1.zip")));
    }

    @Test
    void whatTheGateRefusesIsOpenAndNobodysWord() throws IOException {
        Proposals proposals = new Proposals(state);
        String id = proposals.add(ProposalsTest::proposal).orElseThrow().id();
        proposals.reopened(proposals.begin(id, WHO).orElseThrow());
        assertEquals(Optional.empty(), proposals.read(id).orElseThrow().decided());
    }

    private static RuleDraft draft(byte[] content) {
        RuleChange change = new RuleChange(
                new TreeMap<>(Map.of("chest/chest.cases.yaml", content, "chest/chest.drl", content)), new TreeSet<>());
        return new RuleDraft(
                "r", change, change.base(new RuleFiles(new TreeMap<>())), new TreeSet<>(), "first", WHO.at());
    }

    /** A change of which a part is gone looks like another change: wherever it is cut off, it is none. */
    @Test
    void noPartOfAnArchiveIsTakenForTheWhole() throws IOException {
        Drafts drafts = new Drafts(state);
        assertTrue(drafts.save(draft("new".getBytes(StandardCharsets.UTF_8)), ""));
        Path file = state.resolve("draft.zip");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals(Optional.empty(), drafts.read(), "cut off after " + length + " of " + whole.length);
        }
        Files.write(file, whole);
        assertEquals(2, drafts.read().orElseThrow().change().files().size());
    }

    /** Nor one in which a name is another, which the sums of the format do not notice. */
    @Test
    void noFileOfAnArchiveIsTakenForAnother() throws IOException {
        Drafts drafts = new Drafts(state);
        assertTrue(drafts.save(draft("new".getBytes(StandardCharsets.UTF_8)), ""));
        Path file = state.resolve("draft.zip");
        String whole = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String other : List.of("rules/chest/chess.drl", "rulez/chest/chest.drl", "impact.json/chest.drl")) {
            String changed = whole.replaceFirst("rules/chest/chest\\.drl", other);
            Files.write(file, changed.getBytes(StandardCharsets.ISO_8859_1));
            assertEquals(Optional.empty(), drafts.read(), other);
        }
    }

    /** The draft that it would be made from goes only once it can be read. */
    @Test
    void whatCouldNotBeReadAgainIsNotWritten() throws IOException {
        Proposals proposals = new Proposals(state);
        Proposal large = proposal("00000001", "why");
        String impact = "x".repeat(9_000_000);
        assertThrows(
                IOException.class,
                () -> proposals.add(id -> new Proposal(
                        id,
                        State.OPEN,
                        "first",
                        large.authors(),
                        large.at(),
                        "why",
                        "",
                        large.change(),
                        large.base(),
                        impact,
                        Optional.empty())));
        assertEquals(List.of(), proposals.all());
        assertThrows(IOException.class, () -> new Drafts(state).save(draft(new byte[9_000_000]), ""));
        assertEquals(Optional.empty(), new Drafts(state).read());
        assertFalse(Files.exists(state.resolve("draft-left.zip")));
    }

    @Test
    void aHugeFileIsNoArchive() throws IOException {
        Drafts drafts = new Drafts(state);
        assertTrue(drafts.save(draft("new".getBytes(StandardCharsets.UTF_8)), ""));
        try (RandomAccessFile file =
                new RandomAccessFile(state.resolve("draft.zip").toFile(), "rw")) {
            file.setLength(20L * 1024 * 1024 * 1024);
        }
        assertEquals(Optional.empty(), drafts.read());
        assertTrue(drafts.save(draft("new".getBytes(StandardCharsets.UTF_8)), ""));
    }

    /** What a restore or a person put there keeps nobody from what else is there. */
    @Test
    void aLinkOrAFolderInThePlaceOfAnArchiveIsDamaged() throws IOException {
        Proposals proposals = new Proposals(state);
        History history = new History(state);
        String good = proposals.add(ProposalsTest::proposal).orElseThrow().id();
        assertEquals(Optional.empty(), history.keep(files("one"), WHO.at()));
        for (String folder : List.of("proposals", "history")) {
            Files.createDirectories(state.resolve(folder + "/00000002.zip/inside"));
            Files.createSymbolicLink(state.resolve(folder + "/00000003.zip"), Path.of("00000001.zip"));
            Files.createSymbolicLink(state.resolve(folder + "/00000004.zip"), Path.of("nowhere"));
        }
        assertEquals(List.of(good), proposals.all().stream().map(Proposal::id).toList());
        assertEquals(1, history.all().size());
        assertEquals(Optional.empty(), history.keep(files("two"), WHO.at()));
        assertEquals(files("two").content(), history.all().get(0).content());
        assertEquals(
                "00000005", proposals.add(ProposalsTest::proposal).orElseThrow().id());
        for (String each : List.of("00000002", "00000003", "00000004")) {
            assertThrows(Bundle.Damaged.class, () -> proposals.read(each));
        }
    }

    /** As after a restore by another user. */
    @Test
    void whatMayNotBeReadKeepsNobodyFromTheOthers() throws IOException {
        Proposals proposals = new Proposals(state);
        History history = new History(state);
        String good = proposals.add(ProposalsTest::proposal).orElseThrow().id();
        String bad = proposals.add(ProposalsTest::proposal).orElseThrow().id();
        history.keep(files("one"), WHO.at());
        history.keep(files("two"), WHO.at());
        Path forbidden = state.resolve("proposals/" + bad + ".zip");
        Files.setPosixFilePermissions(forbidden, Set.of());
        Files.setPosixFilePermissions(state.resolve("history/00000002.zip"), Set.of());
        assumeFalse(Files.isReadable(forbidden), "this user may read every file");
        assertEquals(List.of(good), proposals.all().stream().map(Proposal::id).toList());
        assertThrows(Bundle.Damaged.class, () -> proposals.read(bad));
        assertEquals(
                "00000003", proposals.add(ProposalsTest::proposal).orElseThrow().id());
        assertEquals(1, history.all().size());
        assertEquals(Optional.empty(), history.keep(files("three"), WHO.at()));
        assertEquals(files("three").content(), history.all().get(0).content());
    }

    /** The beginning of a set says when it was live, and the rest may be gone: another may still tell what became of a proposal. */
    @Test
    void aDamagedSetKeepsNobodyFromWhatElseWasLive() throws IOException {
        History history = new History(state);
        for (String text : List.of("one", "two", "three")) {
            history.keep(files(text), WHO.at());
        }
        Path last = state.resolve("history/00000003.zip");
        byte[] whole = Files.readAllBytes(last);
        Files.write(last, Arrays.copyOf(whole, whole.length - 30));
        assertEquals(3, history.all().size(), "its beginning can be read");
        RuleChange two = new RuleChange(files("two").bytes(), new TreeSet<>());
        RuleChange four = new RuleChange(files("four").bytes(), new TreeSet<>());
        assertTrue(history.heldSince(two, WHO.at()));
        assertFalse(history.heldSince(two, WHO.at().plusSeconds(1)));
        assertFalse(history.heldSince(four, WHO.at()));
    }

    /** A proposal under a name that is not looked for would be lost with the draft that it was made from. */
    @Test
    void noNumberIsTooLong() throws IOException {
        Proposals proposals = new Proposals(state);
        Files.createDirectories(state.resolve("proposals"));
        Files.write(state.resolve("proposals/99999998.zip"), new byte[0]);
        assertEquals(
                "99999999", proposals.add(ProposalsTest::proposal).orElseThrow().id());
        assertThrows(IOException.class, () -> proposals.add(ProposalsTest::proposal));
    }
}
