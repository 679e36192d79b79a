package aftercare.journal;

import aftercare.journal.store.JournalPlace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} under load: nothing acknowledged is lost, nothing is there twice, the chain holds. */
class KillTest {

    private static final int ROUNDS = 10;
    private static final int MANY_ROUNDS = 200;

    @TempDir
    Path folder;

    @Test
    void losesNothingOnSqlite() throws Exception {
        onSqlite(ROUNDS);
    }

    @Test
    void losesNothingOnPostgres() throws Exception {
        onPostgres(ROUNDS);
    }

    @Test
    @Tag("long")
    void losesNothingOnSqliteInManyRounds() throws Exception {
        onSqlite(MANY_ROUNDS);
    }

    @Test
    @Tag("long")
    void losesNothingOnPostgresInManyRounds() throws Exception {
        onPostgres(MANY_ROUNDS);
    }

    private void onSqlite(int rounds) throws Exception {
        List<String> arguments = List.of(folder.toString(), "0", "none");
        new KillRounds(folder, new JournalPlace.Embedded(), arguments, System.nanoTime()).run(rounds);
    }

    private void onPostgres(int rounds) throws Exception {
        Postgres postgres = Postgres.shared();
        JournalPlace.Postgres place = postgres.database();
        String database = place.url().substring(place.url().lastIndexOf('/') + 1);
        List<String> arguments = List.of(folder.toString(), Integer.toString(postgres.port()), database);
        new KillRounds(folder, place, arguments, System.nanoTime()).run(rounds);
    }
}
