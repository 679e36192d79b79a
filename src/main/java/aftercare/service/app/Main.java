package aftercare.service.app;

import aftercare.cli.Aftercare;
import aftercare.cli.Surroundings;
import aftercare.cli.output.Terminal;
import aftercare.live.Program;
import aftercare.service.door.AcceptedConnections;
import aftercare.triage.RuleSetLoader;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program: {@code serve} starts the service, every other verb runs without it. */
@QuarkusMain
public class Main {

    /** Of the launcher alone: a start and a stop from which the next start is faster. */
    private static final String REHEARSE = "rehearse";

    private static final int COULD_NOT_RUN = 2;

    /** Unless it is set, a person at a terminal gets plain lines, and every program JSON. */
    private static final String LOG_JSON = "aftercare.log-json";

    public static void main(String... args) {
        Clock clock = Clock.systemUTC();
        Path rules = defaultRules();
        if (args.length == 1 && args[0].equals(REHEARSE)) {
            rehearse(rules);
            return;
        }
        silenceLibraries(args);
        Surroundings surroundings = new Surroundings(
                Program.version(),
                rules,
                clock,
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Terminal.isOut(),
                Terminal.isErr());
        int exit = Aftercare.run(
                args,
                surroundings,
                new RuleSetLoader(clock),
                named -> serve(named.orElse(rules)),
                new DevelopmentToken(Main::given, clock));
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** With its own folder, which goes with it: a rehearsal is no decision. */
    private static void rehearse(Path rules) {
        System.setProperty("aftercare.rules", rules.toString());
        // Whatever the settings of the service, the rehearsal is for this machine alone and asks for no token.
        for (String unset : List.of(
                "aftercare.auth-keys", "aftercare.auth-issuer", "aftercare.auth-audience", "aftercare.cds-clients")) {
            System.setProperty(unset, "");
        }
        for (String host : List.of("quarkus.http.host", "quarkus.management.host")) {
            System.setProperty(host, "127.0.0.1");
        }
        Path state = Rehearsal.createState();
        System.setProperty("aftercare.state", state.toString());
        Quarkus.run(Rehearsal.class, (exit, failure) -> Rehearsal.removeState(state));
    }

    /** A verb's output is its own; the service logs as it is configured. */
    private static void silenceLibraries(String... args) {
        if (args.length > 0 && args[0].equals("serve")) {
            return;
        }
        Logger.getLogger("").setLevel(Level.SEVERE);
    }

    private static int serve(Path rules) {
        List<String> problems = SettingCheck.problems(Main::given);
        if (!problems.isEmpty()) {
            problems.forEach(utf8(FileDescriptor.err)::println);
            return COULD_NOT_RUN;
        }
        AcceptedConnections.listen();
        System.setProperty("aftercare.rules", rules.toString());
        if (Terminal.isOut() && System.getenv("AFTERCARE_LOG_JSON") == null && System.getProperty(LOG_JSON) == null) {
            System.setProperty(LOG_JSON, "false");
        }
        Quarkus.run(null, (exit, failure) -> System.exit(failure == null ? exit : notStarted(failure)));
        return 0;
    }

    /** What is set for a key; the configuration itself is there only once the service starts. */
    private static Optional<String> given(String key) {
        return Optional.ofNullable(System.getProperty(key))
                .or(() -> Optional.ofNullable(System.getenv(SettingCheck.variable(key))));
    }

    private static int notStarted(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof QuarkusBindException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof QuarkusBindException bind) {
            return notStarted("aftercare: QUARKUS_HTTP_PORT or QUARKUS_MANAGEMENT_PORT: port `" + bind.getPort()
                    + "` of " + bind.getHost() + " is in use: stop who listens there, or set another port");
        }
        return notStarted(String.valueOf(cause.getMessage()));
    }

    /** Not left to the log: what it still holds at the end is not written. */
    private static int notStarted(String why) {
        utf8(FileDescriptor.err).println(why);
        return COULD_NOT_RUN;
    }

    /** What the environment names, else the folder here, else the one beside the program. */
    private static Path defaultRules() {
        String named = System.getenv("AFTERCARE_RULES");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        Path here = Path.of("rules");
        String home = System.getProperty("launcher.home");
        return Files.isDirectory(here) || home == null ? here : Path.of(home, "rules");
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
