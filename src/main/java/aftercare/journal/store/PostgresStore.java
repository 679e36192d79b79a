package aftercare.journal.store;

import aftercare.journal.record.Unreadable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** A journal that several services share. Their appends take turns, so that there is one chain. */
public final class PostgresStore implements Store {

    /** Of the one lock that every append takes; any number would do. */
    private static final long CHAIN_LOCK = 0x6166_7465_7263_6172L;

    private static final String LOCK = "SELECT pg_advisory_xact_lock(" + CHAIN_LOCK + ")";

    private static final int PATIENT_SOCKET_SECONDS = 60;
    private static final int MILLIS = 1000;

    /** A program that holds a lock and hangs, or whose machine is gone, must not keep the others from recording. */
    private static final String ABANDONED_SOON = "-c idle_in_transaction_session_timeout=" + 5 * MILLIS
            + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4";

    private final JournalPlace.Postgres place;
    private final int statementMillis;

    public PostgresStore(JournalPlace.Postgres place, int statementMillis) {
        this.place = place;
        this.statementMillis = statementMillis;
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public void migrate() {
        if (place.owner().isPresent()) {
            // Who owns the tables needs no grants.
            Login owner = place.owner().get();
            Schema.postgres(source(owner, PATIENT_SOCKET_SECONDS, ABANDONED_SOON), name())
                    .migrate(
                            Optional.of(place.serve())
                                    .filter(serve -> !serve.equals(owner))
                                    .map(Login::sql),
                            place.retain()
                                    .filter(retain -> !retain.equals(owner))
                                    .map(Login::sql));
        }
    }

    /** The next connection shows it. */
    @Override
    public void requireThere() {}

    @Override
    public Connection writer() throws SQLException {
        // An abandoned append must not keep the lock of the chain from the others.
        String limits = "-c statement_timeout=" + statementMillis
                + " -c lock_timeout=" + statementMillis
                + " -c idle_in_transaction_session_timeout=" + 2 * MILLIS
                + " -c synchronous_commit=on";
        Connection connection =
                source(place.serve(), hastySocketSeconds(), limits).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public Connection reader() throws SQLException {
        return reading(place.serve(), PATIENT_SOCKET_SECONDS);
    }

    @Override
    public Connection hastyReader() throws SQLException {
        return reading(place.serve(), hastySocketSeconds());
    }

    /** For the publisher of rules, a person who waits: the role that owns the tables, else the one that is named. */
    public Connection publisher() throws SQLException {
        Login role = place.owner().orElse(place.serve());
        PGSimpleDataSource source = source(role, PATIENT_SOCKET_SECONDS, ABANDONED_SOON + " -c synchronous_commit=on");
        source.setConnectTimeout(PATIENT_SOCKET_SECONDS);
        source.setLoginTimeout(PATIENT_SOCKET_SECONDS);
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public Connection retainer() throws SQLException {
        Login role = place.retain().orElseThrow(() -> new SQLException("no role that removes is named"));
        Connection connection = source(role, PATIENT_SOCKET_SECONDS, ABANDONED_SOON + " -c synchronous_commit=on")
                .getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** In one turn, and each statement sees what was committed before it. */
    @Override
    public void begin(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(LOCK + "; " + Reception.SELECT);
            statement.getMoreResults();
            if (Reception.isUnderWay(statement.getResultSet())) {
                throw new Unreadable(Reception.words(name()), null);
            }
        } catch (SQLException e) {
            if (DatabaseFault.isOfTables(e)) {
                throw Ledger.outdated(e);
            }
            throw e;
        }
    }

    @Override
    public void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
        }
    }

    /** It is moved away from no PostgreSQL. */
    @Override
    public void requireHere(Connection connection) {}

    /** For looking at what is there, also where the role that serves was given no right yet. */
    public Connection looker() throws SQLException {
        return reading(place.owner().orElse(place.serve()), PATIENT_SOCKET_SECONDS);
    }

    @Override
    public void commit(Connection writer) throws SQLException {
        writer.commit();
    }

    /** A commit is seen by others only after the log of the database is on disk. */
    @Override
    public boolean visibleIsDurable() {
        return true;
    }

    /** Its own vacuum does it, in its own time. */
    @Override
    public boolean settle(Connection writer) {
        return true;
    }

    @Override
    public Optional<String> damage(Connection reader) {
        return Optional.empty();
    }

    /** The shortest that the driver knows and that does not cut a statement before its own limit. */
    private int hastySocketSeconds() {
        return (statementMillis + MILLIS - 1) / MILLIS;
    }

    private Connection reading(Login login, int socketSeconds) throws SQLException {
        Connection connection = source(login, socketSeconds, "").getConnection();
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    private PGSimpleDataSource source(Login login, int socketSeconds, String options) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(place.url());
        if (!login.equals(Login.OF_URL)) {
            source.setUser(login.role());
            source.setPassword(login.password());
        }
        source.setApplicationName("aftercare");
        source.setConnectTimeout(1);
        source.setLoginTimeout(1);
        source.setCancelSignalTimeout(1);
        source.setSocketTimeout(socketSeconds);
        source.setReWriteBatchedInserts(true);
        if (!options.isEmpty()) {
            source.setOptions(options);
        }
        return source;
    }
}
