package aftercare.service.kafka;

import aftercare.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker of Kafka in a process of its own, which can be killed, started again and made to stand still. It ends with the test. */
final class Broker implements AutoCloseable {

    private static final String READY = "ready";

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private final Map<String, String> settings;
    private Process process;

    private Broker(Path folder, int port, int controllerPort, Map<String, String> settings) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
        this.settings = settings;
    }

    /** Returns when it serves. */
    static Broker start(Path folder) throws IOException {
        Broker broker = at(folder, FreePort.any(), FreePort.any());
        broker.start();
        return broker;
    }

    /** One that somebody else started, or that is not started. */
    static Broker at(Path folder, int port, int controllerPort) {
        return new Broker(folder, port, controllerPort, Map.of());
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                Broker.class.getName(),
                folder.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort));
        Files.createDirectories(folder);
        builder.redirectError(folder.resolve("broker.err").toFile());
        process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); !READY.equals(line); line = out.readLine()) {
            if (line == null) {
                throw new IOException("the broker ended: " + Files.readString(folder.resolve("broker.err")));
            }
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    int controllerPort() {
        return controllerPort;
    }

    long pid() {
        return process.pid();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The broker itself: its folder, its port, the port of its controller. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        String logs = Path.of(arguments[0], "logs").toString();
        Map<String, String> all = new HashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@127.0.0.1:" + arguments[2]);
        all.put("listeners", "PLAINTEXT://127.0.0.1:" + arguments[1] + ",CONTROLLER://127.0.0.1:" + arguments[2]);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("log.dirs", logs);
        all.put("num.partitions", "3");
        all.put("offsets.topic.num.partitions", "1");
        all.put("offsets.topic.replication.factor", "1");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("group.min.session.timeout.ms", "1000");
        all.put("log.cleaner.dedupe.buffer.size", "2000000");
        // Whoever asks for a topic that is not there makes it: the service must not.
        all.put("auto.create.topics.enable", "true");
        new Formatter()
                .setClusterId(Uuid.fromString("AAAAAAAAAAAAAAAAAAAAAQ").toString())
                .setNodeId(1)
                .addDirectory(logs)
                .setMetadataLogDirectory(logs)
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true)
                .setPrintStream(System.out)
                .run();
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(all, false), Time.SYSTEM);
        server.startup();
        out.println(READY);
        out.flush();
        // INVARIANT: it ends with the test that started it, however that ends.
        while (System.in.read() >= 0) {}
        Runtime.getRuntime().halt(0);
    }
}
