package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image holds is enough, and what it lets the program write to is enough. */
class ImageIT {

    private static final Path RULES = Path.of("rules");
    private static final long PATIENCE_SECONDS = 300;
    private static final int LONGEST_STOP_SECONDS = 15;

    /** A runtime without any tool of a JDK, the compiler among them. */
    private static final String NO_TOOLS = "--limit-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.zipfs";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void answersAsAStrangerWhoMayWriteTwoFolders(@TempDir Path root, @TempDir Path edited) throws Exception {
        boolean isRoot = Image.user("id", "-u").equals("0");
        assumeFalse(
                isRoot && Image.user("setpriv", "--version").isEmpty(),
                "needs setpriv to become another user: install util-linux, or do not run as root");
        Image image = new Image(root);
        assertEquals(0, image.rehearse(), "no fast start");
        String[] user = image.user().split(":");
        List<String> stranger = isRoot
                ? List.of("setpriv", "--reuid", user[0], "--regid", user[1], "--clear-groups", "--no-new-privs")
                : List.of();
        Map<Path, String> before = image.files();
        assertTrue(before.toString().contains(".jsa"), "no archive of classes");

        Process compiling = image.program(stranger, List.of("replay", "--note", "RSP-01"), NO_TOOLS)
                .start();
        assertEquals(0, compiling.waitFor(), "does not run without the tools of a JDK");

        Process service = image.program(stranger, image.command(), "").start();
        try {
            until(service, () -> get(image.management(), "/q/health/ready").statusCode() == 200);
            assertEquals(0, image.healthCheck().start().waitFor(), "the health check does not see that it is well");
            // On a busy machine the first reports may be too late.
            until(service, () -> triage(image).path("urgency").asText().equals("EMERGENCY_AMBULANCE"));
            takesOverWhatIsMounted(image, service, edited);
        } finally {
            service.destroy();
        }
        assertTrue(service.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS), "does not stop");
        assertNotEquals(0, image.healthCheck().start().waitFor(), "the health check finds a stopped service well");
        assertEquals(before, image.files());
    }

    private static void takesOverWhatIsMounted(Image image, Process service, Path edited) throws Exception {
        String version = liveVersion(image);
        copy(RULES, edited);
        Files.writeString(edited.resolve("chest/chest.drl"), "\n// One line more.\n", StandardOpenOption.APPEND);
        // As Kubernetes mounts it; a folder of this test alone is its owner's.
        Files.setPosixFilePermissions(edited, PosixFilePermissions.fromString("rwxr-xr-x"));
        image.rules().show(edited);
        until(service, () -> !liveVersion(image).equals(version));
    }

    private static JsonNode triage(Image image) throws IOException, InterruptedException {
        HttpRequest report = HttpRequest.newBuilder(uri(image.port(), "/v1/triage"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"symptoms\":[{\"code\":\"chest-pain\"}]}"))
                .build();
        return JSON.readTree(
                CLIENT.send(report, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static String liveVersion(Image image) throws IOException, InterruptedException {
        JsonNode status = JSON.readTree(get(image.port(), "/v1/rules/status").body());
        return status.at("/live/version").asText();
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri(port, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static void until(Process service, Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!holdsNow(holds)) {
            assertTrue(service.isAlive(), "the service ended");
            assertTrue(System.nanoTime() < deadline, "not within " + PATIENCE_SECONDS + " s");
            Thread.sleep(50);
        }
    }

    private static boolean holdsNow(Callable<Boolean> holds) throws Exception {
        try {
            return holds.call();
        } catch (IOException e) {
            return false;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path there = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(path, there);
                }
            }
        }
    }
}
