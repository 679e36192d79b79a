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
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.FileHandler;

/** A broker of Kafka in a process of its own, which can be killed, started again and made to stand still. It ends with the test. */
final class Broker implements AutoCloseable {

    private static final String READY = "ready";
    private static final String OFFSET_COPIES = "broker.offset-copies";

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private final List<String> secured;
    private Process process;
    private int offsetCopies = 1;

    private Broker(Path folder, int port, int controllerPort, List<String> secured) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
        this.secured = secured;
    }

    /** Returns when it serves. */
    static Broker start(Path folder) throws IOException {
        Broker broker = at(folder, FreePort.any(), FreePort.any());
        broker.start();
        return broker;
    }

    /**
     * Returns when it serves, also by TLS with a password.
     *
     * @param securePort where it does
     * @param store of its key, PKCS 12
     */
    static Broker startSecured(Path folder, int securePort, Path store, String password) throws IOException {
        Broker broker = new Broker(
                folder,
                FreePort.any(),
                FreePort.any(),
                List.of(Integer.toString(securePort), store.toString(), password));
        broker.start();
        return broker;
    }

    /** Returns when it serves, but takes nobody into a group: it has no place for the offsets. */
    static Broker startWithoutGroups(Path folder) throws IOException {
        Broker broker = at(folder, FreePort.any(), FreePort.any());
        broker.offsetCopies = 3;
        broker.start();
        return broker;
    }

    /** The same one, as it would be started now. */
    Broker withGroups() {
        return at(folder, port, controllerPort);
    }

    /** One that somebody else started, or that is not started. */
    static Broker at(Path folder, int port, int controllerPort) {
        return new Broker(folder, port, controllerPort, List.of());
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-D" + OFFSET_COPIES + "=" + offsetCopies,
                "-cp",
                System.getProperty("java.class.path"),
                Broker.class.getName(),
                folder.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort));
        builder.command().addAll(secured);
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

    /** The broker itself: its folder, its port, the port of its controller; and for TLS its port, the store and the password. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        log(Path.of(arguments[0], "broker.log"));
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
        all.put("offsets.topic.replication.factor", System.getProperty(OFFSET_COPIES));
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("group.min.session.timeout.ms", "1000");
        // Who starts again after a kill is taken in only when its session of before is over.
        all.put("broker.session.timeout.ms", "2000");
        all.put("broker.heartbeat.interval.ms", "500");
        all.put("log.cleaner.dedupe.buffer.size", "2000000");
        // Whoever asks for a topic that is not there makes it: the service must not.
        all.put("auto.create.topics.enable", "true");
        List<String> users = List.of();
        if (arguments.length > 3) {
            all.merge("listeners", ",SECURED://127.0.0.1:" + arguments[3], String::concat);
            all.merge("listener.security.protocol.map", ",SECURED:SASL_SSL", String::concat);
            all.put("inter.broker.listener.name", "PLAINTEXT");
            all.put("listener.name.secured.ssl.keystore.type", "PKCS12");
            all.put("listener.name.secured.ssl.keystore.location", arguments[4]);
            all.put("listener.name.secured.ssl.keystore.password", arguments[5]);
            all.put("listener.name.secured.sasl.enabled.mechanisms", "SCRAM-SHA-512");
            all.put(
                    "listener.name.secured.scram-sha-512.sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required;");
            users = List.of("SCRAM-SHA-512=[name=aftercare,password=" + arguments[5] + "]");
        }
        new Formatter()
                .setScramArguments(users)
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

    /** Who is taken into a group and who is not, for whoever looks why a test does not go on. */
    private static void log(Path file) throws IOException {
        FileHandler handler =
                new FileHandler(new PatternFormatter("%d{HH:mm:ss.SSS} %-5p %c{1} %m%e%n"), file.toFile(), true);
        handler.setLevel(Level.INFO);
        LogContext.getLogContext().getLogger("").addHandler(handler);
        LogContext.getLogContext().getLogger("org.apache.kafka.common.config").setLevel(Level.WARNING);
    }
}
