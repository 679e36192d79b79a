package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import aftercare.FreePort;
import aftercare.readme.Block;
import aftercare.readme.Document;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Dockerfile is built, and the image runs, by the commands of the page for operators: {@code ./mvnw -Pimage verify}. */
@Tag("image")
class BuiltImageIT {

    private static final Document PAGE = Document.read(Path.of("ops/README.md"));
    private static final long PATIENCE_SECONDS = 600;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String REPORT = "{\"symptoms\":[{\"code\":\"chest-pain\"}]}";

    @TempDir
    Path bin;

    private int port;
    private int management;
    private String name;

    @BeforeEach
    void tools() throws IOException, InterruptedException {
        for (String tool : List.of("buildah", "podman")) {
            assumeFalse(
                    Image.user(tool, "--version").isEmpty(), "there is no " + tool + " here, so no image was built");
        }
        port = FreePort.any();
        management = FreePort.any();
        name = "aftercare-under-test-" + ProcessHandle.current().pid();
        String real = System.getenv("PATH");
        tool("buildah", "PATH='" + real + "'\nshift\nexec buildah build " + option("build") + " \"$@\"\n");
        tool(
                "podman",
                "PATH='" + real + "'\nverb=$1\nshift\n[ $verb != run ] || set -- " + option("run")
                        + " --env QUARKUS_HTTP_PORT=" + port + " --env QUARKUS_MANAGEMENT_PORT=" + management
                        + " \"$@\"\nexec podman " + option("podman") + " $verb \"$@\"\n");
    }

    @AfterEach
    void leaveNothing() throws IOException, InterruptedException {
        if (name != null) {
            run("podman rm --force " + name + "; podman volume rm --force " + name + "-data; podman rmi " + name
                    + ":now");
        }
    }

    @Test
    void isBuiltAndRunsAsThePageSays() throws Exception {
        List<Block> blocks = new ArrayList<>(PAGE.blocks());
        blocks.removeIf(block -> !PAGE.lines().get(block.section() - 1).equals("## The image"));
        assertEquals(2, blocks.size());
        well(blocks.get(0).text());
        until();
        HttpRequest report = HttpRequest.newBuilder(uri(port, "/v1/triage"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(REPORT))
                .build();
        String answer = CLIENT.send(report, BodyHandlers.ofString()).body();
        assertTrue(answer.contains("EMERGENCY_AMBULANCE"), answer);
        assertFalse(run("podman exec " + name + " touch /opt/aftercare/x").exit() == 0, "the root is not read-only");

        long began = System.nanoTime();
        String said = well(blocks.get(1).text());
        assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
        assertTrue(said.lines().toList().contains("10001"), said);
        assertTrue(said.contains("1 records hold") && said.contains("\nverified"), said);
        assertEquals(
                "0",
                run("podman inspect --format '{{.State.ExitCode}}' " + name)
                        .said()
                        .strip());
    }

    private void until() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int status = 0;
        while (status != 200) {
            if (System.nanoTime() > deadline) {
                fail("not ready within " + PATIENCE_SECONDS + " s: "
                        + run("podman logs " + name).said());
            }
            TimeUnit.MILLISECONDS.sleep(200);
            try {
                status = CLIENT.send(
                                HttpRequest.newBuilder(uri(management, "/q/health/ready"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode();
            } catch (IOException e) {
                // It does not listen yet.
            }
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String option(String what) {
        return System.getProperty("image." + what, "");
    }

    private void tool(String tool, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(tool), "#!/bin/sh\n" + script);
        assertTrue(file.toFile().setExecutable(true));
    }

    private record Ran(int exit, String said) {}

    private String well(String commands) throws IOException, InterruptedException {
        Ran ran = run("set -e\n" + commands);
        assertEquals(0, ran.exit(), ran.said());
        return ran.said();
    }

    /** With names of this test alone, so that no image and no log of anybody is touched. */
    private Ran run(String commands) throws IOException, InterruptedException {
        String own =
                commands.replaceAll("aftercare:[0-9.]+", name + ":now").replaceAll("(?<![\\w/-])triage(?![/:])", name);
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", own).redirectErrorStream(true);
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
