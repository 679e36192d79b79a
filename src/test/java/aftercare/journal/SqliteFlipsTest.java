package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Content;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Receipt;
import aftercare.journal.record.Row;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.Readers;
import aftercare.journal.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flipped bit anywhere in the file is noticed, or changes no record. */
class SqliteFlipsTest {

    private static final int RECORDS = 100;
    private static final int FLIPS = 300;
    private static final int MANY_FLIPS = 2000;

    @TempDir
    Path folder;

    @Test
    void noticesAFlipOrHasEveryRecord() throws Exception {
        flip(FLIPS);
    }

    @Test
    @Tag("long")
    void noticesManyFlipsOrHasEveryRecord() throws Exception {
        flip(MANY_FLIPS);
    }

    private void flip(int flips) throws Exception {
        long seed = System.nanoTime();
        System.out.println("flips with seed " + seed);
        List<String> records = write();
        Path file = folder.resolve(SqliteStore.FILE);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(seed);
        int noticed = 0;
        for (int flip = 0; flip < flips; flip++) {
            int bit = random.nextInt(whole.length * Byte.SIZE);
            byte[] flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            restore(file, flipped);
            if (isNoticed()) {
                noticed++;
            } else {
                assertEquals(records, records(), "bit " + bit + ", seed " + seed);
            }
        }
        System.out.println(noticed + " of " + flips + " flips noticed, the others changed no record");
        assertTrue(noticed > flips / 4, "only " + noticed);
    }

    private List<String> write() throws Exception {
        JournalSettings usual = JournalSettings.of(folder, new JournalPlace.Embedded());
        Journal journal = Journal.open(
                new JournalSettings(
                        folder,
                        usual.place(),
                        usual.queue(),
                        10,
                        java.time.Duration.ofSeconds(20),
                        20,
                        usual.sealAfter()),
                JournalContract.CLOCK);
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        List<CompletionStage<Receipt>> stages = new ArrayList<>();
        for (int index = 0; index < RECORDS; index++) {
            stages.add(journal.append(Entries.entry("d" + index)));
        }
        for (CompletionStage<Receipt> stage : stages) {
            JournalContract.wait(stage);
        }
        List<String> records = records();
        journal.close();
        assertEquals(RECORDS, records.size());
        assertTrue(new Verifier(folder, usual.place(), List.of()).verify().sound());
        return records;
    }

    private void restore(Path file, byte[] content) throws IOException {
        for (String beside : List.of("-wal", "-shm", "-journal")) {
            Files.deleteIfExists(file.resolveSibling(SqliteStore.FILE + beside));
        }
        Files.write(file, content);
    }

    private boolean isNoticed() {
        try {
            return !new Verifier(folder, new JournalPlace.Embedded(), List.of())
                    .verify()
                    .sound();
        } catch (Unreadable unreadable) {
            return true;
        }
    }

    /** Everything that the records say, found both along the chain and by their ids. */
    private List<String> records() {
        try (Readers readers = new Readers(new SqliteStore(folder, 1000))) {
            List<String> records = new ArrayList<>();
            for (Row row : readers.read(connection -> Ledger.after(connection, 0, 2 * RECORDS))) {
                DecisionRecord kept = readers.read(
                                connection -> Ledger.byId(connection, row.kept().decisionId()))
                        .orElseThrow()
                        .sound();
                Content content = kept.content().orElseThrow();
                records.add(kept.sequence() + " " + kept.hash() + " " + content.reportId() + " " + content.requestHash()
                        + " " + Hash.of(content.codedReport()) + " " + Hash.of(content.answer()));
            }
            return records;
        }
    }
}
