package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.FreePort;
import aftercare.Ready;
import aftercare.SelfSigned;
import aftercare.service.http.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                            + " mechanism SCRAM-SHA-512"),
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

    /** What the watch of the topics says; empty when it sees them. */
    private static Optional<String> trouble(int port, Path file) throws Exception {
        Map<String, String> given = Map.of(
                "aftercare.kafka-bootstrap-servers",
                "127.0.0.1:" + port,
                "aftercare.kafka-client-file",
                file.toString());
        KafkaClients clients = KafkaClients.of(new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(given, "given", 100))
                .build()
                .getConfigMapping(Settings.class));
        ChannelState state = new ChannelState();
        TopicWatch watch = new TopicWatch(clients, List.of(Topics.REPORTS), state);
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
