package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.domain.bytes.Hash;
import aftercare.journal.Archive;
import aftercare.journal.Verifier;
import aftercare.journal.seal.SealKey;
import aftercare.journal.store.JournalPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What was sent, each report with the key of its patient, and what must have come of it. One thread may send while others count, also
 * while the client of Kafka keeps it waiting.
 */
final class SentReports {

    private final Topics topics;
    private final int keys;
    private final Map<String, String> keyOf = new LinkedHashMap<>();
    private final List<Future<RecordMetadata>> unacknowledged = new ArrayList<>();

    SentReports(Topics topics, int keys) {
        this.topics = topics;
        this.keys = keys;
    }

    /** Sends one more, for the next patient in turn. */
    void send() {
        int number = count();
        String key = "patient-" + number % keys;
        String id = "report-" + number;
        told(id, key);
        unacknowledged.add(topics.send(
                key,
                id,
                "{\"reportedAt\":\"" + Instant.now() + "\",\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":4}]}"));
    }

    private synchronized void told(String id, String key) {
        keyOf.put(id, key);
    }

    /** Returns once the broker has them all. */
    void awaitAcknowledged() throws ExecutionException, InterruptedException {
        for (Future<RecordMetadata> each : unacknowledged) {
            each.get();
        }
        unacknowledged.clear();
    }

    synchronized int count() {
        return keyOf.size();
    }

    /** Different reports with a decision on the topic. */
    int decided() {
        return (int) topics.read(Topics.DECISIONS).stream()
                .map(each -> Topics.header(each, "ce_reportid"))
                .distinct()
                .count();
    }

    /** Each has a decision on the topic, whatever comes again is the same, and each patient's are in order. */
    void requireCopiesInOrder() {
        Map<String, ConsumerRecord<byte[], byte[]>> first = new LinkedHashMap<>();
        Map<String, String> decided = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : topics.read(Topics.DECISIONS)) {
            String id = Topics.header(each, "ce_reportid");
            ConsumerRecord<byte[], byte[]> copy = first.putIfAbsent(id, each);
            if (copy != null) {
                assertArrayEquals(copy.value(), each.value(), id);
                assertArrayEquals(copy.headers().toArray(), each.headers().toArray(), id);
            }
            decided.putIfAbsent(id, new String(each.key(), StandardCharsets.UTF_8));
        }
        assertEquals(keyOf.keySet(), decided.keySet());
        assertEquals(byKey(keyOf), byKey(decided));
        assertEquals(List.of(), topics.read(Topics.DEAD_LETTERS));
    }

    /** The ids of each key, in their order. */
    private static Map<String, List<String>> byKey(Map<String, String> keys) {
        Map<String, List<String>> ids = new HashMap<>();
        keys.forEach(
                (id, key) -> ids.computeIfAbsent(key, none -> new ArrayList<>()).add(id));
        return ids;
    }

    /**
     * The chain of the log verifies, and it has one decision of each, which is the one on the topic.
     *
     * @param states the folders of all services, each with its own key
     */
    void requireOneDecisionEach(JournalPlace place, Path... states) {
        List<Path> keys = new ArrayList<>();
        for (Path state : states) {
            keys.add(state.resolve(SealKey.PUBLIC_FILE));
        }
        assertEquals(List.of(), new Verifier(states[0], place, keys).verify().problems());
        Map<String, String> kept = new HashMap<>();
        new Archive(states[0], place).read(Optional.empty(), each -> {
            String twice = kept.put(each.keyHash().orElseThrow().hex(), each.decisionId());
            assertEquals(null, twice, "decided twice: " + each.decisionId());
        });
        assertEquals(keyOf.size(), kept.size());
        for (ConsumerRecord<byte[], byte[]> each : topics.read(Topics.DECISIONS)) {
            String key = Hash.of("urn:clinic:7 " + Topics.header(each, "ce_reportid"))
                    .hex();
            assertEquals(kept.get(key), Topics.header(each, "ce_id"));
        }
    }
}
