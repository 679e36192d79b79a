package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL with the three roles, a new database for whoever asks. */
public final class Postgres implements AutoCloseable {

    private static final String PASSWORD = "made up";

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();
    private boolean reused;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** One server for all tests of a run; it ends with the run. */
    public static Postgres shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final Postgres SERVER = start();

        private static Postgres start() {
            try {
                return Postgres.start(EmbeddedPostgres.builder());
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("PostgreSQL does not start", e);
            }
        }
    }

    /** A server that its test may kill, with its data there. */
    public static Postgres in(Path folder) throws IOException, SQLException {
        return start(EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false));
    }

    private static Postgres start(EmbeddedPostgres.Builder builder) throws IOException, SQLException {
        Postgres postgres = new Postgres(builder.setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                // The default of ten seconds is little on a busy machine.
                .setPGStartupWait(Duration.ofMinutes(2))
                .start());
        for (String role : new String[] {"owner", "serve", "retain"}) {
            postgres.run("postgres", "CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
        }
        return postgres;
    }

    JournalPlace.Postgres database() throws SQLException {
        String name = "journal" + databases.incrementAndGet();
        run("postgres", "CREATE DATABASE " + name + " OWNER owner");
        run(name, "ALTER SCHEMA public OWNER TO owner");
        return place(server.getPort(), name);
    }

    /** The same database each time, emptied: a new one takes a second. */
    synchronized JournalPlace.Postgres emptied() throws SQLException {
        if (!reused) {
            run("postgres", "CREATE DATABASE reused OWNER owner");
            reused = true;
        }
        run("reused", "DROP SCHEMA public CASCADE");
        run("reused", "CREATE SCHEMA public AUTHORIZATION owner");
        return place(server.getPort(), "reused");
    }

    /** An empty database of a role that is alone, and the URL that names both. */
    public JournalPlace.Postgres ofOneRole() throws SQLException {
        String name = "journal" + databases.incrementAndGet();
        run("postgres", "CREATE ROLE alone" + name + " LOGIN PASSWORD '" + PASSWORD + "'");
        run("postgres", "CREATE DATABASE " + name + " OWNER alone" + name);
        return JournalPlace.Postgres.of("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name + "?user=alone"
                + name + "&password=" + PASSWORD.replace(" ", "%20"));
    }

    /** The same database, served and looked after by two roles more. */
    static JournalPlace.Postgres withRoles(JournalPlace.Postgres place) {
        return new JournalPlace.Postgres(
                place.url(), login("serve"), Optional.of(Login.OF_URL), Optional.of(login("retain")));
    }

    static JournalPlace.Postgres place(int port, String database) {
        return place("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
    }

    static JournalPlace.Postgres place(String url) {
        return new JournalPlace.Postgres(
                url, login("serve"), Optional.of(login("owner")), Optional.of(login("retain")));
    }

    int port() {
        return server.getPort();
    }

    /** {@code kill -9} of the server and of whoever serves a connection, and a start, which finds what was committed. */
    public void killAndStart(Path folder) throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0));
        ProcessHandle main = ProcessHandle.of(pid).orElseThrow();
        Path program = Path.of(main.info().command().orElseThrow());
        List<ProcessHandle> all = new ArrayList<>(main.descendants().toList());
        all.add(0, main);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            each.onExit().join();
        }
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // It does not run for the superuser.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program.resolveSibling("pg_ctl").toString());
        command.addAll(List.of("restart", "-w", "-t", "120", "-D", folder.toString(), "-l", folder + ".log"));
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertEquals(0, exit, () -> "PostgreSQL does not start again: see " + folder + ".log");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Ends the connections of the service to that database, and waits until they are; they may be made again. */
    void cut(JournalPlace.Postgres place) throws SQLException {
        run(
                place,
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                        + " WHERE application_name = 'aftercare' AND datname = current_database()");
    }

    /** Has a statement done by who may do everything. */
    void run(JournalPlace.Postgres place, String sql) throws SQLException {
        try (Connection superuser = superuser(place);
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A connection that may do everything. */
    Connection superuser(JournalPlace.Postgres place) throws SQLException {
        return DriverManager.getConnection(place.url(), "postgres", "postgres");
    }

    private static Login login(String role) {
        return new Login(role, PASSWORD);
    }

    private void run(String database, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
