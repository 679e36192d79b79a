package aftercare.journal.store;

import aftercare.journal.record.Unreadable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** A journal in one file. Write-ahead log, and a sync at every commit. */
public final class SqliteStore implements Store {

    public static final String FILE = "journal.sqlite";

    private static final int MOST_FAULTS_TOLD = 3;

    private final Path file;
    private final int busyMillis;

    public SqliteStore(Path folder, int busyMillis) {
        this.file = folder.resolve(FILE);
        this.busyMillis = busyMillis;
    }

    @Override
    public String name() {
        return file.toString();
    }

    public boolean exists() {
        return Files.exists(file);
    }

    @Override
    public void requireThere() {
        if (!exists()) {
            throw new Unreadable(name() + ": there is no journal: name the data folder", null);
        }
    }

    @Override
    public void migrate() {
        try {
            // Before SQLite does, so that no other user may ever read it; the files beside it take after it.
            DataFolder.createPrivate(file);
        } catch (FileAlreadyExistsException e) {
            // It is there: that is what was wanted.
        } catch (IOException e) {
            throw new Unreadable(name() + ": the file cannot be created: see to the folder and its permissions", e);
        }
        Schema.sqlite(source(config()), name()).migrate();
    }

    @Override
    public Connection writer() throws SQLException {
        // A file that vanished must not be answered with a new, empty one.
        return existing(config());
    }

    @Override
    public Connection reader() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(busyMillis);
        Connection connection = existing(config);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public Connection hastyReader() throws SQLException {
        return reader();
    }

    /** A file knows no roles. */
    @Override
    public Connection retainer() throws SQLException {
        return writer();
    }

    @Override
    public void begin(Connection writer) throws SQLException {
        lock(writer);
        requireHere(writer);
    }

    /** In its own words: the driver would begin the next transaction, and hold its lock, as soon as one ends. */
    @Override
    public void lock(Connection connection) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
    }

    @Override
    public void requireHere(Connection connection) throws SQLException {
        Optional<Departure> departure = Departure.of(connection);
        if (departure.isPresent()) {
            throw new Unreadable(name() + ": " + departure.get().words(), null);
        }
    }

    /** Where its log was moved, or is being moved; empty for one that stays here, and where there is none. */
    public Optional<Departure> departure() throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        try (Connection connection = reader()) {
            return Departure.of(connection);
        }
    }

    @Override
    public void commit(Connection writer) throws SQLException {
        execute(writer, "COMMIT");
    }

    /** After a failed sync a new connection may see what the disk does not hold. */
    @Override
    public boolean visibleIsDurable() {
        return false;
    }

    /** The log beside the file still has the old pages until it is emptied. */
    @Override
    public boolean settle(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement();
                ResultSet done = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return done.next() && done.getInt(1) == 0;
        }
    }

    @Override
    public Optional<String> damage(Connection reader) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Statement statement = reader.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA integrity_check(" + MOST_FAULTS_TOLD + ")")) {
            while (found.next()) {
                faults.add(found.getString(1).replace('\n', ' '));
            }
        }
        return faults.equals(List.of("ok")) ? Optional.empty() : Optional.of(String.join("; ", faults));
    }

    private Connection existing(SQLiteConfig config) throws SQLException {
        if (!exists()) {
            throw new SQLException("the file is gone");
        }
        return source(config).getConnection();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(busyMillis);
        // What is removed is overwritten, not only no longer found.
        config.setPragma(Pragma.SECURE_DELETE, "true");
        return config;
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
