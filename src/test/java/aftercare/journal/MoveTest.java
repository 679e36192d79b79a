package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.bytes.Hash;
import aftercare.journal.MoveListener.Stage;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Entry;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.NotRecorded;
import aftercare.journal.record.Unreadable;
import aftercare.journal.seal.SealKey;
import aftercare.journal.seal.Seals;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.SqliteStore;
import aftercare.journal.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log goes from SQLite to PostgreSQL exactly as it is, whatever ends the move in between, and never has two ends. */
class MoveTest {

    private static final int KILLS = 25;
    private static final int RECORDS = 400;

    private final Postgres postgres = Postgres.shared();
    private final JournalPlace embedded = new JournalPlace.Embedded();

    @TempDir
    Path folder;

    private JournalPlace.Postgres place;

    @BeforeEach
    void database() throws Exception {
        place = postgres.database();
    }

    private Journal open(JournalPlace of) {
        JournalSettings usual = JournalSettings.of(folder, of);
        Journal journal = Journal.open(
                new JournalSettings(folder, of, 1024, 64, Duration.ofSeconds(30), 25, usual.sealAfter()),
                Clock.systemUTC());
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        return journal;
    }

    private static void append(Journal journal, Entry entry) throws Exception {
        journal.append(entry).toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    /** A log of which the beginning was removed and two records are erased. */
    private void fill(int records) throws Exception {
        Instant old = Entries.NOW.minus(Duration.ofDays(20));
        try (Journal journal = open(embedded)) {
            for (int number = 1; number <= records; number++) {
                Entry made = Entries.entry("d" + number, Optional.of(Hash.of("key " + number)));
                append(
                        journal,
                        number > 50
                                ? made
                                : Entries.entry(
                                        "d" + number, "clinic-a", made.keyHash(), made.urgency(), made.ruleIds(), old));
            }
        }
        Retention retention = new Retention(JournalSettings.of(folder, embedded), List.of(), Clock.systemUTC());
        retention.erase(Entries.report("visit-d60"));
        retention.erase(Entries.report("visit-d61"));
        assertEquals(50, retention.removeBefore(Entries.NOW.minus(Duration.ofDays(10))));
    }

    private Move move() {
        return new Move(folder, place, Clock.systemUTC(), MoveListener.NOBODY);
    }

    private Verification verified(JournalPlace of) {
        Verification verification = new Verifier(folder, of, List.of()).verify();
        assertEquals(List.of(), verification.problems());
        return verification;
    }

    /** Every row of every table that holds a log, as text. */
    private List<String> rows(JournalPlace of) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = JournalSettings.of(folder, of).store().reader()) {
            for (String table : List.of("rule_set", "decision", "content", "seal")) {
                try (Statement statement = connection.createStatement();
                        var found = statement.executeQuery("SELECT * FROM " + table)) {
                    var columns = found.getMetaData();
                    while (found.next()) {
                        StringBuilder row = new StringBuilder(table);
                        for (int column = 1; column <= columns.getColumnCount(); column++) {
                            Object value = found.getObject(column);
                            row.append('|')
                                    .append(columns.getColumnName(column))
                                    .append('=')
                                    .append(
                                            value instanceof byte[] bytes
                                                    ? Hash.of(bytes).hex()
                                                    : value);
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        rows.sort(null);
        return rows;
    }

    private void inSqlite(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteStore.FILE));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void requireMoved() throws SQLException {
        assertEquals(rows(embedded), rows(place));
        assertEquals(verified(embedded), verified(place));
    }

    @Test
    void movesEverythingAsItIs() throws Exception {
        fill(130);
        Move.Moved moved = move().run().orElseThrow();
        assertEquals(80, moved.verification().records());
        assertEquals(2, moved.verification().erased());
        assertEquals(50, moved.verification().removedUpTo());
        assertEquals(130, moved.head().sequence());
        requireMoved();
        List<String> lines = new ArrayList<>();
        Seals.eachLine(folder, lines::add);
        try (Connection there = JournalSettings.of(folder, place).store().reader()) {
            Seals.each(there, seal -> assertTrue(lines.contains(seal.line()), seal.line()));
        }
        assertEquals(Optional.empty(), move().run());
        try (Journal journal = open(place)) {
            DecisionRecord kept =
                    journal.byIdempotencyKey("clinic-a", Hash.of("key 100")).orElseThrow();
            assertEquals("d100", kept.decisionId());
            append(journal, Entries.entry("after"));
            assertEquals(131, journal.find("after").orElseThrow().sequence());
            assertEquals(Optional.empty(), journal.state().lost());
        }
        assertEquals(81, verified(place).records());
        assertEquals(Optional.empty(), move().run());
    }

    @Test
    void movesALogOfWhichAllIsRemoved() throws Exception {
        fill(60);
        Retention retention = new Retention(JournalSettings.of(folder, embedded), List.of(), Clock.systemUTC());
        assertEquals(10, retention.removeBefore(Entries.NOW.plus(Duration.ofDays(1))));
        assertEquals(60, move().run().orElseThrow().head().sequence());
        requireMoved();
        try (Journal journal = open(place)) {
            append(journal, Entries.entry("next"));
            assertEquals(61, journal.find("next").orElseThrow().sequence());
        }
        verified(place);
    }

    /** As version 0.3.0 left it: its tables are brought up to date first, as the service does it. */
    @Test
    void movesALogOfAnOlderProgram() throws Exception {
        try (var files = Files.list(Path.of("src/test/resources/readme/journal"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        // Its private key was not kept: a later one signs, and both public ones count.
        Files.move(folder.resolve(SealKey.PUBLIC_FILE), folder.resolve("journal-old.pub"));
        SealKey.in(folder);
        Move.Moved moved = move().run().orElseThrow();
        assertEquals(7, moved.verification().records());
        assertEquals(1, moved.verification().erased());
        assertEquals(5, moved.verification().removedUpTo());
        requireMoved();
    }

    @Test
    void refusesToRecordWhileItIsMovedAndAfter() throws Exception {
        fill(60);
        try (Journal journal = open(embedded)) {
            append(journal, Entries.entry("last"));
            MoveListener during = new MoveListener() {
                @Override
                public void begun(Stage stage, long records) {
                    if (stage == Stage.COPY) {
                        refuses(journal, "the decision log is being moved to " + place.name());
                        Unreadable early = assertThrows(Unreadable.class, () -> open(place));
                        assertTrue(early.getMessage().contains("is being moved here"), early::getMessage);
                    }
                }

                @Override
                public void done(long records) {}
            };
            new Move(folder, place, Clock.systemUTC(), during).run();
            refuses(journal, "the decision log was moved to " + place.name());
            assertTrue(journal.find("last").isPresent());
        }
        requireMoved();
        // An older program knows nothing of a move: the file itself refuses.
        for (String change : List.of(
                "INSERT INTO seal VALUES ('head', 9, x'00', 0, 'k', x'00')",
                "UPDATE pulse SET beat_at = 1",
                "DELETE FROM content",
                "DELETE FROM decision")) {
            SQLException refused = assertThrows(SQLException.class, () -> inSqlite(change));
            assertTrue(refused.getMessage().contains("moved away"), refused::getMessage);
        }
        Unreadable erased = assertThrows(Unreadable.class, () -> new Retention(
                        JournalSettings.of(folder, embedded), List.of(), Clock.systemUTC())
                .erase(Entries.report("visit-d59")));
        assertTrue(erased.getMessage().contains("was moved to " + place.name()), erased::getMessage);
    }

    private static void refuses(Journal journal, String why) {
        ExecutionException refused = assertThrows(ExecutionException.class, () -> journal.append(Entries.entry("never"))
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES));
        assertTrue(refused.getCause() instanceof NotRecorded.Unavailable, refused::toString);
        assertFalse(journal.state().writable());
        assertTrue(journal.state().trouble().orElseThrow().contains(why), () -> journal.state()
                .toString());
    }

    @Test
    void refusesATargetThatHoldsSomethingElse(@TempDir Path elsewhere) throws Exception {
        fill(60);
        JournalSettings other = JournalSettings.of(elsewhere, place).withPatience(Duration.ofSeconds(30));
        try (Journal journal = Journal.open(other, Clock.systemUTC())) {
            journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
            append(journal, Entries.entry("of another"));
        }
        List<String> before = rows(place);
        JournalDamage refused = assertThrows(JournalDamage.class, () -> move().run());
        assertTrue(refused.getMessage().contains("record 1 there is not in "), refused::getMessage);
        assertEquals(before, rows(place));
        // Neither of the two is closed.
        try (Journal journal = open(embedded);
                Journal there = Journal.open(other, Clock.systemUTC())) {
            append(journal, Entries.entry("goes on"));
            there.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
            append(there, Entries.entry("goes on there"));
        }
    }

    @Test
    void refusesADatabaseOfSomethingElse() throws Exception {
        fill(60);
        postgres.run(place, "CREATE TABLE visit (id BIGINT)");
        Unreadable refused = assertThrows(Unreadable.class, () -> move().run());
        assertEquals(
                place.name() + ": it holds tables of something else: name an empty database", refused.getMessage());
        assertEquals(Optional.empty(), new SqliteStore(folder, 1000).departure());
    }

    @Test
    void refusesALogThatDoesNotVerify() throws Exception {
        fill(60);
        inSqlite("UPDATE decision SET caller = 'clinic-x' WHERE sequence = 57");
        JournalDamage refused = assertThrows(JournalDamage.class, () -> move().run());
        assertTrue(refused.getMessage().contains("record 57"), refused::getMessage);
        assertEquals(Optional.empty(), new SqliteStore(folder, 1000).departure());
    }

    @Test
    void refusesToGoOnToAnotherPlace() throws Exception {
        fill(60);
        move().run();
        JournalPlace.Postgres another = postgres.database();
        Unreadable refused = assertThrows(
                Unreadable.class, () -> new Move(folder, another, Clock.systemUTC(), MoveListener.NOBODY).run());
        assertTrue(refused.getMessage().contains(place.name()), refused::getMessage);
    }

    /** What differs in one value is noticed, whatever the value. */
    @Test
    void noticesACopyThatDiffers() throws Exception {
        fill(60);
        move().run();
        for (String change : List.of(
                "UPDATE content SET report_id = 'x' WHERE sequence = 55",
                "UPDATE decision SET program = 'x' WHERE sequence = 55",
                "UPDATE seal SET signature = '\\x00' WHERE sequence = 50",
                "DELETE FROM content WHERE sequence = 55")) {
            try (Connection copy = postgres.superuser(place);
                    Connection log =
                            JournalSettings.of(folder, embedded).store().reader();
                    Statement statement = copy.createStatement()) {
                copy.setAutoCommit(false);
                CopyCheck check = new CopyCheck(log, "log", copy, "copy");
                check.requireSame(records -> {});
                assertTrue(statement.executeUpdate(change) > 0, change);
                assertThrows(JournalDamage.class, () -> check.requireSame(records -> {}), change);
                copy.rollback();
            }
        }
    }

    /** Of the same length, and another: the file is not what became of it. */
    @Test
    void noticesAnotherLogInItsPlace() throws Exception {
        fill(60);
        move().run();
        try (Connection copy = postgres.superuser(place);
                Statement statement = copy.createStatement()) {
            assertEquals(1, statement.executeUpdate("UPDATE decision SET hash = sha256(hash) WHERE sequence = 60"));
        }
        JournalDamage refused = assertThrows(JournalDamage.class, () -> move().run());
        assertTrue(refused.getMessage().contains("find out what became of that database"), refused::getMessage);
    }

    @Test
    void comesBackWhileNothingNewIsThere() throws Exception {
        fill(60);
        move().run();
        move().back();
        Unreadable closed = assertThrows(Unreadable.class, () -> open(place));
        assertTrue(closed.getMessage().contains("is being moved here"), closed::getMessage);
        try (Journal journal = open(embedded)) {
            append(journal, Entries.entry("back"));
        }
        assertEquals(61, move().run().orElseThrow().head().sequence());
        requireMoved();
        try (Journal journal = open(place)) {
            append(journal, Entries.entry("new"));
        }
        JournalDamage refused = assertThrows(JournalDamage.class, () -> move().back());
        assertTrue(refused.getMessage().contains("decisions were recorded there"), refused::getMessage);
        try (Journal journal = open(place)) {
            append(journal, Entries.entry("newer"));
        }
    }

    /** {@code kill -9} in steps of one move after the other, a step further each time or somewhere by chance. */
    @Test
    void losesNothingWhereverItIsKilled() throws Exception {
        place = postgres.emptied();
        fill(RECORDS);
        List<String> before = rows(embedded);
        long seed = System.nanoTime();
        System.out.println("kills of a move with seed " + seed);
        Random random = new Random(seed);
        int kills = 0;
        int moves = 0;
        while (kills < KILLS) {
            int until = 1 + (kills < 7 ? kills : random.nextInt(20));
            boolean killed = runs(until);
            kills += killed ? 1 : 0;
            requireOneEnd();
            if (!killed) {
                moves++;
                requireMoved();
                move().back();
                place = postgres.emptied();
            }
        }
        while (runs(Integer.MAX_VALUE)) {
            kills++;
        }
        requireMoved();
        // Only the checkpoints of the moves were added.
        List<String> after = rows(embedded);
        assertTrue(after.containsAll(before), "a row is gone");
        after.removeAll(before);
        after.removeIf(row -> row.startsWith("seal|kind=head"));
        assertEquals(List.of(), after);
        System.out.println(kills + " kills of a move, " + (moves + 1) + " times to its end, nothing lost");
    }

    /** INVARIANT: at most one of the two takes decisions, and that one has all of them. */
    private void requireOneEnd() throws SQLException {
        boolean here = new SqliteStore(folder, 1000).departure().isEmpty();
        Store store = JournalSettings.of(folder, place).store();
        try (Connection there = store.writer()) {
            store.begin(there);
            long records = Ledger.countUpTo(there, Long.MAX_VALUE);
            there.rollback();
            if (here) {
                assertEquals(0, records, "both take decisions");
            } else {
                requireMoved();
            }
        } catch (Unreadable e) {
            // It refuses, or has no tables yet.
            verified(embedded);
        }
    }

    /** Whether it was killed once it had said so many lines, and not done before. */
    private boolean runs(int until) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Mover.class.getName(),
                folder.toString(),
                Integer.toString(postgres.port()),
                place.url().substring(place.url().lastIndexOf('/') + 1));
        builder.redirectError(folder.resolve("mover.err").toFile());
        Process process = builder.start();
        int heard = 0;
        String last = "";
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line;
                heard++;
                if (heard == until) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        int code = process.waitFor();
        assertTrue(code == 0 || heard >= until, () -> errors());
        return !last.startsWith("moved");
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("mover.err"));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** {@code kill -9} of PostgreSQL in the middle: what was committed there stays, and the move goes on. */
    @Test
    void goesOnAfterTheDatabaseWasKilled() throws Exception {
        fill(RECORDS);
        int[] pages = {0};
        MoveListener killer = new MoveListener() {
            @Override
            public void begun(Stage stage, long records) {}

            @Override
            public void done(long records) {
                if (++pages[0] == 3) {
                    killBackends();
                }
            }
        };
        Unreadable stopped = assertThrows(
                Unreadable.class, () -> new Move(folder, place, Clock.systemUTC(), killer, Mover.PAGE).run());
        assertTrue(stopped.getMessage().contains("run this again"), stopped::getMessage);
        assertTrue(new SqliteStore(folder, 1000).departure().isPresent());
        assertEquals(3, pages[0]);
        movesAtLast();
        requireMoved();
    }

    /** PostgreSQL ends all its sessions when one of its processes is killed, and recovers from its log. */
    private void killBackends() {
        try (Connection superuser = postgres.superuser(place);
                Statement statement = superuser.createStatement();
                var pids = statement.executeQuery("SELECT pid FROM pg_stat_activity"
                        + " WHERE application_name = 'aftercare' AND datname = current_database()")) {
            assertTrue(pids.next(), "nobody moves anything there");
            ProcessHandle backend = ProcessHandle.of(pids.getLong(1)).orElseThrow();
            assertTrue(backend.destroyForcibly());
            backend.onExit().join();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void movesAtLast() throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                assertTrue(move().run().isPresent());
                return;
            } catch (Unreadable e) {
                // It recovers still.
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        assertTrue(move().run().isPresent());
    }
}
