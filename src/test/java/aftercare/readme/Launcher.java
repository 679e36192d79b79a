package aftercare.readme;

import aftercare.cli.Aftercare;
import aftercare.cli.Surroundings;
import aftercare.service.app.DevelopmentToken;
import aftercare.triage.RuleSetLoader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Runs the command line of the program, all but the service, which the test itself has started. */
final class Launcher {

    private final Path rules;

    Launcher() {
        this(Path.of("rules"));
    }

    /** @param rules the folder of rules */
    Launcher(Path rules) {
        this.rules = rules;
    }

    Ending run(Command command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Clock clock = Clock.systemUTC();
        Surroundings surroundings = new Surroundings(
                "0.0.0",
                rules,
                clock,
                new ByteArrayInputStream(command.input().getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        int exit = Aftercare.run(
                command.arguments().toArray(String[]::new),
                surroundings,
                new RuleSetLoader(clock),
                named -> 0,
                new DevelopmentToken(key -> Optional.empty(), clock));
        String output = out.toString(StandardCharsets.UTF_8);
        // What to do with a token is said beside it, so that a program gets the token alone.
        boolean saysMore = exit == 0 && command.arguments().get(0).equals("token");
        boolean good = exit == command.exit() && (err.size() == 0 || saysMore);
        return new Ending(good, exit, good ? output : output + err.toString(StandardCharsets.UTF_8));
    }
}
