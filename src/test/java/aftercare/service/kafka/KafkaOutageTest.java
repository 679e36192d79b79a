package aftercare.service.kafka;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.service.app.Listener;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A broker that is away takes nothing from HTTP, is seen, and is forgotten when it is back. */
@QuarkusTest
@TestProfile(WithBroker.class)
class KafkaOutageTest {

    private static final String ACHE = "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":1}]}";

    @ConfigProperty(name = "broker.folder")
    Path folder;

    @ConfigProperty(name = "broker.port")
    int port;

    @ConfigProperty(name = "broker.controller-port")
    int controllerPort;

    @ConfigProperty(name = "broker.pid")
    long pid;

    @TestHTTPResource(value = "/health/group/kafka", management = true)
    URI health;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    private static void post() {
        given().contentType("application/json")
                .body(ACHE)
                .post("/v1/triage")
                .then()
                .statusCode(200);
    }

    @Test
    void takesNothingFromHttpAndIsSeen() throws Exception {
        Ready.await(health);
        Broker again = Broker.at(folder, port, controllerPort);
        try (Listener listener = Listener.begin()) {
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            Ready.await(() -> RestAssured.get(health).statusCode() == 503, "nobody sees that the broker is away");
            given().get(health).then().body("checks[0].data.trouble", equalTo("no broker answers"));
            for (int time = 0; time < 20; time++) {
                post();
            }
            given().get(ready).then().statusCode(200);
            again.start();
            Ready.await(health);
            String id = UUID.randomUUID().toString();
            try (Topics topics = new Topics(again.address())) {
                topics.send("patient", id, "{\"reportedAt\":\"" + Instant.now() + "\",\"symptoms\":[]}")
                        .get();
                topics.awaitCommitted();
                List<ConsumerRecord<byte[], byte[]>> found = topics.read(Topics.DECISIONS);
                assertEquals(
                        1,
                        found.stream()
                                .filter(each ->
                                        Topics.header(each, "ce_reportid").equals(id))
                                .count());
            }
            List<String> told = listener.lines().stream()
                    .filter(line -> line.contains("kafka.ChannelState"))
                    .toList();
            assertEquals(2, told.size(), told::toString);
            assertTrue(
                    told.get(0).contains("the channel of Kafka does not work, HTTP goes on: no broker answers"),
                    told::toString);
            assertTrue(told.get(1).contains("the channel of Kafka works again"), told::toString);
            // The client itself would write several lines a second.
            List<String> ofClient = listener.lines().stream()
                    .filter(line -> line.startsWith("org.apache.kafka"))
                    .toList();
            assertEquals(List.of(), ofClient);
        }
    }
}
