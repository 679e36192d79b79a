package aftercare.service.kafka;

import aftercare.service.http.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the clients of Kafka, each with the settings of an operator's file and with those that the promises need. */
final class KafkaClients {

    /** The broker says of a record that is larger whether it takes it. */
    private static final int LARGEST_REQUEST = 16 * 1024 * 1024;

    static final int REQUEST_MILLIS = 10_000;
    static final int DELIVERY_MILLIS = 20_000;
    private static final int SESSION_MILLIS = 10_000;

    /** The thread that polls waits for nothing that takes so long. */
    private static final int LONGEST_POLL_MILLIS = 60_000;

    private static final int LONGEST_RECONNECT_MILLIS = 10_000;

    /** What is fetched and not read lies in memory, for each partition so much. */
    private static final int LARGEST_FETCH_OF_PARTITION = 256 * 1024;

    private static final int LARGEST_FETCH = 16 * 1024 * 1024;

    /** Reports of a partition that was added wait for this long, unseen by every meter. */
    private static final int LONGEST_UNKNOWN_MILLIS = 10_000;

    /** What an operator may not set: nothing is lost and nothing is out of order by these. */
    private static final Map<String, Object> OF_CONSUMER = Map.of(
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            // What was removed before it was read must be told, not jumped over.
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);

    private static final Map<String, Object> OF_PRODUCER = Map.of(
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            // Decisions of one key lie in one partition, or nobody knows their order.
            ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
            false,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            LARGEST_REQUEST,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            REQUEST_MILLIS,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            DELIVERY_MILLIS,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            REQUEST_MILLIS);

    /** As the client says it, by how it asks the name service. */
    private static final List<String> UNKNOWN_NAMES =
            List.of("No resolvable bootstrap urls given in ", "Unknown host in ");

    private static final String ANY_ADDRESS = "127.0.0.1:9092";

    private final Map<String, Object> common;
    private final String group;

    private KafkaClients(Map<String, Object> common, String group) {
        this.common = common;
        this.group = group;
    }

    /** @throws IllegalArgumentException with what is wrong and what to do */
    static KafkaClients of(Settings settings) {
        Map<String, Object> common = new HashMap<>();
        common.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT_MILLIS);
        settings.kafkaClientFile().ifPresent(file -> common.putAll(read(Path.of(file))));
        common.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                settings.kafkaBootstrapServers().orElseThrow());
        KafkaClients clients = new KafkaClients(common, settings.kafkaGroup());
        clients.tryOut();
        return clients;
    }

    private static Map<String, Object> read(Path file) {
        Properties given = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            given.load(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "`" + file + "` cannot be read: name a file of settings of the Kafka client, in UTF-8", e);
        }
        Map<String, Object> read = new HashMap<>();
        for (String name : new TreeSet<>(given.stringPropertyNames())) {
            boolean ours = OF_CONSUMER.containsKey(name)
                    || OF_PRODUCER.containsKey(name)
                    || name.equals(ConsumerConfig.GROUP_ID_CONFIG)
                    || name.equals(ProducerConfig.TRANSACTIONAL_ID_CONFIG)
                    || name.equals(ProducerConfig.PARTITIONER_CLASS_CONFIG)
                    || name.equals(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
            if (ours) {
                throw new IllegalArgumentException(
                        "`" + file + "` sets `" + name + "`, which this service sets itself: leave it out");
            }
            read.put(name, given.getProperty(name));
        }
        return read;
    }

    /**
     * Passwords and stores that do not fit are to be known at the start. No client connects before it is asked something. Names that
     * nobody knows now may be known later, as of brokers that are away: all else is tried out with an address in their place.
     */
    private void tryOut() {
        try {
            tryOut(Map.of());
        } catch (RuntimeException e) {
            if (!isOfUnknownNames(e)) {
                throw e;
            }
            tryOut(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, ANY_ADDRESS));
        }
    }

    private void tryOut(Map<String, Object> instead) {
        try (Admin admin = admin(instead)) {
            // Made is enough.
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "no client of Kafka can be made: " + reason(e) + ": look at the addresses and the file", e);
        }
    }

    /** Whether a client could not be made because no name of a broker is known. The client has no class of its own for that. */
    private static boolean isOfUnknownNames(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = Optional.ofNullable(each.getMessage()).orElse("");
            if (each instanceof ConfigException && UNKNOWN_NAMES.stream().anyMatch(message::startsWith)) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message: the client's own begins with that it could not be made. */
    static String reason(Throwable failure) {
        if (isOfUnknownNames(failure)) {
            return "no broker's name is known here: look at AFTERCARE_KAFKA_BOOTSTRAP_SERVERS and the name service";
        }
        Throwable inner = failure;
        String todo = "";
        while (inner.getCause() != null && inner.getCause().getMessage() != null) {
            todo = todo.isEmpty() ? todo(inner) : todo;
            inner = inner.getCause();
        }
        todo = todo.isEmpty() ? todo(inner) : todo;
        return Optional.ofNullable(inner.getMessage()).orElse(inner.getClass().getName()) + todo;
    }

    /** Who refuses, and where to look: the client's own words name neither. */
    private static String todo(Throwable refusal) {
        if (refusal instanceof SslAuthenticationException) {
            return ", so TLS with a broker fails: look at its certificate and at `ssl.` in AFTERCARE_KAFKA_CLIENT_FILE";
        }
        if (refusal instanceof AuthenticationException) {
            return ": look at `sasl.` in AFTERCARE_KAFKA_CLIENT_FILE";
        }
        return refusal instanceof AuthorizationException
                ? ": give this service the rights that docs/kafka.md lists"
                : "";
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> all = new HashMap<>(common);
        all.putIfAbsent(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        // The reports of a service that was killed wait for this long, and no longer, before another has them.
        all.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        // For so long a group waits for a member that does not join again, and a member for an answer that is lost.
        all.putIfAbsent(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_POLL_MILLIS);
        all.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, LONGEST_UNKNOWN_MILLIS);
        all.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_FETCH_OF_PARTITION);
        all.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, LARGEST_FETCH);
        all.putAll(OF_CONSUMER);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new KafkaConsumer<>(all);
    }

    KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> all = new HashMap<>(common);
        all.putAll(OF_PRODUCER);
        return new KafkaProducer<>(all);
    }

    Admin admin() {
        return admin(Map.of());
    }

    private Admin admin(Map<String, Object> instead) {
        Map<String, Object> all = new HashMap<>(common);
        all.putAll(instead);
        all.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        all.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        return Admin.create(all);
    }
}
