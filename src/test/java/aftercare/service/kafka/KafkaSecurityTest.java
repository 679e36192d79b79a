package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FreePort;
import aftercare.Ready;
import aftercare.SelfSigned;
import aftercare.service.http.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS and a password by the client's own settings, as the page about Kafka shows them. */
class KafkaSecurityTest {

    @TempDir
    Path folder;

    @Test
    void letsInWhoHasThePasswordOverTls() throws Exception {
        SelfSigned broker = SelfSigned.in(folder);
        int port = FreePort.any();
        try (Broker secured = Broker.startSecured(folder.resolve("broker"), port, broker.store(), SelfSigned.PASSWORD);
                Topics topics = new Topics(secured.address())) {
            topics.make(Topics.REPORTS);
            assertEquals(Optional.empty(), trouble(port, file(broker.certificate(), SelfSigned.PASSWORD)));
            Optional<String> refused = trouble(port, file(broker.certificate(), "wrong"));
            assertEquals(
                    Optional.of("Authentication failed during authentication due to invalid credentials with SASL"
                            + " mechanism SCRAM-SHA-512: look at `sasl.` in AFTERCARE_KAFKA_CLIENT_FILE"),
                    refused);
        }
    }

    private Path file(Path certificate, String password) throws Exception {
        return Files.writeString(
                folder.resolve("client.properties"),
                """
                security.protocol=SASL_SSL
                ssl.truststore.type=PEM
                ssl.truststore.location=%s
                sasl.mechanism=SCRAM-SHA-512
                sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="aftercare" password="%s";
                """
                        .formatted(certificate, password));
    }

    /** HAZ-91: the thread of the client that looks ended, as of a lack of memory, and a new one looks. */
    @Test
    void looksAgainWhenItsClientIsGone() throws Exception {
        SelfSigned broker = SelfSigned.in(folder);
        int port = FreePort.any();
        try (Broker secured = Broker.startSecured(folder.resolve("broker"), port, broker.store(), SelfSigned.PASSWORD);
                Topics topics = new Topics(secured.address())) {
            topics.make(Topics.REPORTS);
            Path file = file(broker.certificate(), SelfSigned.PASSWORD);
            Files.writeString(
                    file,
                    "\nssl.engine.factory.class=" + NoMemoryOnce.class.getName() + "\n",
                    StandardOpenOption.APPEND);
            KafkaClients clients = clients(port, file);
            NoMemoryOnce.NEXT.set(true);
            ChannelState state = new ChannelState();
            TopicWatch watch = new TopicWatch(clients, List.of(Topics.REPORTS), state);
            Thread watching = new Thread(watch);
            watching.start();
            try {
                Ready.await(watch::hasSeen, "nothing is seen any more");
                assertFalse(NoMemoryOnce.NEXT.get());
            } finally {
                watching.interrupt();
                watching.join();
            }
        }
    }

    /** Whom a broker's certificate does not convince says so, and where to look. */
    @Test
    void saysThatTheAuthorityIsUnknown() throws Exception {
        SelfSigned broker = SelfSigned.in(folder);
        Path other = Files.createDirectory(folder.resolve("other"));
        int port = FreePort.any();
        try (Broker secured = Broker.startSecured(folder.resolve("broker"), port, broker.store(), SelfSigned.PASSWORD);
                Topics topics = new Topics(secured.address())) {
            topics.make(Topics.REPORTS);
            Path file = file(SelfSigned.in(other).certificate(), SelfSigned.PASSWORD);
            String said = trouble(port, file).orElseThrow();
            assertTrue(
                    said.endsWith(", so TLS with a broker fails: look at its certificate and at `ssl.` in"
                            + " AFTERCARE_KAFKA_CLIENT_FILE"),
                    said);
        }
    }

    /** Ends the thread that connects next. */
    public static final class NoMemoryOnce extends DefaultSslEngineFactory {

        private static final AtomicBoolean NEXT = new AtomicBoolean();

        @Override
        public SSLEngine createClientSslEngine(String peerHost, int peerPort, String endpointIdentification) {
            if (NEXT.getAndSet(false)) {
                throw new OutOfMemoryError("made up");
            }
            return super.createClientSslEngine(peerHost, peerPort, endpointIdentification);
        }
    }

    private static KafkaClients clients(int port, Path file) {
        Map<String, String> given = Map.of(
                "aftercare.kafka-bootstrap-servers",
                "127.0.0.1:" + port,
                "aftercare.kafka-client-file",
                file.toString());
        return KafkaClients.of(new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(given, "given", 100))
                .build()
                .getConfigMapping(Settings.class));
    }

    /** What the watch of the topics says; empty when it sees them. */
    private static Optional<String> trouble(int port, Path file) throws Exception {
        ChannelState state = new ChannelState();
        TopicWatch watch = new TopicWatch(clients(port, file), List.of(Topics.REPORTS), state);
        Thread watching = new Thread(watch);
        watching.start();
        try {
            Ready.await(() -> watch.hasSeen() || state.trouble().isPresent(), "nothing is seen");
            return state.trouble();
        } finally {
            watching.interrupt();
            watching.join();
        }
    }
}
