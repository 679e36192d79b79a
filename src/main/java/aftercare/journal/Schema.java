package aftercare.journal;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a database up to date; one schema for both kinds. */
final class Schema {

    private static final String TABLES = "classpath:journal/tables";
    private static final String GRANTS = "classpath:journal/grants";

    private Schema() {}

    static void sqlite(DataSource database, String name) {
        migrate(database, name, Map.of("bytes", "BLOB", "number", "INTEGER", "strict", "STRICT"), TABLES);
    }

    /**
     * @param serve the role that adds and reads
     * @param retain the role that removes
     */
    static void postgres(DataSource database, String name, String serve, String retain) {
        Map<String, String> words =
                Map.of("bytes", "BYTEA", "number", "BIGINT", "strict", "", "serve", serve, "retain", retain);
        migrate(database, name, words, TABLES, GRANTS);
    }

    private static void migrate(DataSource database, String name, Map<String, String> words, String... locations) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database)
                    .locations(locations)
                    .placeholders(words)
                    .table("schema_history")
                    .failOnMissingLocations(true)
                    .connectRetries(0)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new Unreadable(
                    name + ": its tables cannot be brought up to date, " + words(e)
                            + ": is the database there, and may this role change it?",
                    e);
        }
    }

    private static String words(FlywayException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return Trouble.words(cause);
    }
}
