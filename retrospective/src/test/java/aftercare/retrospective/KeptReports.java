package aftercare.retrospective;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A real PostgreSQL with the tables of a decision log, as the service makes them. */
final class KeptReports implements AutoCloseable {

    private static final Path TABLES = Path.of("../src/main/resources/journal");
    private static final String RULES = "rules of then";

    private final EmbeddedPostgres server;

    KeptReports() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String file : List.of("V1__decisions.sql", "V2__report_hash.sql")) {
                statement.execute(Files.readString(TABLES.resolve(file))
                        .replace("${bytes}", "BYTEA")
                        .replace("${number}", "BIGINT")
                        .replace("${strict}", ""));
            }
            statement.execute("INSERT INTO rule_set VALUES ('" + RULES + "', '')");
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** @param kept whether it was not erased */
    void add(int number, byte[] report, Instant decidedAt, boolean kept) throws SQLException {
        byte[] hash = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                PreparedStatement decision = connection.prepareStatement(
                        "INSERT INTO decision VALUES (?, ?, ?, 0, 'clinic', NULL, ?, '0', 'SELF_CARE', 1, '', '', ?, ?)");
                PreparedStatement content = connection.prepareStatement(
                        "INSERT INTO content VALUES (?, '', NULL, '', ?, '', NULL)")) {
            decision.setLong(1, number + 1L);
            decision.setString(2, "d" + number);
            decision.setLong(3, ChronoUnit.MICROS.between(Instant.EPOCH, decidedAt));
            decision.setString(4, RULES);
            decision.setBytes(5, hash);
            decision.setBytes(6, hash);
            decision.execute();
            if (kept) {
                content.setLong(1, number + 1L);
                content.setBytes(2, report);
                content.execute();
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
