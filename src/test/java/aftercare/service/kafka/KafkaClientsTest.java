package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.service.http.Settings;
import aftercare.service.telemetry.KafkaCounts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sets of the clients is known to fit at the start, or the start is refused. */
class KafkaClientsTest {

    private static final String UNKNOWN = "nowhere.invalid:9092";

    @TempDir
    Path folder;

    static Settings settings(String brokers, Path file) {
        return settings(Map.of(
                "aftercare.kafka",
                "true",
                "aftercare.kafka-bootstrap-servers",
                brokers,
                "aftercare.kafka-client-file",
                file.toString()));
    }

    private static Settings settings(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(given, "given", 100))
                .build()
                .getConfigMapping(Settings.class);
    }

    private static KafkaClients clients(String brokers, Path file) {
        return KafkaClients.of(settings(brokers, file));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), text);
    }

    private static String refusal(String brokers, Path file) {
        return assertThrows(IllegalArgumentException.class, () -> clients(brokers, file))
                .getMessage();
    }

    @Test
    void whatThePromisesRestOnIsNotForTheFile() throws IOException {
        for (String name : List.of(
                "acks",
                "enable.idempotence",
                "enable.auto.commit",
                "auto.offset.reset",
                "isolation.level",
                "group.id",
                "transactional.id",
                "partitioner.class",
                "partitioner.ignore.keys",
                "bootstrap.servers",
                "value.deserializer")) {
            Path file = file(name + "=x\n");
            assertEquals(
                    "`" + file + "` sets `" + name + "`, which this service sets itself: leave it out",
                    refusal("127.0.0.1:9092", file));
        }
    }

    @Test
    void whatDoesNotFitIsSaidAtTheStart() throws IOException {
        Path none = folder.resolve("none");
        assertEquals(
                "`" + none + "` cannot be read: name a file of settings of the Kafka client, in UTF-8",
                refusal("127.0.0.1:9092", none));
        String noStore = refusal(
                "127.0.0.1:9092",
                file("security.protocol=SSL\nssl.truststore.type=PKCS12\nssl.truststore.location=/none.p12\n"));
        assertTrue(noStore.contains("/none.p12"), noStore);
        assertTrue(refusal("nowhere", file("")).startsWith("no client of Kafka can be made: "));
    }

    /** As while the name service is away with the brokers: HTTP starts, the watch says it and looks again. */
    @Test
    void namesThatNobodyKnowsAreBrokersThatAreAway() throws Exception {
        for (String lookup : List.of("", "client.dns.lookup=resolve_canonical_bootstrap_servers_only\n")) {
            KafkaClients clients = clients(UNKNOWN, file(lookup));
            ChannelState state = new ChannelState();
            Thread watch = new Thread(new TopicWatch(clients, List.of("any"), state));
            watch.start();
            try {
                Ready.await(() -> state.trouble().isPresent(), "nobody says it");
                assertEquals(
                        "no broker's name is known here: look at AFTERCARE_KAFKA_BOOTSTRAP_SERVERS and the name service",
                        state.trouble().orElseThrow());
                state.works(ChannelState.BROKERS);
                Ready.await(() -> state.trouble().isPresent(), "it does not look again");
                assertTrue(watch.isAlive());
            } finally {
                watch.interrupt();
                watch.join(60_000);
            }
            assertFalse(watch.isAlive());
        }
    }

    @Test
    void namesThatNobodyKnowsHideNothingElse() throws IOException {
        String noStore = refusal(
                UNKNOWN,
                file("security.protocol=SSL\nssl.truststore.type=PKCS12\nssl.truststore.location=/none.p12\n"));
        assertTrue(noStore.contains("/none.p12"), noStore);
        assertTrue(refusal(UNKNOWN + ",nowhere", file("")).startsWith("no client of Kafka can be made: "));
    }

    @Test
    void theRestIsTheOperators() throws IOException {
        clients("127.0.0.1:9092", file("client.id=ward\nsession.timeout.ms=6000\n"))
                .consumer()
                .close();
    }

    /** What is published to the topic of reports comes again as a report, and again, without an end. */
    @Test
    void noTwoTopicsAreTheSame() {
        for (String topic : List.of("decisions", "dead-letters")) {
            Settings settings = settings(Map.of(
                    "aftercare.kafka",
                    "true",
                    "aftercare.kafka-bootstrap-servers",
                    "127.0.0.1:9092",
                    "aftercare.kafka-" + topic + "-topic",
                    "aftercare.reports"));
            KafkaIntake intake = new KafkaIntake(settings, null, KafkaCounts.in(new SimpleMeterRegistry()));
            String refusal = assertThrows(ConfigurationException.class, () -> intake.begin(null))
                    .getMessage();
            assertTrue(refusal.endsWith("name three different ones"), refusal);
        }
    }
}
