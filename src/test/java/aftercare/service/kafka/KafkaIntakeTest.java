package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.journal.MoodyLog;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports go in by a topic; each has one decision, or is a dead letter that nobody reads as an all-clear. */
@QuarkusTest
@TestProfile(WithBroker.class)
class KafkaIntakeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ConfigProperty(name = "aftercare.kafka-bootstrap-servers")
    String address;

    @Inject
    DecisionLog log;

    @Inject
    MeterRegistry meters;

    @Inject
    KafkaIntake intake;

    private Topics topics;

    /** Of this test alone: the topics are those of all. */
    private String mine;

    @BeforeEach
    void connect() {
        topics = new Topics(address);
        mine = UUID.randomUUID().toString();
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    private static String report(Instant at) {
        return "{\"reportedAt\":\"" + at + "\",\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":4}]}";
    }

    private List<ConsumerRecord<byte[], byte[]>> decisions(int different) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        Ready.await(
                () -> {
                    found.clear();
                    for (ConsumerRecord<byte[], byte[]> each : topics.read(Topics.DECISIONS)) {
                        if (Topics.header(each, "ce_reportid").startsWith(mine)) {
                            found.add(each);
                        }
                    }
                    return found.stream()
                                    .map(each -> Topics.header(each, "ce_reportid"))
                                    .distinct()
                                    .count()
                            >= different;
                },
                "not " + different + " decisions");
        return found;
    }

    @Test
    void publishesWhatIsRecorded() throws Exception {
        Instant at = Instant.now().minusSeconds(60);
        topics.send("patient-1", mine + "-binary", report(at)).get();
        String event = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"urn:clinic:7\",\"type\":\"t\",\"%s\":%s}";
        String base64 = Base64.getEncoder().encodeToString(report(at).getBytes(StandardCharsets.UTF_8));
        sendStructured(event.formatted(mine + "-structured", "data", report(at)));
        sendStructured(event.formatted(mine + "-base64", "data_base64", "\"" + base64 + "\""));
        List<ConsumerRecord<byte[], byte[]>> found = decisions(3);
        assertEquals(3, found.size());
        for (ConsumerRecord<byte[], byte[]> each : found) {
            JsonNode answer = JSON.readTree(each.value());
            assertEquals("patient-1", new String(each.key(), StandardCharsets.UTF_8));
            assertEquals("1.0", Topics.header(each, "ce_specversion"));
            assertEquals("urn:aftercare:decisions", Topics.header(each, "ce_source"));
            assertEquals("aftercare.decision", Topics.header(each, "ce_type"));
            assertEquals("urn:clinic:7", Topics.header(each, "ce_reportsource"));
            assertEquals("application/json", Topics.header(each, "content-type"));
            assertEquals(answer.path("decisionId").asText(), Topics.header(each, "ce_id"));
            assertEquals(
                    Instant.parse(answer.path("evaluatedAt").asText()), Instant.parse(Topics.header(each, "ce_time")));
            DecisionRecord kept = log.find(Topics.header(each, "ce_id")).orElseThrow();
            assertArrayEquals(kept.content().orElseThrow().answer(), each.value());
            assertEquals("kafka:reports", kept.caller());
            assertEquals(at.toEpochMilli(), kept.reportedAt().toEpochMilli());
        }
        topics.awaitCommitted();
    }

    private void sendStructured(String event) throws Exception {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.REPORTS, "patient-1".getBytes(StandardCharsets.UTF_8), event.getBytes(StandardCharsets.UTF_8));
        topics.send(Topics.with(record, "content-type", "application/cloudevents+json; charset=UTF-8"))
                .get();
    }

    /** HAZ-91: what is sent again finds its decision, and every copy of it is the same. */
    @Test
    void whatComesAgainFindsItsDecision() throws Exception {
        Instant at = Instant.now();
        for (int time = 0; time < 4; time++) {
            topics.send("patient-2", mine, report(at)).get();
        }
        topics.awaitCommitted();
        List<ConsumerRecord<byte[], byte[]>> copies = decisions(1);
        assertEquals(4, copies.size());
        for (ConsumerRecord<byte[], byte[]> each : copies) {
            assertArrayEquals(copies.get(0).value(), each.value());
            assertArrayEquals(copies.get(0).headers().toArray(), each.headers().toArray());
        }
    }

    /** The same event with another report: nobody knows which one is right. */
    @Test
    void anEventWithAnotherReportIsADeadLetter() throws Exception {
        topics.send("patient-3", mine, report(Instant.now())).get();
        decisions(1);
        topics.send("patient-3", mine, report(Instant.now().minusSeconds(600))).get();
        topics.awaitCommitted();
        JsonNode problem = problems("ce_id", mine).get(0);
        assertEquals(
                "urn:aftercare:problem:idempotency-key-reused",
                problem.path("type").asText());
    }

    private List<JsonNode> problems(String header, String value) throws Exception {
        List<JsonNode> problems = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : topics.read(Topics.DEAD_LETTERS)) {
            if (Topics.header(each, header).equals(value)) {
                problems.add(JSON.readTree(Topics.header(each, "aftercare_problem")));
            }
        }
        return problems;
    }

    /** HAZ-93: a report that waited for hours is decided as of its own time. */
    @Test
    void aBacklogDoesNotMoveTheTimeOfAReport() throws Exception {
        Instant reported = Instant.now().minus(Duration.ofHours(9));
        String treated = "{\"reportedAt\":\"" + reported + "\",\"treatment\":{\"endedAt\":\""
                + reported.minus(Duration.ofHours(3)) + "\"},\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":4}]}";
        topics.send("patient-4", mine, treated).get();
        JsonNode answer = JSON.readTree(decisions(1).get(0).value());
        assertEquals(3.0, answer.findPath("hoursSinceTreatment").asDouble(), 0.01, answer::toString);
    }

    /** HAZ-92: nothing that comes blocks the channel, and nothing that is refused reads as an all-clear. */
    @Test
    void poisonOfEveryFamilyIsADeadLetterAndTheChannelGoesOn() throws Exception {
        double before = meters.counter("aftercare.kafka.dead.letters").count();
        List<Poison> all = Poison.all();
        for (Poison each : all) {
            topics.send(Topics.with(each.record(), "test_run", mine));
        }
        topics.send("poisoned", mine + "-after", report(Instant.now())).get();
        decisions(1);
        topics.awaitCommitted();
        Map<String, ConsumerRecord<byte[], byte[]>> letters = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : topics.read(Topics.DEAD_LETTERS)) {
            if (Topics.header(each, "test_run").equals(mine)) {
                letters.put(Topics.header(each, "test_number"), each);
            }
        }
        List<String> wrong = new ArrayList<>();
        for (int number = 0; number < all.size(); number++) {
            Poison sent = all.get(number);
            ConsumerRecord<byte[], byte[]> letter = letters.get(Integer.toString(number));
            if (letter == null) {
                wrong.add(number + " is no dead letter, but was to be " + sent.type());
                continue;
            }
            JsonNode problem = JSON.readTree(Topics.header(letter, "aftercare_problem"));
            if (!problem.path("type").asText().equals("urn:aftercare:problem:" + sent.type())) {
                wrong.add(number + " is " + problem + ", not " + sent.type());
            }
            assertFalse(problem.path("triagePerformed").asBoolean(true), problem::toString);
            String failSafe = problem.at("/failSafe/urgency").asText();
            assertTrue(List.of("URGENT_24H", "EMERGENCY_AMBULANCE").contains(failSafe), problem::toString);
            if (sent.emergency()) {
                assertEquals("EMERGENCY_AMBULANCE", failSafe, problem::toString);
            }
            assertArrayEquals(sent.record().value(), letter.value());
            assertArrayEquals(sent.record().key(), letter.key());
            assertEquals(Topics.REPORTS, Topics.header(letter, "aftercare_topic"));
            assertFalse(Topics.header(letter, "aftercare_offset").isEmpty());
        }
        assertEquals(List.of(), wrong);
        assertEquals(
                before + all.size(),
                meters.counter("aftercare.kafka.dead.letters").count());
    }

    /** What the broker finds too large with its problem is a dead letter without the record, and says so. */
    @Test
    void aDeadLetterThatIsTooLargeIsPublishedWithoutItsRecord() throws Exception {
        topics.set(Topics.DEAD_LETTERS, "max.message.bytes", "100000");
        try {
            topics.send(Topics.event("patient-5", mine, new byte[200_000])).get();
            topics.awaitCommitted();
        } finally {
            topics.set(Topics.DEAD_LETTERS, "max.message.bytes", "1048588");
        }
        boolean found = false;
        for (ConsumerRecord<byte[], byte[]> each : topics.read(Topics.DEAD_LETTERS)) {
            found |= Topics.header(each, "aftercare_left_out").equals("true")
                    && each.value().length == 0
                    && Topics.header(each, "aftercare_problem").contains("payload-too-large")
                    && !Topics.header(each, "aftercare_offset").isEmpty();
        }
        assertTrue(found);
    }

    @Test
    void theOrderOfAKeyIsKept() throws Exception {
        long seed = System.nanoTime();
        System.out.println("order of keys with seed " + seed);
        Random random = new Random(seed);
        int[] sent = new int[12];
        for (int number = 0; number < 300; number++) {
            int key = random.nextInt(sent.length);
            topics.send("patient-" + key, mine + " ".strip() + "-" + key + "-" + sent[key]++, report(Instant.now()));
        }
        topics.awaitCommitted();
        int[] next = new int[sent.length];
        for (ConsumerRecord<byte[], byte[]> each : decisions(300)) {
            String[] parts = Topics.header(each, "ce_reportid")
                    .substring(mine.length() + 1)
                    .split("-");
            int key = Integer.parseInt(parts[0]);
            assertEquals("patient-" + key, new String(each.key(), StandardCharsets.UTF_8));
            assertEquals(next[key]++, Integer.parseInt(parts[1]), "of key " + key);
        }
        assertArrayEquals(sent, next, () -> Arrays.toString(next));
    }

    /** HAZ-92: what passes is waited for: no dead letter comes of a log that cannot be written. */
    @Test
    void waitsForTheDecisionLog() throws Exception {
        DecisionLog real = ClientProxy.unwrap(log);
        double waits = meters.counter("aftercare.kafka.waits").count();
        QuarkusMock.installMockForType(MoodyLog.unavailable(), DecisionLog.class);
        try {
            topics.send("patient-6", mine, report(Instant.now())).get();
            Ready.await(() -> meters.counter("aftercare.kafka.waits").count() >= waits + 3, "it does not try again");
            assertTrue(topics.behind() > 0);
        } finally {
            QuarkusMock.installMockForType(real, DecisionLog.class);
        }
        assertEquals(1, decisions(1).size());
        assertEquals(List.of(), problems("ce_id", mine));
        topics.awaitCommitted();
    }

    /** HAZ-91: reports are answered, but would be read again for ever: that is said, and no longer once it is over. */
    @Test
    void saysThatItsCommitsFail() throws Exception {
        topics.awaitCommitted();
        topics.set("__consumer_offsets", "max.message.bytes", "100");
        try {
            topics.send("patient-7", mine, report(Instant.now())).get();
            decisions(1);
            Ready.await(
                    () -> intake.state()
                            .trouble()
                            .orElse("")
                            .contains("do not take what the group `aftercare` commits"),
                    "nobody says it");
        } finally {
            topics.set("__consumer_offsets", "max.message.bytes", "1048588");
        }
        Ready.await(() -> intake.state().trouble().isEmpty(), "it is said although it is over");
        topics.awaitCommitted();
    }
}
