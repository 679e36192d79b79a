package aftercare.journal;

import aftercare.journal.store.JournalPlace;
import java.nio.file.Path;
import java.time.Clock;

/** A process that moves a log, in small steps, and says each of them, one line each, until it is done or killed. */
final class Mover {

    static final int PAGE = 20;

    private Mover() {}

    /** Arguments: data folder, port of PostgreSQL, name of its database. */
    public static void main(String[] arguments) {
        JournalPlace.Postgres place = Postgres.place(Integer.parseInt(arguments[1]), arguments[2]);
        MoveListener said = new MoveListener() {
            @Override
            public void begun(Stage stage, long records) {
                say(stage.name());
            }

            @Override
            public void done(long records) {
                say("done");
            }
        };
        say("moved "
                + new Move(Path.of(arguments[0]), place, Clock.systemUTC(), said, PAGE)
                        .run()
                        .isPresent());
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
