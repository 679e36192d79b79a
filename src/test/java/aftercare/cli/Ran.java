package aftercare.cli;

import aftercare.cli.work.TokenMint.Minted;
import aftercare.triage.RuleSetLoader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What a run of the command line came to. */
record Ran(int exit, String out, String err) {

    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    /** Runs it as in a pipe. */
    static Ran aftercare(Path rules, String standardInput, String... arguments) {
        return run(rules, standardInput, false, false, arguments);
    }

    /** By a clock of the test. */
    static Ran at(Clock clock, Path rules, String... arguments) {
        return run(clock, rules, "", false, false, arguments);
    }

    static Ran run(
            Path rules, String standardInput, boolean outIsTerminal, boolean errIsTerminal, String... arguments) {
        return run(Clock.fixed(NOW, ZoneOffset.UTC), rules, standardInput, outIsTerminal, errIsTerminal, arguments);
    }

    private static Ran run(
            Clock clock,
            Path rules,
            String standardInput,
            boolean outIsTerminal,
            boolean errIsTerminal,
            String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                "9.8.7",
                rules,
                clock,
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                outIsTerminal,
                errIsTerminal);
        int exit = Aftercare.run(
                arguments,
                surroundings,
                new RuleSetLoader(clock),
                named -> named.isPresent() ? 40 : 41,
                wish -> new Minted(Optional.of(wish.toString()), List.of("said")));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
