package aftercare.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aftercare.FreePort;
import aftercare.launcher.Installed.Result;
import aftercare.live.EditedRules;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program as a newcomer meets it: in a folder with any name, started from anywhere, stopped again. */
class WayInIT {

    private static final long LONGEST_START_SECONDS = 240;
    private static final long LONGEST_END_SECONDS = 30;
    private static final Path VISIT = Path.of("src/test/resources/readme/visit.json");

    @TempDir
    static Path temp;

    private static Installed installed;

    /** Where nothing of the program is. */
    private static Path elsewhere;

    @BeforeAll
    static void install() throws IOException {
        installed = Installed.in(Files.createDirectories(temp.resolve("my \"rules\" & co's $HOME/after care")));
        elsewhere = Files.createDirectories(temp.resolve("some where"));
    }

    private static void copyInputs(Installed to) throws IOException {
        Installed.copy(VISIT, to.home().resolve("a \"report\".json"));
        Installed.copy(Path.of("src/test/resources/readme/journal"), to.home().resolve("a 'log'"));
    }

    @Test
    void aPathMayHaveBlanksAndQuotesForEveryVerbWithAndWithoutAnArchive() throws IOException, InterruptedException {
        // With few rules, which every verb reads in a moment.
        Installed few = Installed.in(temp.resolve("another \"folder\" & co's $HOME/after care"));
        EditedRules.smallIn(few.home());
        copyInputs(few);
        assertFalse(few.hasArchive());
        requireEveryVerb(few);
        Result prepared = few.run(elsewhere, Map.of(), List.of("rehearse"));
        assertEquals(0, prepared.exit(), prepared.output());
        assertTrue(few.hasArchive());
        requireEveryVerb(few);
        Result used = few.run(
                elsewhere, Map.of("AFTERCARE_JAVA_OPTIONS", "-Xlog:class+load -Xshare:on"), List.of("--version"));
        assertTrue(used.output().contains("shared objects file (top)"), "the archive is not used: " + used.exit());
    }

    private static void requireEveryVerb(Installed few) throws IOException, InterruptedException {
        String rules = few.home().resolve("rules").toString();
        String report = few.home().resolve("a \"report\".json").toString();
        String log = few.home().resolve("a 'log'").toString();
        String page = temp.resolve("a \"page\".html").toString();
        requireVerb(few, "aftercare ", "--version");
        requireVerb(few, "serve", "help", "serve");
        requireVerb(few, "complete -F", "completion", "bash");
        requireVerb(few, "json-schema.org", "schema", "cases");
        requireVerb(few, "\"urgency\"", "triage", "--json", report);
        requireVerb(few, "Nothing was recorded", "explain", report);
        requireVerb(few, "", "check", "--rules", rules);
        requireVerb(few, "", "replay", "--rules", rules, rules + "/chest/chest.cases.yaml");
        requireVerb(few, "", "coverage", "--json", "RSP-01");
        requireVerb(few, "for every report", "help", "prove");
        requireVerb(few, "", "diff", rules, rules, "--reports", report);
        requireVerb(few, "# No entry", "changes", rules, rules);
        requireVerb(few, "", "doc", "--html", page);
        requireVerb(few, "", "new", "cupping", "--dry-run");
        requireVerb(few, "", "fmt", "--check");
        requireEnd(few, 1, "survived", "mutate", "RSP-01");
        requireVerb(few, "", "verify-journal", "--data", log);
        requireVerb(few, "", "retain", "--keep-days", "365", "--dry-run", "--data", log);
        requireVerb(few, "", "erase", "--report-id", "visit-d7", "--dry-run", "--data", log);
        requireVerb(few, "--to", "help", "move-journal");
        assertTrue(Files.size(Path.of(page)) > 0);
    }

    private static void requireVerb(Installed program, String part, String... arguments)
            throws IOException, InterruptedException {
        requireEnd(program, 0, part, arguments);
    }

    private static void requireEnd(Installed program, int exit, String part, String... arguments)
            throws IOException, InterruptedException {
        Result result = program.run(elsewhere, Map.of(), List.of(arguments));
        assertEquals(exit, result.exit(), String.join(" ", arguments) + ": " + result.output());
        assertTrue(result.output().contains(part), result.output());
    }

    @Test
    void servesFromElsewhereSaysWhereEverythingIsAndStopsInOrder() throws Exception {
        requireWayIn(Map.of());
    }

    @Test
    void warnsOfNothingOnANewerJava() throws Exception {
        Optional<Path> newer = newerJava();
        assumeTrue(newer.isPresent(), "there is no JDK 25 or later beside the one that runs the tests");
        Map<String, String> environment = Map.of("JAVA_HOME", newer.get().toString());
        requireWayIn(environment);
        // The service begins with rules that an older one has checked: they are good to a newer one too.
        Result checked = installed.run(elsewhere, environment, List.of("check"));
        assertEquals(0, checked.exit(), checked.output());
    }

    private static void requireWayIn(Map<String, String> environment) throws Exception {
        int port = FreePort.any();
        int management = FreePort.any();
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        settings.put("AFTERCARE_LOG_JSON", "false");
        settings.put("AFTERCARE_QEUE", "secret");
        Path output = temp.resolve("serve" + port + ".log");
        Process process = installed.start(elsewhere, settings, output, List.of("serve"));
        try {
            awaitReady(process, management, output);
            HttpResponse<String> signpost = get(port, "/");
            assertEquals(200, signpost.statusCode());
            assertTrue(signpost.body().contains("\"contract\":\"/q/openapi\""), signpost.body());
            assertEquals(200, post(port, Files.readString(VISIT)).statusCode());
            assertTrue(Files.exists(installed.home().resolve("data/journal.sqlite")));
            // Longer than it takes until somebody looks at the decision log for the first time.
            TimeUnit.MILLISECONDS.sleep(1500);
            process.destroy();
            assertTrue(process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS), "it does not stop");
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(output);
        assertEquals(0, process.exitValue(), said);
        List<String> lines = new ArrayList<>(said.lines().toList());
        lines.removeIf(line -> line.equals("aftercare: preparing a fast start"));
        requireFirstLine(port, lines.get(0));
        List<String> troubles = lines.stream()
                .filter(line -> line.matches(".*(ERROR|FATAL|WARN|warn|Exception).*"))
                .filter(line -> !line.contains("no keys are configured"))
                .map(line -> line.replaceAll(".*WARN +", ""))
                .toList();
        assertEquals(
                List.of("AFTERCARE_QEUE: there is no such setting, so it changes nothing: did you mean"
                        + " `AFTERCARE_QUEUE`?"),
                troubles);
        assertFalse(said.contains("secret"), said);
        requireVerb(installed, "\nverified", "verify-journal");
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static void requireFirstLine(int port, String line) {
        Path home = installed.home().toAbsolutePath();
        String end = ": rules " + home.resolve("rules") + ", state " + home.resolve("data") + ", decision log "
                + home.resolve("data/journal.sqlite") + ", address http://127.0.0.1:" + port;
        assertTrue(line.endsWith(end), line);
        assertTrue(
                line.substring(0, line.length() - end.length()).matches(".* INFO +aftercare \\d+\\.\\d+\\.\\d+"), line);
    }

    private static void awaitReady(Process process, int management, Path output) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        int status = 0;
        while (status != 200) {
            assertTrue(process.isAlive() && System.nanoTime() < until, () -> "it did not start: " + text(output));
            try {
                status = get(management, "/q/health/ready").statusCode();
            } catch (ConnectException e) {
                // It does not listen yet.
            }
            // It is asked as soon as it listens, before the decision log is open; then no longer so often that this
            // takes a processor.
            LockSupport.parkNanos(status == 0 ? 2_000_000 : 50_000_000);
        }
    }

    @Test
    void refusesAWrongSettingBeforeItStarts() throws IOException, InterruptedException {
        Result refused = installed.run(
                elsewhere, Map.of("AFTERCARE_QUEUE", "many", "AFTERCARE_ALLOW_OPEN", "ture"), List.of("serve"));
        assertEquals(2, refused.exit(), refused.output());
        assertEquals(
                List.of(
                        "aftercare: AFTERCARE_ALLOW_OPEN: `ture` is neither true nor false: leave it out for false",
                        "aftercare: AFTERCARE_QUEUE: `many` is not a whole number from 1 to 65536: leave it out for"
                                + " 256"),
                refused.output()
                        .lines()
                        .filter(line -> !line.contains("preparing a fast start"))
                        .toList());
    }

    @Test
    void aBuildShowsThatItGoesOnAndWhyItFailed() throws IOException, InterruptedException {
        Path home = Files.createDirectories(temp.resolve("not \"built\""));
        Installed.copy(Path.of("aftercare"), home.resolve("aftercare"));
        Path maven = home.resolve("mvnw");
        Files.writeString(maven, "#!/bin/sh\nsleep 7\necho 'no network'\nexit 1\n");
        assertTrue(maven.toFile().setExecutable(true));
        Process process = new ProcessBuilder(home.resolve("aftercare").toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(2, process.waitFor(), output);
        assertTrue(output.startsWith("aftercare: building"), output);
        assertTrue(output.contains(".."), "nothing shows that it goes on: " + output);
        assertTrue(output.contains("no network"), output);
        assertTrue(output.endsWith("the build failed: the lines above say why\n"), output);
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
    }

    private static HttpResponse<String> post(int port, String report) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/triage"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(report)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), BodyHandlers.ofString());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Optional<Path> newerJava() throws IOException {
        Path here = Path.of(System.getProperty("java.home")).toRealPath();
        if (Runtime.version().feature() >= 25) {
            return Optional.of(here);
        }
        try (Stream<Path> others = Files.list(here.getParent())) {
            for (Path other : (Iterable<Path>) others::iterator) {
                Path release = other.resolve("release");
                if (Files.isRegularFile(release)
                        && Files.readString(release).matches("(?s).*JAVA_VERSION=\"(2[5-9]|[3-9]\\d)[.\"].*")) {
                    return Optional.of(other);
                }
            }
        }
        return Optional.empty();
    }
}
