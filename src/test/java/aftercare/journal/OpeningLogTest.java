package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.NotRecorded;
import aftercare.journal.record.Query;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.RuleSets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal whose database is not there yet opens by itself when it comes. */
class OpeningLogTest {

    @TempDir
    Path folder;

    /** A journal in a file, where a file appears in the place of its folder. */
    private JournalSettings inTheWay() throws IOException {
        Path data = Files.writeString(folder.resolve("data"), "in the way");
        return JournalSettings.of(data, new JournalPlace.Embedded());
    }

    @Test
    void opensWhenTheFolderCanBeUsed() throws Exception {
        JournalSettings settings = inTheWay();
        Path data = settings.dataFolder();
        try (OpeningLog log = OpeningLog.begin(settings, Clock.systemUTC())) {
            log.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
            saysThatItIsNotOpen(log);
            awaitTrouble(log, data + ": the data folder cannot be used: see to its permissions and its space");
            Files.delete(data);
            opens(log);
        }
        assertEquals(1, new Verifier(data, settings.place(), List.of()).verify().records());
    }

    @Test
    void opensWhenTheDatabaseComes() throws Exception {
        Postgres postgres = Postgres.shared();
        JournalPlace.Postgres direct = postgres.database();
        String database = direct.url().substring(direct.url().lastIndexOf('/') + 1);
        try (FaultyLine line = new FaultyLine(postgres.port())) {
            line.set(FaultyLine.Fault.STOPPED);
            JournalPlace.Postgres place = Postgres.place(line.port(), database);
            try (OpeningLog log = OpeningLog.begin(JournalSettings.of(folder, place), Clock.systemUTC())) {
                log.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
                saysThatItIsNotOpen(log);
                awaitTrouble(
                        log,
                        place.url() + ": its tables cannot be brought up to date, the database failed: state 08001:"
                                + " is the database there, and may this role change it?");
                line.set(FaultyLine.Fault.NONE);
                opens(log);
            }
        }
        assertEquals(1, new Verifier(folder, direct, List.of()).verify().records());
    }

    /** Many rule sets went live while the database was away: the one that is live now counts. */
    @Test
    void remembersTheLastRuleSetsUntilItIsOpen() throws Exception {
        JournalSettings settings = inTheWay();
        try (OpeningLog log = OpeningLog.begin(settings, Clock.systemUTC())) {
            for (int number = 0; number < 40; number++) {
                TreeMap<String, byte[]> files = new TreeMap<>();
                files.put("vocabulary.yaml", ("symptoms: [" + number + "]").getBytes(StandardCharsets.UTF_8));
                log.keepRuleSet(RuleSets.version(RuleSets.encode(files)), files);
            }
            log.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
            Files.delete(settings.dataFolder());
            opens(log);
        }
    }

    @Test
    void givesUpWhenItIsClosed() throws Exception {
        JournalSettings settings = inTheWay();
        OpeningLog log = OpeningLog.begin(settings, Clock.systemUTC());
        log.close();
        Files.delete(settings.dataFolder());
        saysThatItIsNotOpen(log);
        assertFalse(Files.exists(settings.dataFolder()));
        log.close();
    }

    @Test
    void refusesRulesOfAnotherVersionAtOnce() throws Exception {
        JournalSettings settings = inTheWay();
        try (OpeningLog log = OpeningLog.begin(settings, Clock.systemUTC())) {
            assertThrows(IllegalArgumentException.class, () -> log.keepRuleSet(Entries.RULE_SET, new TreeMap<>()));
        }
    }

    private static void saysThatItIsNotOpen(OpeningLog log) {
        assertInstanceOf(NotRecorded.Unavailable.class, JournalContract.refused(log.append(Entries.entry("d0"))));
        assertThrows(Unreadable.class, () -> log.find("d0"));
        assertThrows(Unreadable.class, () -> log.byIdempotencyKey("clinic-a", Hash.of("key")));
        assertThrows(Unreadable.class, () -> log.list(Query.newest(1)));
        assertThrows(Unreadable.class, () -> log.ruleSet(Entries.RULE_SET));
        assertFalse(log.state().writable());
        assertTrue(log.state().trouble().isPresent());
    }

    private static void awaitTrouble(OpeningLog log, String trouble) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!log.state().trouble().equals(Optional.of(trouble)) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertEquals(Optional.of(trouble), log.state().trouble());
    }

    /** By itself, without a decision that tries it. */
    private static void opens(OpeningLog log) throws Exception {
        assertTrue(Writable.within(20, log), "it did not open: " + log.state());
        assertTrue(Writable.records(20, log, Entries.entry("d1")));
        assertEquals("d1", log.find("d1").orElseThrow().decisionId());
        assertTrue(log.ruleSet(Entries.RULE_SET).isPresent());
        assertThrows(IllegalArgumentException.class, () -> log.keepRuleSet(Entries.RULE_SET, new TreeMap<>()));
    }
}
