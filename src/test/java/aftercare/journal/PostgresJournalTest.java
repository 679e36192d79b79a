package aftercare.journal;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The journal in a PostgreSQL. */
class PostgresJournalTest extends JournalContract {

    private static Postgres postgres;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    JournalPlace place() throws SQLException {
        return postgres.database();
    }
}
