package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.journal.Archive;
import aftercare.journal.Verifier;
import aftercare.journal.record.Hash;
import aftercare.journal.store.JournalPlace;
import aftercare.live.EditedRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the built service and of the broker in each gap between recording, publishing and committing. A gap is held
 * open by the broker, which finds what comes next too large.
 */
class KafkaKillIT {

    private static final int MANY_ROUNDS = 10;
    private static final int KEYS = 5;
    private static final int REPORTS = 20;
    private static final String OFFSETS = "__consumer_offsets";

    /** After which step the kill comes. */
    private enum Gap {
        RECORDED,
        PUBLISHED,
        COMMITTED
    }

    @TempDir
    Path folder;

    private Path rules;
    private Path state;
    private Broker broker;
    private Topics topics;
    private KafkaService service;
    private int kills;

    /** What was sent, with its key, in the order of sending. */
    private final Map<String, String> sent = new LinkedHashMap<>();

    /** HAZ-91. */
    @Test
    void aKillInAnyGapLosesNothing() throws Exception {
        run(1, List.of(Gap.PUBLISHED));
    }

    @Test
    @Tag("long")
    void manyKillsInEachGapLoseNothing() throws Exception {
        run(MANY_ROUNDS, List.of(Gap.values()));
    }

    /** @param ofBroker the gaps in which the broker is killed too */
    private void run(int rounds, List<Gap> ofBroker) throws Exception {
        rules = EditedRules.smallIn(folder).folder();
        state = folder.resolve("data");
        broker = Broker.start(folder.resolve("broker"));
        topics = new Topics(broker.address());
        try {
            topics.make(Topics.REPORTS, Topics.DECISIONS, Topics.DEAD_LETTERS);
            start();
            for (int round = 0; round < rounds; round++) {
                for (Gap gap : Gap.values()) {
                    round(gap, "service");
                    if (ofBroker.contains(gap)) {
                        round(gap, "broker");
                    }
                }
            }
            service.kill();
            requireOneDecisionEach();
        } finally {
            service.close();
            topics.close();
            broker.close();
        }
        System.out.println(kills + " kills around Kafka, " + sent.size() + " reports, none lost, none decided twice");
    }

    private void start() throws Exception {
        Path client = folder.resolve("client.properties");
        // Whoever comes after a kill is not to wait for the one who is gone.
        Files.writeString(client, "session.timeout.ms=2000\nheartbeat.interval.ms=500\n");
        service = KafkaService.start(
                rules,
                state,
                Map.of(
                        "AFTERCARE_KAFKA", "true",
                        "AFTERCARE_KAFKA_BOOTSTRAP_SERVERS", broker.address(),
                        "AFTERCARE_KAFKA_CLIENT_FILE", client.toString()));
    }

    private void round(Gap gap, String victim) throws Exception {
        send(1);
        topics.awaitCommitted();
        hold(gap, true);
        System.out.println("a kill of the " + victim + " when reports are " + gap);
        double recorded = service.meter("aftercare_journal_records_total");
        int before = published();
        send(REPORTS);
        switch (gap) {
            // Of each key one is recorded and not published: the next of it is not even decided before.
            case RECORDED ->
                Ready.await(
                        () -> service.meter("aftercare_journal_records_total") - recorded - (published() - before)
                                >= KEYS,
                        "nothing is recorded without being published");
            case PUBLISHED -> Ready.await(() -> published() == before + REPORTS, "nothing is published");
            case COMMITTED -> topics.awaitCommitted();
        }
        assertEquals(gap == Gap.COMMITTED, topics.behind() == 0, "the gap " + gap + " is not held open");
        assertEquals(gap == Gap.RECORDED, published() < before + REPORTS, "the gap " + gap + " is not held open");
        if (victim.equals("service")) {
            service.kill();
            hold(gap, false);
            start();
        } else {
            broker.kill();
            broker.start();
            hold(gap, false);
        }
        kills++;
        topics.awaitCommitted();
        requireCopiesInOrder();
    }

    private void hold(Gap gap, boolean held) throws Exception {
        if (gap == Gap.RECORDED) {
            topics.takes(Topics.DECISIONS, !held);
        } else if (gap == Gap.PUBLISHED) {
            topics.takes(OFFSETS, !held);
        }
    }

    private void send(int reports) throws Exception {
        List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
        for (int number = 0; number < reports; number++) {
            String key = "patient-" + number % KEYS;
            String id = "report-" + sent.size();
            sent.put(id, key);
            acknowledged.add(topics.send(
                    key,
                    id,
                    "{\"reportedAt\":\"" + Instant.now()
                            + "\",\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":4}]}"));
        }
        for (Future<RecordMetadata> each : acknowledged) {
            each.get();
        }
    }

    /** Different reports with a decision on the topic. */
    private int published() {
        Set<String> ids = new HashSet<>();
        topics.read(Topics.DECISIONS).forEach(each -> ids.add(Topics.header(each, "ce_reportid")));
        return ids.size();
    }

    private void requireCopiesInOrder() {
        Map<String, ConsumerRecord<byte[], byte[]>> first = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : topics.read(Topics.DECISIONS)) {
            String id = Topics.header(each, "ce_reportid");
            ConsumerRecord<byte[], byte[]> copy = first.putIfAbsent(id, each);
            if (copy != null) {
                assertArrayEquals(copy.value(), each.value(), id);
                assertArrayEquals(copy.headers().toArray(), each.headers().toArray(), id);
            }
        }
        assertEquals(sent.keySet(), new HashSet<>(first.keySet()));
        assertEquals(byKey(sent), byKey(keysOf(first)));
        assertEquals(List.of(), topics.read(Topics.DEAD_LETTERS));
    }

    private static Map<String, String> keysOf(Map<String, ConsumerRecord<byte[], byte[]>> decisions) {
        Map<String, String> keys = new LinkedHashMap<>();
        decisions.forEach((id, each) -> keys.put(id, new String(each.key(), StandardCharsets.UTF_8)));
        return keys;
    }

    /** The ids of each key, in their order. */
    private static Map<String, List<String>> byKey(Map<String, String> keys) {
        Map<String, List<String>> ids = new HashMap<>();
        keys.forEach(
                (id, key) -> ids.computeIfAbsent(key, none -> new ArrayList<>()).add(id));
        return ids;
    }

    private void requireOneDecisionEach() {
        JournalPlace place = new JournalPlace.Embedded();
        assertEquals(List.of(), new Verifier(state, place, List.of()).verify().problems());
        Map<String, String> kept = new HashMap<>();
        new Archive(state, place).read(Optional.empty(), each -> {
            String twice = kept.put(each.keyHash().orElseThrow().hex(), each.decisionId());
            assertEquals(null, twice, "decided twice: " + each.decisionId());
        });
        assertEquals(sent.size(), kept.size());
        for (ConsumerRecord<byte[], byte[]> each : topics.read(Topics.DECISIONS)) {
            String key = Hash.of("urn:clinic:7 " + Topics.header(each, "ce_reportid"))
                    .hex();
            assertEquals(kept.get(key), Topics.header(each, "ce_id"));
        }
        assertTrue(kills > 0);
    }
}
