package aftercare.service.kafka;

import aftercare.service.http.Settings;
import aftercare.service.telemetry.KafkaMeters;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Reads the topic, has each record answered, and commits what is answered. INVARIANT: recorded, then published, then committed; what
 * ends in between is read again and finds its decision.
 */
final class ReportLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(ReportLoop.class);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS_WITHOUT_WORD = 100;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final Settings settings;
    private final TopicWatch watch;
    private final TopicDesk desk;
    private final Letters letters;
    private final ChannelState state;
    private final KafkaMeters meters;
    private volatile boolean stopping;

    ReportLoop(
            KafkaClients clients,
            Settings settings,
            TopicWatch watch,
            TopicDesk desk,
            ChannelState state,
            KafkaMeters meters) {
        this.clients = clients;
        this.settings = settings;
        this.watch = watch;
        this.desk = desk;
        this.letters = new Letters(settings.kafkaDecisionsTopic(), settings.kafkaDeadLettersTopic());
        this.state = state;
        this.meters = meters;
    }

    /** Asks it to end: what is begun is ended, what is not is read again by whoever comes next. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        BackOff backOff = new BackOff();
        try {
            watch.await();
            while (!stopping) {
                try (Session session = new Session()) {
                    backOff = session.read(backOff);
                } catch (InterruptException e) {
                    throw new InterruptedException();
                } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
                    // INVARIANT: nothing but the end of the service ends the channel; the next session may do better.
                    state.broken(ChannelState.READING, "reading ended: " + KafkaClients.reason(e));
                    backOff.pause();
                }
            }
        } catch (InterruptedException e) {
            // The service ends.
        }
    }

    /** A record's lane: its key, which is a pseudonym of the patient, within its partition. */
    private record Lane(TopicPartition partition, ByteBuffer key) {

        static Lane of(ConsumerRecord<byte[], byte[]> record) {
            return new Lane(
                    new TopicPartition(record.topic(), record.partition()),
                    ByteBuffer.wrap(record.key() == null ? new byte[0] : record.key()));
        }
    }

    /** A record and how far its partition was when it was read. */
    private record Taken(ConsumerRecord<byte[], byte[]> record, PartitionProgress progress) {}

    /** From a consumer's beginning to its end. */
    private final class Session implements AutoCloseable, ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> consumer = clients.consumer();
        private final Publisher publisher;
        private final Lanes<Lane, Taken> lanes;
        private final ConcurrentMap<TopicPartition, PartitionProgress> progress = new ConcurrentHashMap<>();

        Session() {
            try {
                this.publisher = new Publisher(clients, state, meters);
                this.lanes = new Lanes<>(settings.kafkaConcurrency(), this::answer);
            } catch (RuntimeException | Error e) {
                consumer.close();
                throw e;
            }
        }

        /** Reads until the service ends; gives the pauses for what comes after a failure. */
        BackOff read(BackOff before) {
            BackOff backOff = before;
            consumer.subscribe(List.of(settings.kafkaReportsTopic()), this);
            // Where there are more services than partitions, some read nothing and are well.
            for (int polls = 0; !stopping; polls++) {
                poll();
                commit();
                hold();
                if (!consumer.assignment().isEmpty() || polls > POLLS_WITHOUT_WORD) {
                    state.works(ChannelState.READING);
                    backOff = new BackOff();
                }
            }
            return backOff;
        }

        private void poll() {
            try {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record);
                }
            } catch (NoOffsetForPartitionException e) {
                // Nobody of this group was here before: from the beginning, so that nothing is jumped over.
                consumer.seekToBeginning(e.partitions());
            } catch (OffsetOutOfRangeException e) {
                LOG.errorf(
                        "records of %d partitions were removed from the topic of reports before they were read",
                        e.partitions().size());
                meters.gap();
                consumer.seekToBeginning(e.partitions());
            }
        }

        private void take(ConsumerRecord<byte[], byte[]> record) {
            Lane lane = Lane.of(record);
            PartitionProgress mine = progress.computeIfAbsent(lane.partition(), partition -> new PartitionProgress());
            int size = Math.max(0, record.serializedValueSize()) + Math.max(0, record.serializedKeySize());
            mine.taken(record.offset(), size);
            state.taken(place(record));
            lanes.add(lane, new Taken(record, mine));
        }

        /** What is read but not answered is bounded; other partitions go on. */
        private void hold() {
            List<TopicPartition> full = new ArrayList<>();
            List<TopicPartition> free = new ArrayList<>();
            long behind = 0;
            for (TopicPartition partition : consumer.assignment()) {
                PartitionProgress mine = progress.get(partition);
                (mine != null && mine.isFull() ? full : free).add(partition);
                behind += consumer.currentLag(partition).orElse(0);
            }
            consumer.pause(full);
            consumer.resume(free);
            state.behind(behind);
        }

        private Map<TopicPartition, OffsetAndMetadata> toCommit(Collection<TopicPartition> of) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (TopicPartition partition : of) {
                PartitionProgress mine = progress.get(partition);
                if (mine != null && mine.hasMoved()) {
                    offsets.put(partition, new OffsetAndMetadata(mine.commit()));
                }
            }
            return offsets;
        }

        private void commit() {
            Map<TopicPartition, OffsetAndMetadata> offsets = toCommit(consumer.assignment());
            if (!offsets.isEmpty()) {
                consumer.commitAsync(offsets, (committed, failure) -> {
                    if (failure != null) {
                        committed.keySet().forEach(partition -> {
                            PartitionProgress mine = progress.get(partition);
                            if (mine != null) {
                                mine.uncommitted();
                            }
                        });
                    }
                });
            }
        }

        private void commitNow(Collection<TopicPartition> of) {
            Map<TopicPartition, OffsetAndMetadata> offsets = toCommit(of);
            if (!offsets.isEmpty()) {
                try {
                    consumer.commitSync(offsets, FAREWELL);
                } catch (InterruptException e) {
                    throw e;
                } catch (RuntimeException e) {
                    // What is not committed is read again, and finds its decisions.
                }
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.infof("the channel of Kafka reads %d more partitions", partitions.size());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commitNow(partitions);
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            lanes.drop(lane -> partitions.contains(lane.partition()));
            progress.keySet().removeAll(partitions);
            partitions.forEach(partition -> state.forget(partition + " "));
        }

        /** False when the service ends before there is an answer. */
        private boolean answer(Taken taken) {
            try {
                ConsumerRecord<byte[], byte[]> record = taken.record();
                publish(record);
                taken.progress().published(record.offset());
                state.answered(place(record));
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        }

        private void publish(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
            BackOff backOff = new BackOff();
            for (; ; ) {
                try {
                    answer(record);
                    return;
                } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
                    // INVARIANT: no answer is no reason to go on: it holds up its key, and is seen in the meters.
                    LOG.errorf(
                            "the record %s could not be answered and is tried again: %s",
                            place(record), e.getClass().getName());
                    meters.waited();
                    backOff.pause();
                }
            }
        }

        private void answer(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
            Envelope envelope = EnvelopeReader.read(record);
            TopicDesk.Finding finding = desk.find(envelope);
            if (finding instanceof TopicDesk.Finding.Decision decision) {
                publisher.publish(
                        place(record), List.of(letters.decision(record, (Envelope.Event) envelope, decision)));
                meters.decided();
            } else {
                TopicDesk.Finding.Refusal refusal = (TopicDesk.Finding.Refusal) finding;
                publisher.publish(place(record), letters.dead(record, refusal));
                meters.refused();
                LOG.warnf(
                        "the record %s is a dead letter: %s",
                        place(record), refusal.type().code());
            }
        }

        @Override
        public void close() {
            lanes.close();
            try {
                commitNow(progress.keySet());
            } finally {
                publisher.close();
                consumer.close(CloseOptions.timeout(FAREWELL));
                state.forget("");
            }
        }
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + " " + record.offset();
    }
}
