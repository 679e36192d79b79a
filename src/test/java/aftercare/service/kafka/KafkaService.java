package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.BuiltProgram;
import aftercare.FreePort;
import aftercare.Ready;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built program as a service with the channel of Kafka, in a process of its own. */
final class KafkaService implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;
    private final int managementPort;

    private KafkaService(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param options of the virtual machine
     */
    static KafkaService start(Path rules, Path state, Map<String, String> settings, String... options)
            throws IOException {
        KafkaService service = begin(rules, state, settings, options);
        Ready.await(() -> service.get("/q/health/ready") == 200, "the service is not ready");
        return service;
    }

    /** Starts it; it need not be ready. */
    static KafkaService begin(Path rules, Path state, Map<String, String> settings, String... options)
            throws IOException {
        int port = FreePort.any();
        int managementPort = FreePort.any();
        List<String> ofTheMachine = new ArrayList<>(List.of("-Xmx256m"));
        ofTheMachine.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(BuiltProgram.command(ofTheMachine, "serve", "--rules", rules.toString()));
        BuiltProgram.place(builder, port, managementPort, state);
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                rules.resolveSibling("service.log").toFile()));
        return new KafkaService(builder.start(), port, managementPort);
    }

    /** A file of settings of the client: whoever comes after a kill is not to wait for the one who is gone. */
    static Path impatientClient(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("client.properties"), "session.timeout.ms=2000\nheartbeat.interval.ms=500\n");
    }

    /** The status at the port for operators; 0 while nobody answers. */
    int get(String path) {
        assertTrue(process.isAlive(), "the service ended by itself");
        try {
            return ask(path).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpResponse<String> ask(String path) throws IOException {
        try {
            URI address = URI.create("http://127.0.0.1:" + managementPort + path);
            return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a meter without labels says. */
    double meter(String name) {
        try {
            Matcher line = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$")
                    .matcher(ask("/q/metrics").body());
            assertTrue(line.find(), "there is no " + name);
            return Double.parseDouble(line.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As whoever operates it stops it. */
    void stop() throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not stop");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
