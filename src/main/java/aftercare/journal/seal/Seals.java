package aftercare.journal.seal;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Micros;
import aftercare.journal.store.DataFolder;
import aftercare.journal.store.LastLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Keeps seals in the database, and in a file beside it as well, so that a database that was cut or put back is noticed. */
public final class Seals {

    public static final String FILE = "journal.checkpoints";

    /** Held by the one program that appends to the file. */
    private static final String LOCK = "journal.checkpoints.lock";

    /** A writer holds it for as long as the disk takes for one line. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final String COLUMNS = "kind, sequence, hash, sealed_at, key_id, signature";

    private static final int AT_ONCE = 500;
    private static final int MOST_OF_A_LINE = 1024;

    private Seals() {}

    /** Adds it in a transaction that the caller commits. */
    public static void add(Connection connection, Seal seal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO seal (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, seal.kind().word());
            insert.setLong(2, seal.sequence());
            insert.setBytes(3, seal.hash().bytes());
            insert.setLong(4, Micros.of(seal.sealedAt()));
            insert.setString(5, seal.keyId());
            insert.setBytes(6, seal.signature());
            insert.executeUpdate();
        }
    }

    /** Those of the database that say what was erased or removed. They are few. */
    public static List<Seal> deeds(Connection connection) throws SQLException {
        List<Seal> deeds = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM seal WHERE kind <> 'head' ORDER BY sealed_at, sequence");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                deeds.add(seal(found));
            }
        }
        return deeds;
    }

    /** How many the database has. */
    public static long count(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM seal");
                ResultSet found = select.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    /** The one of the database that is in the place of this one: of that kind, about that record, by that key. */
    public static Optional<Seal> inPlaceOf(Connection connection, Seal seal) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM seal WHERE kind = ? AND sequence = ? AND key_id = ?")) {
            select.setString(1, seal.kind().word());
            select.setLong(2, seal.sequence());
            select.setString(3, seal.keyId());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(seal(found)) : Optional.empty();
            }
        }
    }

    /** The listener for seals. */
    public interface Hearing {
        void of(Seal seal) throws SQLException;
    }

    /** Tells all of the database, one by one: they are never removed, and become many. */
    public static void each(Connection connection, Hearing heard) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM seal ORDER BY sequence, sealed_at")) {
            select.setFetchSize(AT_ONCE);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    heard.of(seal(found));
                }
            }
        }
    }

    private static Seal seal(ResultSet found) throws SQLException {
        long sequence = found.getLong(2);
        try {
            return new Seal(
                    Seal.Kind.of(found.getString(1)).orElseThrow(IllegalArgumentException::new),
                    sequence,
                    Hash.fromBytes(found.getBytes(3)),
                    Micros.instant(found.getLong(4)),
                    found.getString(5),
                    found.getBytes(6));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new JournalDamage("seal of record " + sequence + ": a value is none that was ever written");
        }
    }

    /**
     * Adds to the file in that folder what it lacks of these deeds; only what its key signed, so that no forged row of the
     * database gets there.
     */
    public static void complete(Path folder, List<Seal> deeds, SealKey key) throws IOException {
        if (deeds.isEmpty()) {
            return;
        }
        Set<String> there = new HashSet<>();
        eachLine(folder, line -> {
            if (!line.startsWith(Seal.Kind.HEAD.word())) {
                there.add(line);
            }
        });
        for (Seal seal : deeds) {
            if (!there.contains(seal.line()) && key.signed(seal)) {
                append(folder, seal);
            }
        }
    }

    /** Adds that line to the file in that folder, unless it is there. */
    public static void complete(Path folder, Seal seal) throws IOException {
        Set<String> found = new HashSet<>();
        eachLine(folder, line -> {
            if (line.equals(seal.line())) {
                found.add(line);
            }
        });
        if (found.isEmpty()) {
            append(folder, seal);
        }
    }

    /**
     * Adds a line to the file in that folder; it is on disk when this returns, and no part of it is when this fails. What a
     * power cut left of an earlier line is taken away first: its seal is in the database. A service and a verb may do this at
     * the same time.
     */
    public static synchronized void append(Path folder, Seal seal) throws IOException {
        Path lock = folder.resolve(LOCK);
        DataFolder.requirePrivate(lock);
        // A file for the lock alone: a lock ends as soon as its program closes the file somewhere, and others read the
        // seals.
        try (FileChannel locked = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            lock(locked);
            appendAlone(folder, seal);
        }
    }

    /** INVARIANT: a program that hangs while it holds it keeps no service from recording; the seal is in the database anyhow. */
    private static void lock(FileChannel file) throws IOException {
        long began = System.nanoTime();
        while (file.tryLock() == null) {
            if (System.nanoTime() - began > LONGEST_WAIT_NANOS) {
                throw new IOException("another program holds " + LOCK);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void appendAlone(Path folder, Seal seal) throws IOException {
        Path file = folder.resolve(FILE);
        DataFolder.requirePrivate(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = endOfWhole(channel);
            channel.truncate(end);
            channel.position(end);
            try {
                ByteBuffer line = ByteBuffer.wrap((seal.line() + "\n").getBytes(StandardCharsets.US_ASCII));
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        }
    }

    private static long endOfWhole(FileChannel channel) throws IOException {
        long size = channel.size();
        // Without an end for so long it is nothing that was ever written here: it stays, for the verifier to tell.
        return LastLine.end(channel, Math.max(0, size - MOST_OF_A_LINE)).orElse(size > MOST_OF_A_LINE ? size : 0);
    }

    /** Tells the lines of the file in that folder, one by one, those that are no seal too. */
    public static void eachLine(Path folder, Consumer<String> heard) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    heard.accept(line);
                }
            }
        }
    }
}
