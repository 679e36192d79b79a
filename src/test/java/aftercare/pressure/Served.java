package aftercare.pressure;

import aftercare.FreePort;
import aftercare.live.ReadyState;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The built program, serving in a process of its own. */
final class Served implements AutoCloseable {

    private static final long LONGEST_START_SECONDS = 240;

    private final Process process;
    private final int port;
    private final int managementPort;
    private final Path log;

    private Served(Process process, int port, int managementPort, Path log) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        this.log = log;
    }

    /** Starts with rules that are judged already, and waits until it is ready; keeps its log and what it stores in the folder. */
    static Served in(Path folder, Map<String, String> settings) throws IOException {
        int port = FreePort.any();
        int managementPort = FreePort.any();
        Path log = folder.resolve("serve.log");
        ProcessBuilder builder =
                new ProcessBuilder(Path.of("aftercare").toAbsolutePath().toString(), "serve");
        builder.environment()
                .put(
                        "AFTERCARE_APP",
                        Path.of("target/quarkus-app").toAbsolutePath().toString());
        builder.environment().put("AFTERCARE_STATE", ReadyState.ofBuilt(folder.resolve("state")));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        Served served = new Served(builder.start(), port, managementPort, log);
        long start = System.nanoTime();
        while (served.readiness() != 200) {
            if (!served.process.isAlive() || secondsSince(start) > LONGEST_START_SECONDS) {
                served.close();
                throw new IllegalStateException("the service did not start: " + served.log());
            }
            LockSupport.parkNanos(50_000_000);
        }
        return served;
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /** The status of the readiness check; 0 while nobody answers. */
    int readiness() {
        for (int each : new int[] {managementPort, port}) {
            try (Wire wire = Wire.to(new InetSocketAddress("127.0.0.1", each))) {
                wire.send("GET /q/health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                return wire.answer().status();
            } catch (IOException e) {
                // Not here.
            }
        }
        return 0;
    }

    /** Asks the process to end, as an operator does. */
    void terminate() {
        process.destroy();
    }

    void awaitEnd(long mostSeconds) throws InterruptedException {
        process.waitFor(mostSeconds, TimeUnit.SECONDS);
    }

    boolean runs() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
