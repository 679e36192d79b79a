package aftercare.service.kafka;

import aftercare.service.http.Arrival;
import aftercare.service.http.Settings;
import aftercare.service.telemetry.KafkaMeters;
import aftercare.triage.answer.ProblemType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.ProducerRecord;
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

    /** Of what may pass, so long that it is no matter of a moment; as polls, as they are while nothing comes. */
    private static final int PATIENCE_POLLS = 150;

    private static final Duration PATIENCE = POLL.multipliedBy(PATIENCE_POLLS);

    /** What a try at reading meets it meets by then: who were called well before would be well and unwell at each try. */
    private static final long SETTLED_NANOS = Duration.ofSeconds(5).toNanos();

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /** What is larger has no report that is decided, and is searched for an emergency. */
    private static final int LARGE = Arrival.MOST_BYTES;

    /** So soon a large record asks again whether it has its turn. */
    private static final long TURN_MILLIS = 20;

    private final KafkaClients clients;
    private final Settings settings;
    private final TopicWatch watch;
    private final Answers answers;
    private final Letters letters;
    private final ChannelState state;
    private final KafkaMeters meters;
    private volatile boolean stopping;

    ReportLoop(
            KafkaClients clients,
            Settings settings,
            TopicWatch watch,
            Answers answers,
            ChannelState state,
            KafkaMeters meters) {
        this.clients = clients;
        this.settings = settings;
        this.watch = watch;
        this.answers = answers;
        this.letters = new Letters(settings.kafkaDecisionsTopic(), settings.kafkaDeadLettersTopic());
        this.state = state;
        this.meters = meters;
    }

    /** Answers a record; empty where it may be another answer a little later. */
    interface Answers {
        Optional<TopicDesk.Finding> find(Envelope envelope) throws InterruptedException;
    }

    /** Asks it to end: what is begun is ended, what is not is read again by the next member of the group. */
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

    /** A record, how far its partition was when it was read, and how far its answer has come. Of one hand at a time. */
    private static final class Taken {

        private final ConsumerRecord<byte[], byte[]> record;
        private final Lane lane;
        private final PartitionProgress progress;
        private final BackOff backOff = new BackOff();

        /** Once there is one, only the publishing is tried again. */
        private Optional<Reply> reply = Optional.empty();

        Taken(ConsumerRecord<byte[], byte[]> record, Lane lane, PartitionProgress progress) {
            this.record = record;
            this.lane = lane;
            this.progress = progress;
        }

        boolean isLarge() {
            return record.serializedValueSize() > LARGE;
        }
    }

    /**
     * What is to be published of a record.
     *
     * @param forms the next one for a broker that finds the one before too large
     * @param refused why it is a dead letter
     */
    private record Reply(List<ProducerRecord<byte[], byte[]>> forms, Optional<ProblemType> refused) {}

    /** From a consumer's beginning to its end. */
    private final class Session implements AutoCloseable, ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> consumer = clients.consumer();
        private final Publisher publisher;
        private final Lanes<Lane, Taken> lanes;

        /**
         * To look through a record takes many times its size. INVARIANT: one large record at a time, or the memory of all is gone,
         * that of HTTP too.
         */
        private final Semaphore large = new Semaphore(1);

        private final ConcurrentMap<TopicPartition, PartitionProgress> progress = new ConcurrentHashMap<>();

        // Of the thread that reads alone.
        private boolean isJoined;
        private int pollsOutside;
        private long outside = System.nanoTime();
        private int commitsUnderWay;
        private OptionalLong commitsFailSince = OptionalLong.empty();

        Session() {
            try {
                this.publisher = new Publisher(clients, state);
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
            while (!stopping) {
                poll();
                commit();
                hold();
                outside = isMember() ? outside : System.nanoTime();
                if (System.nanoTime() - outside > SETTLED_NANOS) {
                    state.works(ChannelState.READING);
                    backOff = new BackOff();
                }
            }
            return backOff;
        }

        /** Whether it reads, or would if there were more partitions. Says so when it is none for long. */
        private boolean isMember() {
            boolean member = isJoined || !consumer.assignment().isEmpty();
            // Of brokers that are away the watch speaks; when they are back the group takes its time.
            pollsOutside = member || state.isBroken(ChannelState.BROKERS) ? 0 : pollsOutside + 1;
            if (pollsOutside > PATIENCE_POLLS) {
                state.broken(
                        ChannelState.READING,
                        "the brokers do not take this service into the group `" + settings.kafkaGroup()
                                + "`, so it reads nothing: look at their logs and at `__consumer_offsets`");
            }
            return member;
        }

        private void poll() {
            try {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                polled.forEach(this::take);
                polled.nextOffsets()
                        .forEach((partition, next) -> progress(partition).read(next.offset()));
            } catch (NoOffsetForPartitionException e) {
                begin(e.partitions());
            } catch (OffsetOutOfRangeException e) {
                gap(e.offsetOutOfRangePartitions(), "from offset");
                consumer.seekToBeginning(e.partitions());
            }
        }

        /** Nobody of this group was here before, or its offsets are forgotten: from the oldest, so that nothing is jumped over. */
        private void begin(Set<TopicPartition> partitions) {
            Map<TopicPartition, Long> removed = new HashMap<>();
            for (Map.Entry<TopicPartition, Long> oldest :
                    consumer.beginningOffsets(partitions, PATIENCE).entrySet()) {
                consumer.seek(oldest.getKey(), oldest.getValue());
                progress(oldest.getKey()).begins(oldest.getValue());
                if (oldest.getValue() > 0) {
                    removed.put(oldest.getKey(), oldest.getValue());
                }
            }
            if (!removed.isEmpty()) {
                gap(removed, "before offset");
            }
        }

        private void gap(Map<TopicPartition, Long> removed, String where) {
            removed.forEach((partition, offset) -> LOG.errorf(
                    "`%s`: records were removed before they were read, %s %d: have their reports sent again, and keep"
                            + " the topic for longer",
                    partition, where, offset));
            meters.gap();
        }

        private void take(ConsumerRecord<byte[], byte[]> record) {
            Lane lane = Lane.of(record);
            PartitionProgress mine = progress(lane.partition());
            int size = Math.max(0, record.serializedValueSize()) + Math.max(0, record.serializedKeySize());
            mine.taken(record.offset(), size);
            state.taken(place(record));
            lanes.add(lane, new Taken(record, lane, mine));
        }

        private PartitionProgress progress(TopicPartition partition) {
            return progress.computeIfAbsent(partition, any -> new PartitionProgress());
        }

        /** What is read but not answered is bounded; other partitions go on. */
        private void hold() {
            List<TopicPartition> full = new ArrayList<>();
            List<TopicPartition> free = new ArrayList<>();
            long behind = 0;
            Set<TopicPartition> assigned = consumer.assignment();
            for (TopicPartition partition : assigned) {
                PartitionProgress mine = progress.get(partition);
                (mine != null && mine.isFull(assigned.size()) ? full : free).add(partition);
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
                commitsUnderWay++;
                consumer.commitAsync(offsets, (committed, failure) -> committed(committed.keySet(), failure == null));
            } else if (commitsUnderWay == 0) {
                // What was not committed is somebody else's.
                state.works(ChannelState.COMMITTING);
            }
        }

        private void committed(Set<TopicPartition> partitions, boolean well) {
            commitsUnderWay--;
            if (well) {
                commitsFailSince = OptionalLong.empty();
                state.works(ChannelState.COMMITTING);
                return;
            }
            for (TopicPartition partition : partitions) {
                PartitionProgress mine = progress.get(partition);
                if (mine != null) {
                    mine.uncommitted();
                }
            }
            long now = System.nanoTime();
            if (commitsFailSince.isEmpty() || state.isBroken(ChannelState.BROKERS)) {
                commitsFailSince = OptionalLong.of(now);
            } else if (now - commitsFailSince.getAsLong() > PATIENCE.toNanos()) {
                state.broken(
                        ChannelState.COMMITTING,
                        "the brokers do not take what the group `" + settings.kafkaGroup()
                                + "` commits: reports are answered, but a start reads them again");
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
            // Also without any, where there are more services than partitions.
            isJoined = true;
            LOG.infof("the channel of Kafka reads %d more partitions", partitions.size());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commitNow(partitions);
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            isJoined = false;
            lanes.drop(lane -> partitions.contains(lane.partition()));
            progress.keySet().removeAll(partitions);
            partitions.forEach(partition -> state.forget(partition + " "));
        }

        /** Tries it once. INVARIANT: no answer is no reason to go on: it holds up its key, and is seen in the meters. */
        private long answer(Taken taken) {
            ConsumerRecord<byte[], byte[]> record = taken.record;
            try {
                boolean mine = isMine(taken);
                if (mine && taken.reply.isEmpty() && !hadItsTurn(taken)) {
                    return TURN_MILLIS;
                }
                if (!mine || isPublished(taken)) {
                    taken.progress.published(record.offset());
                    state.answered(place(record));
                    return Lanes.DONE;
                }
            } catch (InterruptedException e) {
                return Lanes.ENDED;
            } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
                LOG.errorf(
                        "the record %s could not be answered and is tried again: %s",
                        place(record), e.getClass().getName());
            }
            meters.waited();
            return taken.backOff.next();
        }

        /** Looks for the answer. Who waits for a turn holds no hand meanwhile: the small ones go on. */
        private boolean hadItsTurn(Taken taken) throws InterruptedException {
            if (!taken.isLarge()) {
                taken.reply = reply(taken.record);
                return true;
            }
            if (!large.tryAcquire()) {
                return false;
            }
            try {
                taken.reply = reply(taken.record);
                return true;
            } finally {
                large.release();
            }
        }

        /** What was begun while its partition was here, and is somebody else's since, is not tried again. */
        private boolean isMine(Taken taken) {
            boolean mine = progress.get(taken.lane.partition()) == taken.progress;
            if (!mine) {
                state.works(ChannelState.PUBLISHING + place(taken.record));
            }
            return mine;
        }

        private Optional<Reply> reply(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
            Envelope envelope = EnvelopeReader.read(record);
            Optional<TopicDesk.Finding> found = answers.find(envelope);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            if (found.get() instanceof TopicDesk.Finding.Decision decision) {
                return Optional.of(new Reply(
                        List.of(letters.decision(record, (Envelope.Event) envelope, decision)), Optional.empty()));
            }
            TopicDesk.Finding.Refusal refusal = (TopicDesk.Finding.Refusal) found.get();
            return Optional.of(new Reply(letters.dead(record, refusal), Optional.of(refusal.type())));
        }

        private boolean isPublished(Taken taken) throws InterruptedException {
            String place = place(taken.record);
            if (taken.reply.isEmpty()
                    || !publisher.publish(place, taken.reply.get().forms())) {
                return false;
            }
            Optional<ProblemType> refused = taken.reply.get().refused();
            if (refused.isEmpty()) {
                meters.decided();
            } else {
                meters.refused();
                LOG.warnf(
                        "the record %s is a dead letter: %s",
                        place, refused.get().code());
            }
            return true;
        }

        @Override
        public void close() {
            lanes.close();
            try {
                commitNow(progress.keySet());
            } finally {
                publisher.close();
                consumer.close(CloseOptions.timeout(FAREWELL));
                // Who stops says nothing more: what does not work does not work again by that.
                if (!stopping) {
                    state.forget("");
                }
            }
        }
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + " " + record.offset();
    }
}
