package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.HandClock;
import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Content;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Entry;
import aftercare.journal.record.Erasure;
import aftercare.journal.record.Head;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.JournalState;
import aftercare.journal.record.Listing;
import aftercare.journal.record.NotRecorded;
import aftercare.journal.record.Query;
import aftercare.journal.record.Receipt;
import aftercare.journal.record.Row;
import aftercare.journal.record.SeveralCallers;
import aftercare.journal.record.Unreadable;
import aftercare.journal.seal.Seal;
import aftercare.journal.seal.SealKey;
import aftercare.journal.seal.Seals;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal promises, whichever database holds it. */
abstract class JournalContract {

    static final Clock CLOCK = Clock.fixed(Entries.NOW, ZoneOffset.UTC);

    /** What is slow is not the subject here. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    Journal journal;

    /** An empty database for each test. */
    abstract JournalPlace place() throws Exception;

    private JournalPlace place;

    /** A connection of somebody who may do everything to the database behind the journal's back. */
    abstract Connection intruder(JournalPlace place) throws SQLException;

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
        return new JournalSettings(folder, place, usual.queue(), usual.batch(), PATIENCE, 10, usual.sealAfter());
    }

    private JournalSettings rarelySealed(Path dataFolder) {
        return JournalSettings.of(dataFolder, place).withPatience(PATIENCE);
    }

    Journal reopened() {
        Journal opened = Journal.open(settings(), CLOCK);
        opened.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        return opened;
    }

    Verification verified() {
        return new Verifier(folder, place, List.of()).verify();
    }

    static Receipt wait(CompletionStage<Receipt> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    static NotRecorded refused(CompletionStage<Receipt> stage) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> wait(stage));
        return assertInstanceOf(NotRecorded.class, failed.getCause());
    }

    /** One by one, so that the seals are at known places: after the first, then after every tenth, and not beyond. */
    void append(int from, int to) throws Exception {
        for (int index = from; index <= to; index++) {
            wait(journal.append(Entries.entry("d" + index)));
        }
    }

    /** How many of them are committed together follows chance. */
    private void appendAtOnce(int from, int to) throws Exception {
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
        DecisionRecord kept = journal.find("d1").orElseThrow();
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
        DecisionRecord kept = journal.find("d1").orElseThrow();
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
        List<DecisionRecord> kept = journal.list(Query.newest(10)).decisions();
        for (int index = 0; index + 1 < kept.size(); index++) {
            assertEquals(kept.get(index + 1).hash(), kept.get(index).previous());
        }
        assertEquals(Hash.NONE, kept.get(5).previous());
        Verification verified = verified();
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
        assertEquals(List.of("d9", "d8"), ids(between(Optional.of(at(8)), Optional.empty())));
        assertEquals(List.of("d2", "d1"), ids(between(Optional.empty(), Optional.of(at(3)))));
        assertEquals(List.of("d4", "d3"), ids(between(Optional.of(at(3)), Optional.of(at(5)))));
        assertEquals(List.of(), ids(between(Optional.of(at(5)), Optional.of(at(5)))));
        assertEquals(List.of(), ids(between(Optional.empty(), Optional.of(at(1)))));
        assertEquals(
                List.of("d4"),
                ids(between(Optional.empty(), Optional.of(at(5)))).subList(0, 1));
        assertEquals(
                List.of("d9", "d6", "d3"),
                ids(new Query(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Urgency.SELF_CARE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        10)));
    }

    /** As an older program left it: its tables have no place for the hash of a report. */
    @Test
    void verifiesAnOlderLogUntouchedAndBringsItUpToDate() throws Exception {
        append(1, 2);
        journal.close();
        run(
                "DROP TABLE IF EXISTS published",
                "DROP TABLE IF EXISTS replica",
                "ALTER TABLE content DROP COLUMN report_hash",
                "DELETE FROM schema_history WHERE version <> '1'");
        assertEquals(List.of(), verified().problems());
        assertEquals(2, verified().records());
        journal = reopened();
        Entry keyed = Entries.entry("d3", Optional.of(Hash.of("key")));
        assertTrue(keyed.content().reportHash().isPresent());
        wait(journal.append(keyed));
        assertEquals(Optional.empty(), reportHash("d1"));
        assertEquals(keyed.content().reportHash(), reportHash("d3"));
        assertEquals(List.of(), verified().problems());
        run("UPDATE content SET report_hash = NULL WHERE sequence = 3");
        assertEquals(1, verified().problems().size());
    }

    private Optional<Hash> reportHash(String id) {
        return journal.find(id).orElseThrow().content().orElseThrow().reportHash();
    }

    /** Clocks are put back: what was decided earlier may appear later in the chain. */
    @Test
    void losesNoDecisionOfATimeWhenTheClockWasPutBack() throws Exception {
        for (int second : List.of(5, 9, 2, 7, 3)) {
            wait(journal.append(Entries.entry(
                    "d" + second, "clinic-a", Optional.empty(), Urgency.SELF_CARE, List.of("INF-01"), at(second))));
        }
        assertEquals(List.of("d3", "d2"), ids(between(Optional.empty(), Optional.of(at(5)))));
        assertEquals(List.of("d7", "d5"), ids(between(Optional.of(at(5)), Optional.of(at(8)))));
    }

    @Test
    void findsWhatBecameOfAReport() throws Exception {
        wait(journal.append(Entries.ofReport("d1", "clinic-a", "visit-1")));
        wait(journal.append(Entries.ofReport("d2", "clinic-a", "visit-2")));
        wait(journal.append(Entries.ofReport("d3", "clinic-b", "visit-1")));
        wait(journal.append(Entries.ofReport("d4", "clinic-a", "visit-1")));
        assertEquals(List.of("d4", "d3"), ids(ofReport("visit-1", Optional.empty())));
        assertEquals(List.of("d4", "d1"), ids(ofReport("visit-1", Optional.of("clinic-a"))));
        assertEquals(List.of(), ids(ofReport("visit-", Optional.empty())));
        assertEquals(
                List.of("d3", "d1"), ids(ofReport("visit-1", Optional.empty()).before(4)));
        retention().erase(new Erasure.OfReport("visit-1", Optional.of("clinic-a")));
        assertEquals(List.of("d3"), ids(ofReport("visit-1", Optional.empty())));
    }

    private static Instant at(int second) {
        return Entries.NOW.plusSeconds(second);
    }

    private static Query between(Optional<Instant> since, Optional<Instant> until) {
        Optional<String> any = Optional.empty();
        return new Query(since, until, Optional.empty(), any, any, any, Optional.empty(), 100);
    }

    private static Query ofReport(String reportId, Optional<String> caller) {
        Optional<Instant> ever = Optional.empty();
        return new Query(
                ever, ever, Optional.empty(), Optional.empty(), Optional.of(reportId), caller, Optional.empty(), 2);
    }

    @Test
    void pagesEndWhereTheChainBegins() throws Exception {
        append(1, 5);
        List<String> ids = new ArrayList<>();
        Optional<Long> next = Optional.of(Long.MAX_VALUE);
        int pages = 0;
        while (next.isPresent()) {
            Listing page = journal.list(Query.newest(2).before(next.get()));
            page.decisions().forEach(kept -> ids.add(kept.decisionId()));
            next = page.next();
            pages++;
        }
        assertEquals(List.of("d5", "d4", "d3", "d2", "d1"), ids);
        assertEquals(3, pages);
        assertEquals(Listing.nothing(), journal.list(between(Optional.of(at(1)), Optional.empty())));
    }

    private static Query with(Query query, Optional<String> ruleId, Optional<String> caller) {
        return new Query(
                query.since(),
                query.until(),
                query.urgency(),
                ruleId,
                query.reportId(),
                caller,
                query.before(),
                query.limit());
    }

    private List<String> ids(Query query) {
        List<String> ids = new ArrayList<>();
        for (DecisionRecord kept : journal.list(query).decisions()) {
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
        // Two that share a folder share its file of checkpoints too: each signs at its end alone.
        journal.close();
        journal = Journal.open(rarelySealed(folder), CLOCK);
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        boolean shared = place instanceof JournalPlace.Embedded;
        Journal other = Journal.open(rarelySealed(shared ? folder : second), CLOCK);
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
        Verification verified =
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

    @Test
    void namesTheFirstRecordThatWasAltered() throws Exception {
        append(1, 25);
        run("INSERT INTO rule_set SELECT version || '!', files FROM rule_set");
        Map<String, String> alterations = new LinkedHashMap<>();
        alterations.put("decision_id", "'other'");
        alterations.put("decided_at", "decided_at + 1");
        alterations.put("reported_at", "reported_at - 1");
        alterations.put("caller", "'clinic-b'");
        alterations.put("key_hash", "content_hash");
        alterations.put("rule_set", "rule_set || '!'");
        alterations.put("program", "'9.8.8'");
        alterations.put("urgency", "'SELF_CARE'");
        alterations.put("complete", "0");
        alterations.put("rule_ids", "'INF-01'");
        alterations.put("content_hash", "hash");
        alterations.put("previous_hash", "content_hash");
        alterations.put("hash", "previous_hash");
        for (Map.Entry<String, String> alteration : alterations.entrySet()) {
            alter("decision", alteration.getKey(), alteration.getValue());
        }
        for (String column : List.of("salt", "request_hash", "coded_report", "answer")) {
            alter("content", column, column.equals("request_hash") ? "answer" : "request_hash");
        }
        alter("content", "report_id", "NULL");
        alter("content", "report_id", "'visit-d18'");
        run("DELETE FROM rule_set WHERE version LIKE '%!'");
        assertEquals(List.of(), verified().problems());
    }

    /** Alters record 17, looks, and puts it back. */
    private void alter(String table, String column, String value) throws SQLException {
        run("CREATE TABLE before AS SELECT * FROM " + table + " WHERE sequence = 17");
        run("UPDATE " + table + " SET " + column + " = " + value + " WHERE sequence = 17");
        Verification verified = verified();
        assertTrue(
                verified.problems().get(0).startsWith("record 17"),
                column + ": " + verified.problems().get(0));
        assertEquals(16, verified.records());
        run("UPDATE " + table + " SET " + column + " = (SELECT " + column + " FROM before) WHERE sequence = 17");
        run("DROP TABLE before");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = intruder(place);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void noticesARecordThatIsGone() throws Exception {
        append(1, 25);
        run("DELETE FROM content WHERE sequence = 7", "DELETE FROM decision WHERE sequence = 7");
        assertEquals(
                List.of("record 8, decision `d8`: the record before it is gone: the last one is 6"),
                verified().problems());
    }

    @Test
    void noticesAnErasureThatNobodySigned() throws Exception {
        append(1, 5);
        run("DELETE FROM content WHERE sequence = 3");
        assertEquals(
                List.of(
                        "record 3, decision `d3`: its report and its answer are gone, and no signed statement says erased"),
                verified().problems());
    }

    @Test
    void noticesACutTail() throws Exception {
        append(1, 25);
        journal.close();
        run("DELETE FROM content WHERE sequence > 20", "DELETE FROM decision WHERE sequence > 20");
        String gone = "records 21 to 25 are gone: the chain ends at 20 and once reached further";
        assertEquals(List.of(gone), verified().problems());
        // Neither the head file nor the seals in the database are needed: the file of checkpoints tells.
        run("DELETE FROM seal");
        Files.delete(folder.resolve(HeadFile.FILE));
        assertEquals(List.of(gone), verified().problems());
    }

    @Test
    void saysAtTheNextStartWhatIsGone() throws Exception {
        append(1, 25);
        journal.close();
        run("DELETE FROM content WHERE sequence > 20", "DELETE FROM decision WHERE sequence > 20");
        journal = reopened();
        String gone = "records 21 to 25 were acknowledged and are gone: the chain ends at 20";
        assertEquals(Optional.of(gone), journal.state().lost());
        append(26, 40);
        List<String> problems = verified().problems();
        assertEquals(
                "record 25, decision `d30`: it is not the record that was signed at " + Entries.NOW, problems.get(0));
        assertEquals("lost before: " + Entries.NOW + " " + gone, problems.get(1));
    }

    @Test
    void saysWhatIsGoneWhileItRuns() throws Exception {
        append(1, 25);
        run("DELETE FROM content WHERE sequence > 20", "DELETE FROM decision WHERE sequence > 20");
        append(26, 27);
        String gone = "records 21 to 25 were acknowledged and are gone: the chain ends at 20";
        assertEquals(Optional.of(gone), journal.state().lost());
        assertEquals(
                List.of("lost before: " + Entries.NOW + " " + gone), verified().problems());
    }

    /** No seal reaches so far yet; the file beside the database says what was acknowledged. */
    @Test
    void noticesThatTheLastRecordIsAnother() throws Exception {
        append(1, 25);
        putAnotherInThePlaceOf(25);
        String forged = "record 25, decision `forged`: it is not the one that was acknowledged";
        String another = "record 25 is not the one that was acknowledged";
        List<String> problems = verified().problems();
        // The service looks while it is idle too: it may have noticed, and written it down, before the verifier came.
        assertTrue(
                List.of(List.of(forged), List.of(forged, "lost before: " + Entries.NOW + " " + another))
                        .contains(problems),
                problems.toString());
        append(26, 26);
        assertEquals(Optional.of(another), journal.state().lost());
        assertEquals(
                List.of("lost before: " + Entries.NOW + " " + another),
                verified().problems());
    }

    /** What one service acknowledged is gone, and another has gone on from there. */
    @Test
    void noticesThatAnotherWentOnInThePlaceOfALostRecord(@TempDir Path second) throws Exception {
        append(1, 25);
        putAnotherInThePlaceOf(25);
        try (Connection connection = intruder(place)) {
            addAfter(connection, 25, "another");
        }
        append(26, 26);
        assertEquals(
                Optional.of("record 25 is not the one that was acknowledged"),
                journal.state().lost());
    }

    private void putAnotherInThePlaceOf(long sequence) throws Exception {
        // At once: the service looks while it is idle too, and would say that the record is gone.
        try (Connection connection = intruder(place);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("DELETE FROM content WHERE sequence >= " + sequence);
            statement.execute("DELETE FROM decision WHERE sequence >= " + sequence);
            addAfter(connection, sequence - 1, "forged");
        }
    }

    private static void addAfter(Connection connection, long sequence, String id) throws SQLException {
        Head head = new Head(sequence, Ledger.hashOf(connection, sequence).orElseThrow());
        byte[] salt = new byte[16];
        Ledger.add(
                connection, List.of(new Row(DecisionRecord.after(head, Entries.entry(id), salt), Optional.of(salt))));
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** Half a line stays where the power fails, or the disk is full, while it is written. */
    @Test
    void takesAwayHalfACheckpointBeforeTheNext() throws Exception {
        append(1, 12);
        journal.close();
        Path file = folder.resolve(Seals.FILE);
        String lines = Files.readString(file);
        Files.writeString(file, lines + lines.substring(0, lines.length() / 5));
        assertEquals(1, verified().problems().size());
        journal = reopened();
        append(13, 25);
        journal.close();
        assertEquals(List.of(), verified().problems());
        assertTrue(Files.readString(file).startsWith(lines), "a checkpoint is gone");
        journal = reopened();
    }

    /** Of a service beside this one, or of an earlier day. */
    @Test
    void knowsTheOtherPublicKeysOfItsFolder(@TempDir Path other) throws Exception {
        append(1, 12);
        journal.close();
        SealKey.in(other);
        Files.move(folder.resolve(SealKey.PUBLIC_FILE), folder.resolve("journal-2025.pub"));
        for (String name : List.of(SealKey.PUBLIC_FILE, SealKey.PRIVATE_FILE)) {
            Files.copy(other.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        journal = reopened();
        append(13, 25);
        assertEquals(List.of(), verified().problems());
        Files.delete(folder.resolve("journal-2025.pub"));
        assertTrue(verified().problems().get(0).contains("which is not known"));
    }

    @Test
    void noticesARewrittenChain() throws Exception {
        append(1, 25);
        journal.close();
        Path second = Files.createDirectory(folder.resolve("second"));
        run("DELETE FROM content", "DELETE FROM decision", "DELETE FROM seal");
        Journal forger = Journal.open(rarelySealed(second), CLOCK);
        forger.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        List<CompletionStage<Receipt>> stages = new ArrayList<>();
        for (int index = 1; index <= 30; index++) {
            stages.add(forger.append(Entries.entry("f" + index)));
        }
        for (CompletionStage<Receipt> stage : stages) {
            wait(stage);
        }
        forger.close();
        if (place instanceof JournalPlace.Embedded) {
            Files.copy(
                    second.resolve(SqliteStore.FILE),
                    folder.resolve(SqliteStore.FILE),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> problems = verified().problems();
        String first = problems.get(0);
        assertTrue(first.matches("record \\d+, decision `f\\d+`: it is not the record that was signed at .*"), first);
        assertTrue(problems.get(problems.size() - 1).contains("which is not known"), problems.toString());
    }

    @Test
    void noticesAForgedCheckpoint() throws Exception {
        append(1, 25);
        journal.close();
        run("UPDATE seal SET sealed_at = sealed_at + 1 WHERE sequence = (SELECT max(sequence) FROM seal)");
        assertEquals(
                List.of("checkpoint `head 25`: its signature does not fit: it was forged or altered"),
                verified().problems());
        run("UPDATE seal SET sealed_at = sealed_at - 1 WHERE sequence = (SELECT max(sequence) FROM seal)");
        Path file = folder.resolve(Seals.FILE);
        String lines = Files.readString(file);
        Files.writeString(file, lines.substring(0, lines.length() - 10));
        assertEquals(1, verified().problems().size());
        Files.writeString(file, lines.replaceFirst("head [0-9]+ ", "head 3 "));
        assertEquals(1, verified().problems().size());
    }

    @Test
    void noticesAWrongKey(@TempDir Path other) throws Exception {
        append(1, 12);
        journal.close();
        SealKey.in(other);
        Verification verified = new Verifier(folder, place, List.of(other.resolve(SealKey.PUBLIC_FILE))).verify();
        assertTrue(
                verified.problems().get(0).contains("which is not known"),
                verified.problems().toString());
        Path nothing = other.resolve("nothing.pub");
        Unreadable unreadable =
                assertThrows(Unreadable.class, () -> new Verifier(folder, place, List.of(nothing)).verify());
        assertEquals(
                nothing + ": the public key is missing: put it back there, or name where a copy of it is",
                unreadable.getMessage());
        Files.writeString(nothing, "no key");
        unreadable = assertThrows(Unreadable.class, () -> new Verifier(folder, place, List.of(nothing)).verify());
        assertEquals(nothing + ": this is no public key of a journal: name its file", unreadable.getMessage());
    }

    @Test
    void noticesAlteredRules() throws Exception {
        append(1, 3);
        run("UPDATE rule_set SET files = (SELECT hash FROM decision WHERE sequence = 1)");
        assertEquals(
                List.of("rule set " + Entries.RULE_SET + ": its files were altered: the hash does not fit"),
                verified().problems());
        assertThrows(JournalDamage.class, () -> journal.ruleSet(Entries.RULE_SET));
    }

    @Test
    void noticesThatRulesAreGone() throws Exception {
        append(1, 3);
        if (place instanceof JournalPlace.Postgres) {
            run("SET session_replication_role = replica; DELETE FROM rule_set");
        } else {
            run("DELETE FROM rule_set");
        }
        assertEquals(
                List.of("rule set " + Entries.RULE_SET + ": it is gone, and record 1 was decided by it"),
                verified().problems());
    }

    /** Nobody reports anything for a while, all is signed, and then the database is put back. */
    @Test
    void saysWhatIsGoneWhereAllWasSigned() throws Exception {
        append(1, 20);
        run("DELETE FROM content WHERE sequence > 12", "DELETE FROM decision WHERE sequence > 12");
        String gone = "records 13 to 20 were acknowledged and are gone: the chain ends at 12";
        awaitLost(30, gone);
    }

    /** It is found between two beats. */
    private void awaitLost(long seconds, String gone) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!journal.state().lost().equals(Optional.of(gone)) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertEquals(Optional.of(gone), journal.state().lost());
    }

    /** What is gone is said until it could be written down. */
    @Test
    void forgetsNoLossThatCannotBeWrittenDown() throws Exception {
        Path losses = folder.resolve("journal.losses");
        append(1, 25);
        Files.createDirectory(losses);
        run("DELETE FROM content WHERE sequence > 22", "DELETE FROM decision WHERE sequence > 22");
        append(26, 28);
        assertTrue(journal.state().trouble().isPresent(), journal.state().toString());
        Files.delete(losses);
        append(29, 29);
        assertEquals(Optional.empty(), journal.state().trouble());
        String gone = "records 23 to 25 were acknowledged and are gone: the chain ends at 22";
        assertEquals(List.of(Entries.NOW + " " + gone), Files.readAllLines(losses));
    }

    /** The database works, and one of the files beside it does not: that is said until the file works. */
    @Test
    void saysThatAFileBesideItCannotBeWritten() throws Exception {
        append(1, 5);
        Path file = folder.resolve(Seals.FILE);
        Files.delete(file);
        Files.createDirectory(file);
        append(6, 12);
        String trouble = journal.state().trouble().orElse("nothing");
        assertTrue(trouble.startsWith("the file of checkpoints cannot be written: "), trouble);
        assertTrue(journal.state().writable());
        Files.delete(file);
        append(13, 25);
        assertEquals(Optional.empty(), journal.state().trouble());
    }

    /** Nobody reports anything, and the database is put back to an earlier day. */
    @Test
    void saysWhatIsGoneWithoutADecision() throws Exception {
        HandClock clock = new HandClock(Entries.NOW);
        journal.close();
        journal = Journal.open(settings(), clock);
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        append(1, 25);
        run("DELETE FROM content WHERE sequence > 2", "DELETE FROM decision WHERE sequence > 2");
        clock.forward(settings().sealAfter());
        String gone = "records 3 to 25 were acknowledged and are gone: the chain ends at 2";
        awaitLost(20, gone);
        append(26, 26);
        List<String> checkpoints = Files.readAllLines(folder.resolve(Seals.FILE));
        append(27, 30);
        assertEquals(checkpoints, Files.readAllLines(folder.resolve(Seals.FILE)), "it signs again and again");
    }

    @Test
    void givesNoAlteredRecordAway() throws Exception {
        append(1, 3);
        run("UPDATE decision SET urgency = 'SELF_CARE' WHERE sequence = 2");
        assertThrows(JournalDamage.class, () -> journal.find("d2"));
        assertThrows(JournalDamage.class, () -> journal.list(Query.newest(3)));
        assertEquals("d3", journal.find("d3").orElseThrow().decisionId());
    }

    private Retention retention() {
        return new Retention(settings(), List.of(), CLOCK);
    }

    @Test
    void erasesAReportAndKeepsTheChain() throws Exception {
        append(1, 12);
        assertEquals(1, retention().erase(Entries.report("visit-d5")));
        assertEquals(0, retention().erase(Entries.report("visit-d5")));
        assertEquals(0, retention().erase(Entries.report("nobody")));
        DecisionRecord kept = journal.find("d5").orElseThrow();
        assertEquals(Optional.empty(), kept.content());
        append(13, 15);
        Verification verified = verified();
        assertEquals(List.of(), verified.problems());
        assertEquals(1, verified.erased());
        assertEquals(15, verified.records());
    }

    /** Ids of reports are given by those who send them: two may have given the same. */
    @Test
    void erasesNoOtherCallersReport() throws Exception {
        for (String caller : List.of("clinic-a", "clinic-b")) {
            wait(journal.append(Entries.ofReport("d-" + caller, caller, "visit-1")));
        }
        SeveralCallers refused =
                assertThrows(SeveralCallers.class, () -> retention().erase(Entries.report("visit-1")));
        assertEquals("the reports of that id are of several callers, `clinic-a` and `clinic-b`", refused.getMessage());
        assertEquals(2, retention().found(Entries.report("visit-1")).size());
        assertEquals(0, retention().erase(new Erasure.OfReport("visit-1", Optional.of("clinic-c"))));
        assertEquals(1, retention().erase(new Erasure.OfReport("visit-1", Optional.of("clinic-a"))));
        assertTrue(journal.find("d-clinic-a").orElseThrow().content().isEmpty());
        assertTrue(journal.find("d-clinic-b").orElseThrow().content().isPresent());
        assertEquals(List.of(), verified().problems());
        assertEquals(1, retention().erase(Entries.report("visit-1")));
    }

    /** A report needs no id. */
    @Test
    void erasesWhatADecisionAnswered() throws Exception {
        append(1, 3);
        assertEquals(1, retention().erase(new Erasure.OfDecision("d2")));
        assertEquals(0, retention().erase(new Erasure.OfDecision("d2")));
        assertEquals(0, retention().erase(new Erasure.OfDecision("nobody")));
        assertEquals(List.of(), verified().problems());
        assertEquals(1, verified().erased());
        assertTrue(journal.find("d2").orElseThrow().content().isEmpty());
    }

    @Test
    void removesWholeSealedSegments() throws Exception {
        for (int index = 1; index <= 25; index++) {
            wait(journal.append(Entries.entry(
                    "d" + index,
                    "clinic-a",
                    Optional.empty(),
                    Urgency.SELF_CARE,
                    List.of(),
                    Entries.NOW.plusSeconds(index))));
        }
        // Sealed at 1, 10 and 20; record 25 waits for its seal.
        assertEquals(0, retention().removeBefore(Entries.NOW.plusSeconds(1)));
        assertEquals(1, retention().removeBefore(Entries.NOW.plusSeconds(10)));
        assertEquals(9, retention().removeBefore(Entries.NOW.plusSeconds(15)));
        assertEquals(0, retention().removeBefore(Entries.NOW.plusSeconds(15)));
        Verification verified = verified();
        assertEquals(List.of(), verified.problems());
        assertEquals(15, verified.records());
        assertEquals(10, verified.removedUpTo());
        assertEquals("d11", verified.first().orElseThrow().decisionId());
        journal.close();
        journal = reopened();
        assertEquals(Optional.empty(), journal.state().lost());
        assertEquals(15, retention().removeBefore(Entries.NOW.plusSeconds(100)));
        append(26, 27);
        assertEquals(List.of(), verified().problems());
        assertEquals(26, verified().first().orElseThrow().sequence());
    }

    /** A long log goes step by step, each signed, and nobody who records has to wait for all of it. */
    @Test
    void removesInSteps() throws Exception {
        for (int first = 1; first < 2210; first += 221) {
            appendAtOnce(first, first + 220);
        }
        journal.close();
        journal = reopened();
        assertEquals(2210, retention().countBefore(Entries.NOW.plusSeconds(1)));
        assertEquals(2210, retention().removeBefore(Entries.NOW.plusSeconds(1)));
        append(2211, 2215);
        Verification verified = verified();
        assertEquals(List.of(), verified.problems());
        assertEquals(5, verified.records());
        assertEquals(2210, verified.removedUpTo());
        AtomicInteger steps = new AtomicInteger();
        try (Connection connection = intruder(place)) {
            Seals.each(connection, seal -> steps.addAndGet(seal.kind() == Seal.Kind.REMOVED ? 1 : 0));
        }
        assertEquals(3, steps.get());
    }

    @Test
    void removesNothingFromAJournalThatDoesNotVerify() throws Exception {
        append(1, 25);
        run("UPDATE decision SET urgency = 'SELF_CARE' WHERE sequence = 2");
        assertThrows(JournalDamage.class, () -> retention().removeBefore(Entries.NOW.plusSeconds(1)));
        assertEquals(25, journal.list(Query.newest(1)).decisions().get(0).sequence());
    }

    @Test
    void noticesARemovalThatNobodySigned() throws Exception {
        append(1, 25);
        run("DELETE FROM content WHERE sequence <= 10", "DELETE FROM decision WHERE sequence <= 10");
        assertEquals(
                List.of("record 11, decision `d11`: the record before it is gone: the last one is 0"),
                verified().problems());
    }

    /** A copy of the database from before the erasure is put back: the statement is in the file of checkpoints too. */
    @Test
    void noticesAnErasedReportThatCameBack() throws Exception {
        append(1, 12);
        journal.close();
        run("CREATE TABLE before AS SELECT * FROM content WHERE sequence = 5");
        retention().erase(Entries.report("visit-d5"));
        assertEquals(List.of(), verified().problems());
        run("INSERT INTO content SELECT * FROM before", "DELETE FROM seal WHERE kind = 'erased'", "DROP TABLE before");
        assertEquals(
                List.of("record 5, decision `d5`: its report was erased, and is there"),
                verified().problems());
    }

    @Test
    void noticesRemovedRecordsThatCameBack() throws Exception {
        append(1, 25);
        run(
                "CREATE TABLE decisions AS SELECT * FROM decision WHERE sequence <= 20",
                "CREATE TABLE contents AS SELECT * FROM content WHERE sequence <= 20");
        assertEquals(20, retention().removeBefore(Entries.NOW.plusSeconds(1)));
        assertEquals(List.of(), verified().problems());
        run(
                "INSERT INTO decision SELECT * FROM decisions",
                "INSERT INTO content SELECT * FROM contents",
                "DELETE FROM seal WHERE kind = 'removed'",
                "DROP TABLE decisions",
                "DROP TABLE contents");
        assertEquals(
                "record 1, decision `d1`: a signed statement says that it was removed, and it is there",
                verified().problems().get(0));
    }

    /** The program that erased was stopped before it wrote to the file. */
    @Test
    void writesToTheFileAtTheNextStartWhatWasErased() throws Exception {
        append(1, 12);
        Path file = folder.resolve(Seals.FILE);
        String lines = Files.readString(file);
        assertEquals(1, retention().erase(Entries.report("visit-d5")));
        String more = Files.readString(file);
        assertTrue(more.startsWith(lines) && more.substring(lines.length()).startsWith("erased 5 "), more);
        Files.writeString(file, lines);
        journal.close();
        journal = reopened();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.readString(file).contains("erased 5 ") && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertEquals(
                1,
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("erased 5 "))
                        .count());
        assertEquals(List.of(), verified().problems());
    }

    @Test
    void saysThatNothingIsSigned() throws Exception {
        append(1, 3);
        assertEquals(List.of(), verified().problems());
        journal.close();
        run("DELETE FROM seal");
        Files.delete(folder.resolve(Seals.FILE));
        assertEquals(
                List.of("no signed statement says how far this log reached: what is there may be less than there was"),
                verified().problems());
        run("DELETE FROM content", "DELETE FROM decision");
        Files.delete(folder.resolve(HeadFile.FILE));
        assertEquals(
                List.of("no signed statement says how far this log reached: what is there may be less than there was"),
                verified().problems());
    }

    @Test
    void noticesContentWithoutARecord() throws Exception {
        append(1, 12);
        String insert = "INSERT INTO content (sequence, salt, report_id, request_hash, coded_report, answer)"
                + " SELECT sequence + 1000, salt, report_id, request_hash, coded_report, answer"
                + " FROM content WHERE sequence = 3";
        run(place instanceof JournalPlace.Postgres ? "SET session_replication_role = replica; " + insert : insert);
        assertEquals(
                List.of(
                        "content of record 1003: there is no such record: somebody put it there, or took the record away"),
                verified().problems());
    }

    @Test
    void noticesARecordFarAheadInTheChain() throws Exception {
        append(1, 25);
        putAfter(new Head(999, Hash.of("nothing")));
        append(26, 26);
        String ahead = "records 26 to 999 are not there, and record 1000 is: somebody put it ahead of the chain";
        assertEquals(Optional.of(ahead), journal.state().lost());
        assertEquals(
                List.of(
                        "record 1000, decision `forged`: the record before it is gone: the last one is 25",
                        "lost before: " + Entries.NOW + " " + ahead),
                verified().problems());
    }

    /** After the last number that there is none follows: nothing is recorded where no verifier looks. */
    @Test
    void recordsNothingBeyondTheLastNumber() throws Exception {
        append(1, 5);
        putAfter(new Head(Long.MAX_VALUE - 1, Hash.of("nothing")));
        assertInstanceOf(NotRecorded.Unavailable.class, refused(journal.append(Entries.entry("d6"))));
        awaitLost(
                20,
                "records 6 to 9223372036854775806 are not there, and record 9223372036854775807 is: somebody put it ahead"
                        + " of the chain");
    }

    /** The first number that there is; a walk that begins after it would not see it. */
    @Test
    void noticesARecordBeforeAllOthers() throws Exception {
        append(1, 12);
        putAfter(
                new Head(999, Hash.of("nothing")),
                "DELETE FROM content WHERE sequence = 1000",
                "UPDATE decision SET sequence = " + Long.MIN_VALUE + " WHERE sequence = 1000");
        assertEquals(
                List.of("1 of the records is not in the chain: somebody put it there"),
                verified().problems());
    }

    /** All at once: the service looks while it is idle too. */
    private void putAfter(Head head, String... statements) throws SQLException {
        byte[] salt = new byte[16];
        try (Connection connection = intruder(place);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Row row = new Row(DecisionRecord.after(head, Entries.entry("forged"), salt), Optional.of(salt));
            Ledger.add(connection, List.of(row));
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
