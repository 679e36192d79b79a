package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.BuiltProgram;
import aftercare.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built program as a service, in a process of its own. */
final class BuiltService implements AutoCloseable {

    private static final String REPORT = "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":4}]}";
    private static final Pattern DECISION = Pattern.compile("\"decisionId\":\"([^\"]+)\"");
    private static final long LONGEST_START_SECONDS = 120;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Process process;
    private final int port;
    private final int managementPort;

    private BuiltService(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * Starts it; it need not be ready.
     *
     * @param state its data folder
     * @param journal as in the settings
     * @param limit a command of the shell that limits the process; may be empty
     */
    static BuiltService start(Path rules, Path state, String journal, String limit) throws IOException {
        return start(rules, state, journal, limit, Map.of());
    }

    /** @param settings more of them, as the environment names them */
    static BuiltService start(Path rules, Path state, String journal, String limit, Map<String, String> settings)
            throws IOException {
        int port = FreePort.any();
        int managementPort = FreePort.any();
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", "-c", (limit.isEmpty() ? "" : limit + " && ") + "exec \"$0\" \"$@\"");
        builder.command()
                .addAll(BuiltProgram.command(
                        List.of("-XX:-UsePerfData", "-Xmx192m"), "serve", "--rules", rules.toString()));
        BuiltProgram.place(builder, port, managementPort, state);
        builder.environment().put("AFTERCARE_JOURNAL", journal);
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new BuiltService(builder.start(), port, managementPort);
    }

    /** An answer and how long it took. */
    record Answered(int status, String body, long millis) {

        String decisionId() {
            Matcher decision = DECISION.matcher(body);
            assertTrue(decision.find(), body);
            return decision.group(1);
        }
    }

    /** Sends a report; the same key names the same report. */
    Answered post(String key) throws IOException, InterruptedException {
        return ask(report().header("Idempotency-Key", key));
    }

    /** Sends a report that cannot be sent again. */
    Answered postOnce() throws IOException, InterruptedException {
        return ask(report());
    }

    /** Where it serves. */
    URL address() throws IOException {
        return uri(port, "/").toURL();
    }

    private HttpRequest.Builder report() {
        return HttpRequest.newBuilder(uri(port, "/v1/triage"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(REPORT));
    }

    Answered get(String path) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(uri(port, path)));
    }

    /** Waits until it says that it is ready, or that it is not. */
    void awaitReady(boolean ready) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        int wanted = ready ? 200 : 503;
        int last = 0;
        while (last != wanted && System.nanoTime() < until) {
            try {
                last = readiness();
            } catch (IOException e) {
                assertTrue(
                        process.isAlive(), "it ended by itself with " + (process.isAlive() ? 0 : process.exitValue()));
                // It does not listen yet: the processor is for whoever starts.
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        assertTrue(last == wanted, "it says " + last);
    }

    int readiness() throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(uri(managementPort, "/q/health/ready")))
                .status();
    }

    private Answered ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> response =
                client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        return new Answered(response.statusCode(), response.body(), millis);
    }

    long pid() {
        return process.pid();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As whoever operates it stops it. */
    void stop() throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not stop");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Lifts a limit of the running process. */
    void lift(String limit) throws IOException, InterruptedException {
        new ProcessBuilder(List.of("/usr/bin/prlimit", "--pid", Long.toString(pid()), limit))
                .inheritIO()
                .start()
                .waitFor();
    }
}
