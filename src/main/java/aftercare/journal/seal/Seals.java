package aftercare.journal.seal;

import aftercare.journal.record.Damaged;
import aftercare.journal.record.Hash;
import aftercare.journal.record.Micros;
import aftercare.journal.store.DataFolder;
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
import java.util.List;

/** Keeps seals in the database, and heads in a file beside it as well, so that a cut tail is noticed. */
public final class Seals {

    public static final String FILE = "journal.checkpoints";

    private static final String COLUMNS = "kind, sequence, hash, sealed_at, key_id, signature";

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

    /** All of the database, in the order of the chain. */
    public static List<Seal> in(Connection connection) throws SQLException {
        List<Seal> seals = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT " + COLUMNS + " FROM seal ORDER BY sequence, sealed_at");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                seals.add(seal(found));
            }
        }
        return seals;
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
            throw new Damaged("seal of record " + sequence + ": a value is none that was ever written");
        }
    }

    /** Adds a line to the file in that folder; it is on disk when this returns. */
    public static void append(Path folder, Seal seal) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            DataFolder.createPrivate(file);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer line = ByteBuffer.wrap((seal.line() + "\n").getBytes(StandardCharsets.US_ASCII));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
    }

    /** The lines of the file in that folder, those that are no seal too. */
    public static List<String> lines(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    }
}
