package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.record.Unreadable;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** Whoever makes the tables may be killed at any time, and so may the database: the next start completes them. */
class SchemaCutTest {

    /** So often at least something becomes durable: else there was nothing to cut. */
    private static final int FEWEST_CUTS = 3;

    @TempDir
    Path folder;

    private interface Empty {
        DataSource next(int cut) throws SQLException;
    }

    @Test
    void tablesOfPostgresAreCompleted() throws SQLException {
        areCompleted(
                cut -> {
                    JournalPlace.Postgres place = Postgres.shared().emptied();
                    PGSimpleDataSource source = new PGSimpleDataSource();
                    source.setUrl(place.url());
                    source.setUser(place.owner().orElseThrow().role());
                    source.setPassword(place.owner().orElseThrow().password());
                    return source;
                },
                source -> Schema.postgres(source, "postgres"),
                Optional.of("serve"));
    }

    @Test
    void tablesOfSqliteAreCompleted() throws SQLException {
        areCompleted(
                cut -> {
                    SQLiteDataSource source = new SQLiteDataSource();
                    source.setUrl("jdbc:sqlite:" + folder.resolve(cut + ".sqlite"));
                    return source;
                },
                source -> Schema.sqlite(source, "sqlite"),
                Optional.empty());
    }

    private static void areCompleted(Empty empty, Function<DataSource, Schema> of, Optional<String> serve)
            throws SQLException {
        int cut = 1;
        for (boolean wasCut = true; wasCut; cut++) {
            DataSource real = empty.next(cut);
            CutSource source = new CutSource(real, cut);
            try {
                migrate(of.apply(source), serve);
            } catch (Unreadable e) {
                assertTrue(source.isCut(), e::getMessage);
            }
            wasCut = source.isCut();
            migrate(of.apply(real), serve);
            try (Connection connection = real.getConnection()) {
                Ledger.requireUpToDate(connection);
            }
        }
        assertTrue(cut > FEWEST_CUTS, "there was nothing to cut");
    }

    private static void migrate(Schema schema, Optional<String> serve) {
        if (serve.isPresent()) {
            schema.migrate(serve, serve);
        } else {
            schema.migrate();
        }
    }
}
