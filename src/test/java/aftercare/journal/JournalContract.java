package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal promises, whichever database holds it. */
abstract class JournalContract {

    static final Clock CLOCK = Clock.fixed(Entries.NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    Journal journal;

    /** An empty database for each test. */
    abstract JournalPlace place() throws Exception;

    private JournalPlace place;

    @BeforeEach
    void open() throws Exception {
        place = place();
        journal = reopened();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    JournalSettings settings() {
        JournalSettings usual = JournalSettings.of(folder, place);
        return new JournalSettings(
                folder, place, usual.queue(), usual.batch(), Duration.ofSeconds(20), 10, usual.sealAfter());
    }

    Journal reopened() {
        Journal opened = Journal.open(settings(), CLOCK);
        opened.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        return opened;
    }

    Verified verified() {
        return new Verifier(folder, place, List.of()).verify();
    }

    static Receipt wait(CompletionStage<Receipt> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    static NotRecorded refused(CompletionStage<Receipt> stage) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> wait(stage));
        return assertInstanceOf(NotRecorded.class, failed.getCause());
    }

    void append(int from, int to) throws Exception {
        List<CompletionStage<Receipt>> stages = new ArrayList<>();
        for (int index = from; index <= to; index++) {
            stages.add(journal.append(Entries.entry("d" + index)));
        }
        for (CompletionStage<Receipt> stage : stages) {
            wait(stage);
        }
    }

    @Test
    void givesBackWhatItGot() throws Exception {
        Entry entry = Entries.entry("d1", Optional.of(Hash.of("key")));
        Receipt receipt = wait(journal.append(entry));
        Kept kept = journal.find("d1").orElseThrow();
        assertEquals(1, receipt.sequence());
        assertEquals(receipt.hash(), kept.hash());
        assertEquals(entry.decisionId(), kept.decisionId());
        assertEquals(entry.decidedAt(), kept.decidedAt());
        assertEquals(entry.reportedAt(), kept.reportedAt());
        assertEquals(entry.caller(), kept.caller());
        assertEquals(entry.keyHash(), kept.keyHash());
        assertEquals(entry.ruleSet(), kept.ruleSet());
        assertEquals(entry.program(), kept.program());
        assertEquals(entry.urgency(), kept.urgency());
        assertEquals(entry.complete(), kept.complete());
        assertEquals(entry.ruleIds(), kept.ruleIds());
        Content content = kept.content().orElseThrow();
        assertEquals(entry.content().reportId(), content.reportId());
        assertEquals(entry.content().requestHash(), content.requestHash());
        assertArrayEquals(entry.content().codedReport(), content.codedReport());
        assertArrayEquals(entry.content().answer(), content.answer());
    }

    @Test
    void keepsTextAsItIs() throws Exception {
        String caller = "klinik Ä/日本 \ud83c\udfe5 'x\" %_\\";
        Entry entry = Entries.entry("d1", caller, Optional.empty(), Urgency.SELF_CARE, List.of(), Entries.NOW);
        wait(journal.append(entry));
        Kept kept = journal.find("d1").orElseThrow();
        assertEquals(caller, kept.caller());
        assertEquals(List.of(), kept.ruleIds());
        assertTrue(verified().sound());
    }

    @Test
    void chainsOverReopening() throws Exception {
        append(1, 3);
        journal.close();
        journal = reopened();
        append(4, 6);
        List<Kept> kept = journal.list(Query.newest(10));
        for (int index = 0; index + 1 < kept.size(); index++) {
            assertEquals(kept.get(index + 1).hash(), kept.get(index).previous());
        }
        assertEquals(Hash.NONE, kept.get(5).previous());
        Verified verified = verified();
        assertEquals(List.of(), verified.problems());
        assertEquals(6, verified.records());
        assertEquals("d1", verified.first().orElseThrow().decisionId());
        assertEquals("d6", verified.last().orElseThrow().decisionId());
    }

    @Test
    void listsWhatIsAskedFor() throws Exception {
        for (int index = 1; index <= 9; index++) {
            wait(journal.append(Entries.entry(
                    "d" + index,
                    index % 2 == 0 ? "even" : "odd",
                    Optional.empty(),
                    Urgency.values()[index % 3],
                    index % 4 == 0 ? List.of("INF-01", "RSP-01") : List.of("INF-011"),
                    Entries.NOW.plusSeconds(index))));
        }
        Query all = Query.newest(100);
        assertEquals(List.of("d9", "d8", "d7"), ids(Query.newest(3)));
        assertEquals(List.of("d6", "d5", "d4"), ids(Query.newest(3).before(7)));
        assertEquals(List.of("d8", "d4"), ids(with(all, Optional.of("INF-01"), Optional.empty())));
        assertEquals(List.of("d8", "d6", "d4", "d2"), ids(with(all, Optional.empty(), Optional.of("even"))));
        assertEquals(
                List.of("d9", "d8"),
                ids(new Query(
                        Optional.of(Entries.NOW.plusSeconds(8)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        10)));
        assertEquals(
                List.of("d9", "d6", "d3"),
                ids(new Query(
                        Optional.empty(),
                        Optional.of(Urgency.SELF_CARE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        10)));
    }

    private static Query with(Query query, Optional<String> ruleId, Optional<String> caller) {
        return new Query(query.since(), query.urgency(), ruleId, caller, query.before(), query.limit());
    }

    private List<String> ids(Query query) {
        List<String> ids = new ArrayList<>();
        for (Kept kept : journal.list(query)) {
            ids.add(kept.decisionId());
        }
        return ids;
    }

    @Test
    void answersAKeyOnceForEachCaller() throws Exception {
        Optional<Hash> key = Optional.of(Hash.of("key"));
        wait(journal.append(Entries.entry("d1", key)));
        assertInstanceOf(NotRecorded.KeyTaken.class, refused(journal.append(Entries.entry("d2", key))));
        Entry other = Entries.entry("d3", "clinic-b", key, Urgency.SELF_CARE, List.of(), Entries.NOW);
        wait(journal.append(other));
        assertEquals(
                "d1",
                journal.byIdempotencyKey("clinic-a", key.get()).orElseThrow().decisionId());
        assertEquals(
                "d3",
                journal.byIdempotencyKey("clinic-b", key.get()).orElseThrow().decisionId());
        assertTrue(journal.byIdempotencyKey("clinic-c", key.get()).isEmpty());
        assertTrue(journal.find("d2").isEmpty());
    }

    @Test
    void aTakenKeyHurtsNobodyElse() throws Exception {
        Optional<Hash> key = Optional.of(Hash.of("key"));
        wait(journal.append(Entries.entry("d0", key)));
        List<CompletionStage<Receipt>> good = new ArrayList<>();
        List<CompletionStage<Receipt>> bad = new ArrayList<>();
        for (int index = 1; index <= 40; index++) {
            good.add(journal.append(Entries.entry("g" + index)));
            bad.add(journal.append(Entries.entry("b" + index, key)));
            bad.add(journal.append(Entries.entry("d0")));
        }
        Set<Long> sequences = new HashSet<>();
        for (CompletionStage<Receipt> stage : good) {
            sequences.add(wait(stage).sequence());
        }
        for (CompletionStage<Receipt> stage : bad) {
            assertInstanceOf(NotRecorded.KeyTaken.class, refused(stage));
        }
        assertEquals(40, sequences.size());
        assertEquals(List.of(), verified().problems());
        assertEquals(41, verified().records());
    }

    @Test
    void twoAtOnceWithOneKeyGetOneDecision() throws Exception {
        Optional<Hash> key = Optional.of(Hash.of("key"));
        List<CompletionStage<Receipt>> stages = new ArrayList<>();
        for (int index = 1; index <= 20; index++) {
            stages.add(journal.append(Entries.entry("d" + index, key)));
        }
        int recorded = 0;
        for (CompletionStage<Receipt> stage : stages) {
            try {
                wait(stage);
                recorded++;
            } catch (ExecutionException e) {
                assertInstanceOf(NotRecorded.KeyTaken.class, e.getCause());
            }
        }
        assertEquals(1, recorded);
        assertEquals(1, verified().records());
    }

    @Test
    void twoWritersShareOneChain(@TempDir Path second) throws Exception {
        Journal other = journal;
        if (place instanceof JournalPlace.Postgres) {
            other = Journal.open(JournalSettings.of(second, place), CLOCK);
        } else {
            other = Journal.open(settings(), CLOCK);
        }
        other.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        List<CompletionStage<Receipt>> stages = new ArrayList<>();
        for (int index = 1; index <= 200; index++) {
            stages.add(journal.append(Entries.entry("a" + index)));
            stages.add(other.append(Entries.entry("b" + index)));
        }
        for (CompletionStage<Receipt> stage : stages) {
            try {
                wait(stage);
            } catch (ExecutionException e) {
                throw new CompletionException(e.getCause());
            }
        }
        other.close();
        List<Path> keys = List.of(folder.resolve(SealKey.PUBLIC_FILE), second.resolve(SealKey.PUBLIC_FILE));
        Verified verified =
                place instanceof JournalPlace.Postgres ? new Verifier(folder, place, keys).verify() : verified();
        assertEquals(List.of(), verified.problems());
        assertEquals(400, verified.records());
    }

    @Test
    void keepsRuleSetsByContent() throws Exception {
        append(1, 1);
        assertArrayEquals(
                Entries.RULE_FILES.get("vocabulary.yaml"),
                journal.ruleSet(Entries.RULE_SET).orElseThrow().get("vocabulary.yaml"));
        assertEquals(
                Entries.RULE_FILES.keySet(),
                journal.ruleSet(Entries.RULE_SET).orElseThrow().keySet());
        assertTrue(journal.ruleSet("sha256:" + Hash.NONE.hex()).isEmpty());
        TreeMap<String, byte[]> others = new TreeMap<>(Entries.RULE_FILES);
        others.remove("vocabulary.yaml");
        assertThrows(IllegalArgumentException.class, () -> journal.keepRuleSet(Entries.RULE_SET, others));
    }

    @Test
    void refusesADecisionWithoutItsRules() {
        Journal stranger = Journal.open(settings(), CLOCK);
        assertThrows(IllegalArgumentException.class, () -> stranger.append(Entries.entry("d1")));
        stranger.close();
    }

    @Test
    void recordsWhatWaitsBeforeItCloses() throws Exception {
        List<CompletionStage<Receipt>> stages = new ArrayList<>();
        for (int index = 1; index <= 300; index++) {
            stages.add(journal.append(Entries.entry("d" + index)));
        }
        journal.close();
        for (CompletionStage<Receipt> stage : stages) {
            assertTrue(stage.toCompletableFuture().isDone());
            wait(stage);
        }
        assertInstanceOf(NotRecorded.Unavailable.class, refused(journal.append(Entries.entry("late"))));
        assertEquals(300, verified().records());
    }

    @Test
    void tellsHowItIs() throws Exception {
        append(1, 5);
        JournalState state = journal.state();
        assertTrue(state.writable());
        assertEquals(Optional.empty(), state.trouble());
        assertEquals(Optional.empty(), state.lost());
        assertEquals(settings().queue(), state.room());
        assertTrue(state.lastCommit().compareTo(Duration.ZERO) > 0);
    }
}
