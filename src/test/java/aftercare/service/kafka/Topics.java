package aftercare.service.kafka;

import aftercare.Ready;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other side of the channel: sends reports, reads what comes of them. */
final class Topics implements AutoCloseable {

    static final String REPORTS = "aftercare.reports";
    static final String DECISIONS = "aftercare.decisions";
    static final String DEAD_LETTERS = "aftercare.dead-letters";
    static final String GROUP = "aftercare";
    static final int PARTITIONS = 3;

    /** What the client gives up was never sent: on a busy machine a broker that was killed needs a minute and more. */
    private static final int PATIENCE_MILLIS = 600_000;

    /** Whoever looks looks again: one look must not take all the time there is. */
    private static final int LOOK_MILLIS = 10_000;

    private final String address;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    Topics(String address) {
        this.address = address;
        this.admin = Admin.create(Map.of("bootstrap.servers", address));
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        address,
                        "acks",
                        "all",
                        "max.request.size",
                        16 * 1024 * 1024,
                        "max.block.ms",
                        PATIENCE_MILLIS,
                        "delivery.timeout.ms",
                        PATIENCE_MILLIS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void make(String... names) throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        for (String name : names) {
            topics.add(new NewTopic(name, PARTITIONS, (short) 1));
        }
        admin.createTopics(topics).all().get();
    }

    /** Sends an event in the binary mode; the id is the event's and, in the answer, the report's. */
    Future<RecordMetadata> send(String key, String id, String report) {
        return send(event(key, id, report.getBytes(StandardCharsets.UTF_8)));
    }

    Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        return producer.send(record);
    }

    /** Sends what is taken back before anybody may read it: places of a partition that hold no record. */
    void sendInVain(ProducerRecord<byte[], byte[]> record) throws Exception {
        try (KafkaProducer<byte[], byte[]> transactions = new KafkaProducer<>(
                Map.of("bootstrap.servers", address, "transactional.id", "in-vain"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            transactions.initTransactions();
            transactions.beginTransaction();
            transactions.send(record).get();
            transactions.abortTransaction();
        }
    }

    /** Adds partitions to the topic of reports. */
    void widen(int partitions) throws Exception {
        admin.createPartitions(Map.of(REPORTS, NewPartitions.increaseTo(partitions)))
                .all()
                .get();
    }

    static ProducerRecord<byte[], byte[]> event(String key, String id, byte[] report) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(REPORTS, key.getBytes(StandardCharsets.UTF_8), report);
        with(record, "ce_specversion", "1.0");
        with(record, "ce_id", id);
        with(record, "ce_source", "urn:clinic:7");
        with(record, "ce_type", "org.example.report");
        return with(record, "content-type", "application/json");
    }

    static ProducerRecord<byte[], byte[]> with(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Everything that is on a topic now, each partition in its order. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (PartitionInfo each : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, each.partition()));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(50)).forEach(all::add);
            }
        }
        return all;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", address, "max.partition.fetch.bytes", 16 * 1024 * 1024),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Waits until everything that was sent is committed. */
    void awaitCommitted() {
        Ready.await(() -> behind() == 0, "not everything is committed");
    }

    /** Records that are sent and not committed. */
    long behind() {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = offsets();
            long behind = 0;
            for (TopicPartition partition : partitions()) {
                long end = admin.listOffsets(
                                Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions().timeoutMs(LOOK_MILLIS))
                        .partitionResult(partition)
                        .get()
                        .offset();
                behind += end - offset(committed, partition);
            }
            return behind;
        } catch (ExecutionException e) {
            return Long.MAX_VALUE;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Records that are committed, of a topic that nothing was removed from; empty while nobody can say. */
    OptionalLong committed() {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = offsets();
            return OptionalLong.of(partitions().stream()
                    .mapToLong(partition -> offset(committed, partition))
                    .sum());
        } catch (ExecutionException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(GROUP, new ListConsumerGroupOffsetsOptions().timeoutMs(LOOK_MILLIS))
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private static long offset(Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        OffsetAndMetadata offset = committed.get(partition);
        return offset == null ? 0 : offset.offset();
    }

    private static List<TopicPartition> partitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TopicPartition(REPORTS, partition));
        }
        return partitions;
    }

    /** Removes all records of a partition, as their time does. */
    void removeAll(TopicPartition partition) throws Exception {
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1)))
                .all()
                .get();
    }

    /** How many services are in the group, once it is at rest. */
    int members() {
        try {
            ConsumerGroupDescription group = described();
            return group.groupState() == GroupState.STABLE ? group.members().size() : 0;
        } catch (ExecutionException e) {
            return 0;
        }
    }

    /** The group as the broker describes it, or why it does not. */
    String group() {
        try {
            return described().toString();
        } catch (ExecutionException e) {
            return e.getMessage();
        }
    }

    private ConsumerGroupDescription described() throws ExecutionException {
        try {
            return admin.describeConsumerGroups(
                            List.of(GROUP), new DescribeConsumerGroupsOptions().timeoutMs(LOOK_MILLIS))
                    .all()
                    .get()
                    .get(GROUP);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a topic takes any record: the broker finds each too large that is more than a byte. */
    void takes(String topic, boolean takes) throws Exception {
        set(topic, "max.message.bytes", takes ? "1048588" : "1");
    }

    void set(String topic, String name, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp operation = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(operation)))
                .all()
                .get();
    }

    private String setting(ConfigResource of, String name) {
        try {
            return admin.describeConfigs(List.of(of))
                    .all()
                    .get()
                    .get(of)
                    .get(name)
                    .value();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
    }
}
