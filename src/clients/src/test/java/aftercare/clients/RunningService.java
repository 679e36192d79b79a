package aftercare.clients;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The built program as a service, and beside it one that speaks of a level that nobody knows. */
final class RunningService implements AutoCloseable {

    private static final long LONGEST_START_NANOS = TimeUnit.MINUTES.toNanos(15);

    private final Optional<Process> process;
    private final String address;
    private final HttpServer future;

    private RunningService(Optional<Process> process, String address, HttpServer future) {
        this.process = process;
        this.address = address;
        this.future = future;
    }

    /** Starts it, and waits until rules decide; with {@code -Dservice=http://…} the one that is there is taken. */
    static RunningService start(Path state) throws IOException, InterruptedException {
        String running = System.getProperty("service", "");
        if (!running.isEmpty()) {
            return new RunningService(Optional.empty(), running, future());
        }
        Path home = Path.of(System.getProperty("home")).toRealPath();
        int port = freePort();
        int management = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                home.resolve("target/quarkus-app/quarkus-run.jar").toString(),
                "serve",
                "--rules",
                home.resolve("rules").toString());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        builder.environment().put("AFTERCARE_STATE", state.toString());
        builder.redirectErrorStream(true).redirectOutput(state.resolveSibling("service.log").toFile());
        RunningService service = new RunningService(Optional.of(builder.start()), "http://127.0.0.1:" + port, future());
        service.awaitReady(management);
        return service;
    }

    private static HttpServer future() throws IOException {
        HttpServer future = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        future.createContext("/", exchange -> {
            byte[] body = FutureAnswer.JSON.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        future.start();
        return future;
    }

    String address() {
        return address;
    }

    String futureAddress() {
        return "http://127.0.0.1:" + future.getAddress().getPort();
    }

    private void awaitReady(int management) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/q/health/ready"))
                .build();
        long began = System.nanoTime();
        while (System.nanoTime() - began < LONGEST_START_NANOS && process.orElseThrow().isAlive()) {
            try {
                HttpClient client = HttpClient.newHttpClient();
                if (client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        close();
        throw new IllegalStateException("the service did not become ready");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }

    @Override
    public void close() {
        future.stop(0);
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        try {
            if (!process.get().waitFor(30, TimeUnit.SECONDS)) {
                process.get().destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.get().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
