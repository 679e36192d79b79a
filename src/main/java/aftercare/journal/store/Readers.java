package aftercare.journal.store;

import aftercare.journal.record.Unreadable;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Connections for reading, a few of them kept for the next. */
public final class Readers implements AutoCloseable {

    private static final int KEPT = 4;

    private final Store store;
    private final Source source;
    private final Runnable failed;
    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(KEPT);

    /** For a caller that has time. */
    public Readers(Store store) {
        this(store, store::reader, () -> {});
    }

    private Readers(Store store, Source source, Runnable failed) {
        this.store = store;
        this.source = source;
        this.failed = failed;
    }

    /**
     * For a service, whose callers do not wait long.
     *
     * @param failed runs when the database could not be read
     */
    public static Readers inHaste(Store store, Runnable failed) {
        return new Readers(store, store::hastyReader, failed);
    }

    private interface Source {
        Connection open() throws SQLException;
    }

    /** Something read. */
    public interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /** @throws Unreadable when the database cannot be read */
    public <T> T read(Reading<T> reading) {
        Connection kept = idle.poll();
        if (kept != null) {
            try {
                return read(reading, kept);
            } catch (SQLException e) {
                if (e.getCause() instanceof SocketTimeoutException) {
                    // No caller would wait for a second attempt.
                    throw unreadable(e);
                }
                // It may have been cut while it lay here: a fresh one tells.
            }
        }
        try {
            return read(reading, source.open());
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private Unreadable unreadable(SQLException e) {
        failed.run();
        return new Unreadable(
                store.name() + ": the journal cannot be read, " + DatabaseFault.words(e) + ": try again in a moment",
                e);
    }

    private <T> T read(Reading<T> reading, Connection connection) throws SQLException {
        boolean good = false;
        try {
            T result = reading.from(connection);
            connection.rollback();
            good = idle.offer(connection);
            return result;
        } finally {
            if (!good) {
                connection.close();
            }
        }
    }

    @Override
    public void close() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                // Nothing was being read.
            }
        }
    }
}
