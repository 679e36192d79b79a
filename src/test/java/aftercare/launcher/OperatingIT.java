package aftercare.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FreePort;
import aftercare.cli.SmallRules;
import aftercare.readme.Block;
import aftercare.readme.Document;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of the page for operators, in its order, with the built program. {@code /opt}, {@code /etc} and {@code /var} are
 * below a folder of the test; in the place of systemd a script reads the unit. The next version is this one by another name.
 */
class OperatingIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Document PAGE = Document.read(Path.of("ops/operating.md"));
    private static final Path SYSTEMCTL = Path.of("src/test/resources/ops/systemctl");
    private static final long PATIENCE_SECONDS = 300;
    private static final String REPORT = "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":3}]}";

    @TempDir
    Path root;

    private int port;
    private int management;
    private Path said;

    @BeforeEach
    void aMachine() throws IOException {
        port = FreePort.any();
        management = FreePort.any();
        said = root.resolve("said.txt");
        for (String folder : List.of("opt", "etc/systemd/system", "var/lib", "var/backups", "tmp", "bin")) {
            Files.createDirectories(root.resolve(folder));
        }
        tool("sudo", "#!/bin/sh\nexec \"$@\"\n");
        tool("useradd", "#!/bin/sh\n");
        tool("systemctl", Files.readString(SYSTEMCTL));
    }

    @AfterEach
    void off() throws IOException, InterruptedException {
        if (Files.exists(root.resolve("pid"))) {
            run("systemctl stop aftercare");
        }
    }

    @Test
    void everyStepDoesWhatThePageSays() throws Exception {
        install();
        String first = decide("first");
        section("## Back up");
        assertTrue(output().contains("\nverified"), output());

        section("## Upgrade");
        assertEquals(
                root.resolve("opt/aftercare-0.5.0"),
                root.resolve("opt/aftercare").toRealPath());
        assertEquals(200, decision(first));
        String second = decide("second");

        section("## Go back");
        assertEquals(
                root.resolve("opt/aftercare-0.4.0"),
                root.resolve("opt/aftercare").toRealPath());
        assertEquals(200, decision(first));
        assertEquals(404, decision(second));
        // Both logs verify: the old one, and that of the newer program with its second decision.
        assertEquals(List.of("1 records hold, 0 of them erased", "2 records hold, 0 of them erased"), held());
        assertEquals(first, decide("first"), "a report sent again gets another decision");

        decide("third");
        section("## Restore");
        assertEquals(200, decision(first));

        String key = Files.readString(root.resolve("var/lib/aftercare/journal.pub"));
        section("## Rotate the key of the decision log");
        decide("fourth");
        assertEquals(key, Files.readString(root.resolve("var/lib/aftercare/journal-1.pub")));
        assertNotEquals(key, Files.readString(root.resolve("var/lib/aftercare/journal.pub")));
        section("## Rotate logs");
        run("/opt/aftercare/aftercare verify-journal --data /var/lib/aftercare");
        assertTrue(output().contains("\nverified"), output());
    }

    private void install() throws Exception {
        List<Block> blocks = blocks("## Install");
        // A build cannot run inside itself.
        String pack = blocks.get(0).text().replace("./mvnw -DskipTests package\n", "");
        assertEquals("ops/archive\n", pack);
        run(PROJECT + "/ops/archive " + root.resolve("tmp"));
        version("0.5.0");
        version("0.4.0");
        run(blocks.get(1).text());
        ready();
        run(blocks.get(2).text());
        assertEquals(3, blocks.size());
    }

    /** The archive again under that version, with a few rules, which are judged in a moment. */
    private void version(String version) throws IOException, InterruptedException {
        Path packed;
        try (Stream<Path> files = Files.list(root.resolve("tmp"))) {
            packed = files.filter(file -> file.toString().matches(".*/aftercare-\\d.*\\.tar\\.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        Path folder = Files.createDirectory(root.resolve("tmp/aftercare-" + version));
        run("tar -xzf " + packed + " --strip-components=1 -C " + folder + " && rm -r " + folder + "/rules");
        SmallRules.coveredIn(folder);
        run("tar -czf aftercare-" + version + ".tar.gz -C " + root.resolve("tmp") + " aftercare-" + version);
    }

    private void section(String heading) throws Exception {
        List<Block> blocks = blocks(heading);
        assertTrue(!blocks.isEmpty(), heading + " shows no command");
        StringBuilder all = new StringBuilder();
        for (Block block : blocks) {
            run(block.text());
            all.append(output());
            if (Files.exists(root.resolve("pid"))) {
                ready();
            }
        }
        Files.writeString(said, all);
    }

    private static List<Block> blocks(String heading) {
        List<Block> blocks = new ArrayList<>();
        for (Block block : PAGE.blocks()) {
            assertEquals("sh", block.language());
            if (PAGE.lines().get(block.section() - 1).equals(heading)) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private List<String> held() {
        return output().lines().filter(line -> line.contains(" records hold")).toList();
    }

    /** Runs that in a shell that stops at the first command which fails, with the paths of a machine below the root. */
    private void run(String commands) throws IOException, InterruptedException {
        String here = commands.replaceAll("(?<![\\w./])/(opt|etc|var)(?=[/\\s])", root + "/$1")
                .replace("http://127.0.0.1:9000/", "http://127.0.0.1:" + management + "/");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", here).directory(root.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AFTERCARE_") || name.startsWith("QUARKUS_"));
        builder.environment()
                .putAll(Map.of(
                        "PATH", root.resolve("bin") + ":" + System.getenv("PATH"),
                        "ROOT", root.toString(),
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "QUARKUS_MANAGEMENT_PORT", Integer.toString(management)));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "it did not end: " + here);
        assertEquals(0, process.exitValue(), () -> here + "\n" + text(said));
    }

    private void ready() throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int status = 0;
        while (status != 200) {
            assertTrue(System.nanoTime() < until, () -> "it did not start: " + text(root.resolve("service.log")));
            TimeUnit.MILLISECONDS.sleep(100);
            try {
                status = send(management, "/q/health/ready", HttpRequest.newBuilder())
                        .statusCode();
            } catch (IOException e) {
                // It does not listen yet.
            }
        }
    }

    private String decide(String key) throws IOException, InterruptedException {
        HttpRequest.Builder report = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(REPORT));
        HttpResponse<String> answer = send(port, "/v1/triage", report);
        assertEquals(200, answer.statusCode(), answer.body());
        return new ObjectMapper().readTree(answer.body()).path("decisionId").asText();
    }

    private int decision(String id) throws IOException, InterruptedException {
        return send(port, "/v1/decisions/" + id, HttpRequest.newBuilder()).statusCode();
    }

    private static HttpResponse<String> send(int port, String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        request.uri(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private void tool(String name, String script) throws IOException {
        Path file = Files.writeString(root.resolve("bin").resolve(name), script);
        assertTrue(file.toFile().setExecutable(true));
    }

    private String output() {
        return text(said);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return file + ": " + e;
        }
    }
}
