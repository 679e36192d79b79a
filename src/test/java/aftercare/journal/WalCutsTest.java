package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Query;
import aftercare.journal.record.Receipt;
import aftercare.journal.seal.SealKey;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.SqliteStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The write-ahead log cut anywhere: what it still holds is there, and what is gone is said. */
class WalCutsTest {

    private static final int WAL_HEADER = 32;
    private static final int FRAME = 24 + 4096;
    private static final String WAL = SqliteStore.FILE + "-wal";

    private final JournalPlace place = new JournalPlace.Embedded();

    @TempDir
    Path folder;

    @Test
    void saysWhatACutLogHasLost() throws Exception {
        cutEverywhere(4);
    }

    @Test
    @Tag("long")
    void saysWhatALongCutLogHasLost() throws Exception {
        cutEverywhere(20);
    }

    private void cutEverywhere(int records) throws Exception {
        Path original = Files.createDirectory(folder.resolve("original"));
        JournalSettings usual = JournalSettings.of(original, place);
        JournalSettings settings = new JournalSettings(
                original,
                place,
                usual.queue(),
                usual.batch(),
                Duration.ofSeconds(20),
                usual.sealEvery(),
                usual.sealAfter());
        // The tables are in the file itself once it was closed; the log then holds records alone.
        Journal.open(settings, JournalContract.CLOCK).close();
        Journal journal = Journal.open(settings, JournalContract.CLOCK);
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        List<Receipt> receipts = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (int index = 1; index <= records; index++) {
            receipts.add(JournalContract.wait(journal.append(Entries.entry("d" + index))));
            sizes.add(Files.size(original.resolve(WAL)));
        }
        List<Path> files = List.of(
                original.resolve(SqliteStore.FILE),
                original.resolve(HeadFile.FILE),
                original.resolve(SealKey.PRIVATE_FILE),
                original.resolve(SealKey.PUBLIC_FILE));
        byte[] wal = Files.readAllBytes(original.resolve(WAL));
        List<Integer> ends = ends(wal, records);
        for (int index = 0; index < records; index++) {
            assertTrue(ends.get(index) <= sizes.get(index), "acknowledged before it was there");
        }
        int cuts = 0;
        for (int length : cuts(wal.length)) {
            Path copy = Files.createDirectory(folder.resolve("cut-" + length));
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            Files.write(copy.resolve(WAL), Arrays.copyOf(wal, length));
            int kept = (int) ends.stream().filter(end -> end <= length).count();
            look(copy, kept, receipts);
            cuts++;
        }
        journal.close();
        System.out.println(cuts + " cuts of a log of " + records + " records");
    }

    /**
     * Where the commit of each record ends. Seen in the log alone: between two records the writer may have written its pulse
     * too.
     */
    private static List<Integer> ends(byte[] wal, int records) {
        List<Integer> ends = new ArrayList<>();
        String text = new String(wal, StandardCharsets.ISO_8859_1);
        int end = WAL_HEADER;
        for (int index = 1; index <= records; index++) {
            int at = text.indexOf("visit-d" + index, end);
            assertTrue(at >= 0, "the log does not hold record " + index);
            end = WAL_HEADER + (at - WAL_HEADER) / FRAME * FRAME;
            // The last frame of a commit, and no other, says how large the database is.
            boolean commit = false;
            while (!commit) {
                commit = ByteBuffer.wrap(wal, end + 4, 4).getInt() != 0;
                end += FRAME;
            }
            ends.add(end);
        }
        return ends;
    }

    private static TreeSet<Integer> cuts(int size) {
        TreeSet<Integer> cuts = new TreeSet<>();
        for (int boundary = WAL_HEADER; boundary <= size; boundary += FRAME) {
            cuts.addAll(List.of(boundary - 1, boundary, Math.min(boundary + 1, size)));
        }
        cuts.add(0);
        return cuts;
    }

    private void look(Path copy, int kept, List<Receipt> receipts) throws IOException {
        Journal journal = Journal.open(JournalSettings.of(copy, place), JournalContract.CLOCK);
        List<DecisionRecord> newest = journal.list(Query.newest(100)).decisions();
        Optional<String> lost = journal.state().lost();
        journal.close();
        assertEquals(kept, newest.size(), copy.toString());
        for (int index = 0; index < kept; index++) {
            assertEquals(
                    receipts.get(index).hash(), newest.get(kept - 1 - index).hash());
        }
        if (kept == receipts.size()) {
            assertEquals(Optional.empty(), lost);
        } else {
            String gone = "records " + (kept + 1) + " to " + receipts.size()
                    + " were acknowledged and are gone: the chain ends at " + kept;
            assertEquals(Optional.of(gone), lost);
            List<String> problems =
                    new Verifier(copy, place, List.of()).verify().problems();
            assertEquals("lost before: " + Entries.NOW + " " + gone, problems.get(0));
        }
    }
}
