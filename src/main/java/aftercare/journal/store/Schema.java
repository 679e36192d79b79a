package aftercare.journal.store;

import aftercare.journal.record.Unreadable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a database up to date; one schema for both kinds. */
public final class Schema {

    private final DataSource database;
    private final String name;
    private final Map<String, String> words;

    private Schema(DataSource database, String name, Map<String, String> words) {
        this.database = database;
        this.name = name;
        this.words = words;
    }

    public static Schema sqlite(DataSource database, String name) {
        return new Schema(database, name, Map.of("bytes", "BLOB", "number", "INTEGER", "strict", "STRICT"));
    }

    public static Schema postgres(DataSource database, String name) {
        return new Schema(database, name, Map.of("bytes", "BYTEA", "number", "BIGINT", "strict", ""));
    }

    /** The tables alone. */
    public void migrate() {
        migrate(words, Migrations.TABLES);
    }

    /**
     * The tables of a database that several services share, and who may do what with them.
     *
     * @param serve the role that adds and reads, as SQL names it; empty for the one that owns the tables, which may do that
     * @param retain the role that removes, as SQL names it; without one only the owner may remove anything
     */
    public void migrate(Optional<String> serve, Optional<String> retain) {
        Map<String, String> more = new HashMap<>(words);
        List<String> scripts = new ArrayList<>(Migrations.TABLES);
        scripts.add(Migrations.SHARED);
        if (serve.isPresent()) {
            more.put("serve", serve.get());
            scripts.add(Migrations.GRANTS);
        }
        if (retain.isPresent()) {
            more.put("retain", retain.get());
            scripts.add(Migrations.GRANTS_TO_RETAIN);
        }
        migrate(more, scripts);
    }

    private void migrate(Map<String, String> placeholders, List<String> scripts) {
        try (OneConnection one = new OneConnection(database)) {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(one)
                    .resourceProvider(new Migrations(scripts))
                    .javaMigrationClassProvider(List::of)
                    .placeholders(placeholders)
                    .table("schema_history")
                    // Grants that were once made, and are not made again.
                    .ignoreMigrationPatterns("*:future", "repeatable:missing")
                    .connectRetries(0)
                    // The lock of those that start at the same time outlasts each transaction: there are several.
                    .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw new Unreadable(name + ": it holds tables of something else: name an empty database", e);
            }
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
        return DatabaseFault.words(cause);
    }
}
