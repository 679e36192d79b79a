package aftercare.journal.store;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Encoding;
import aftercare.journal.record.JournalDamage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rule sets by content: the version is the hash of the files that decide, each path and each file with its length. */
public final class RuleSets {

    private static final String PREFIX = "sha256:";

    private RuleSets() {}

    public static byte[] encode(SortedMap<String, byte[]> files) {
        Encoding encoding = new Encoding();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            encoding.add(file.getKey()).add(file.getValue());
        }
        return encoding.bytes();
    }

    /** What the version of these files must be. */
    public static String version(byte[] encoded) {
        return PREFIX + Hash.of(encoded).hex();
    }

    /** @throws IllegalArgumentException when the version is not that of these files */
    public static void requireVersion(String version, byte[] encoded) {
        if (!version(encoded).equals(version)) {
            throw new IllegalArgumentException("this is not the version of these files");
        }
    }

    public static SortedMap<String, byte[]> decode(byte[] encoded) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        ByteBuffer rest = ByteBuffer.wrap(encoded);
        while (rest.hasRemaining()) {
            String path = new String(next(rest), StandardCharsets.UTF_8);
            files.put(path, next(rest));
        }
        return files;
    }

    private static byte[] next(ByteBuffer rest) {
        byte[] part = new byte[rest.getInt()];
        rest.get(part);
        return part;
    }

    /** Adds it, unless it is there, in a transaction that the caller commits. */
    public static void add(Connection connection, String version, byte[] encoded) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO rule_set (version, files) VALUES (?, ?) ON CONFLICT (version) DO NOTHING")) {
            insert.setString(1, version);
            insert.setBytes(2, encoded);
            insert.executeUpdate();
        }
    }

    /** The files of that version; empty when it is not kept here. */
    public static Optional<byte[]> find(Connection connection, String version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT files FROM rule_set WHERE version = ?")) {
            select.setString(1, version);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(sound(version, found.getBytes(1))) : Optional.empty();
            }
        }
    }

    public static List<String> versions(Connection connection) throws SQLException {
        List<String> versions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT version FROM rule_set ORDER BY version");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                versions.add(found.getString(1));
            }
        }
        return versions;
    }

    private static byte[] sound(String version, byte[] encoded) {
        if (!version(encoded).equals(version)) {
            throw new JournalDamage("rule set " + version + ": its files were altered: the hash does not fit");
        }
        return encoded;
    }
}
