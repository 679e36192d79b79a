package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.service.app.Listener;
import aftercare.service.http.Settings;
import aftercare.service.telemetry.KafkaCounts;
import aftercare.triage.answer.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop alone, with a broker and without a desk: whatever it reads waits. */
class ReportLoopTest {

    private static final List<String> ALL = List.of(Topics.REPORTS, Topics.DECISIONS, Topics.DEAD_LETTERS);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("client.properties"), "");
    }

    /** A loop that runs, with a watch beside it. */
    private final class Running implements AutoCloseable {

        private final ChannelState state = new ChannelState();
        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final ReportLoop loop;
        private final Thread watching;
        private final Thread reading;

        /** @param brokers what the loop knows of them; the watch knows where they are */
        Running(String brokers, String address) {
            this(brokers, address, envelope -> Optional.empty());
        }

        Running(String brokers, String address, ReportLoop.Answers answers) {
            Settings settings = KafkaClientsTest.settings(brokers, file);
            TopicWatch watch = new TopicWatch(KafkaClients.of(KafkaClientsTest.settings(address, file)), ALL, state);
            loop = new ReportLoop(KafkaClients.of(settings), settings, watch, answers, state, KafkaCounts.in(meters));
            watching = new Thread(watch);
            reading = new Thread(loop);
            watching.start();
            reading.start();
        }

        double count(String name) {
            return meters.counter("aftercare.kafka." + name).count();
        }

        boolean says(String words) {
            return state.trouble().orElse("").contains(words);
        }

        @Override
        public void close() throws InterruptedException {
            loop.stop();
            watching.interrupt();
            watching.join();
            if (state.isBroken(ChannelState.READING)) {
                reading.interrupt();
            }
            reading.join();
        }
    }

    private static void make(String address) throws Exception {
        try (Topics topics = new Topics(address)) {
            topics.make(ALL.toArray(String[]::new));
        }
    }

    /** HAZ-91: the brokers answer and have the topics, and yet no report is read. */
    @Test
    void saysThatNoGroupTakesItIn() throws Exception {
        try (Broker broker = Broker.startWithoutGroups(folder.resolve("broker"))) {
            make(broker.address());
            Broker again = broker.withGroups();
            try (Running running = new Running(broker.address(), broker.address())) {
                Ready.await(
                        () -> running.says("do not take this service into the group `aftercare`"), "nobody says it");
                broker.kill();
                again.start();
                Ready.await(() -> running.state.trouble().isEmpty(), "it is said although it is over");
            } finally {
                again.close();
            }
        }
    }

    /** HAZ-91: what was removed before anybody of the group was here is told once, and reading goes on. */
    @Test
    void tellsWhatWasRemovedBeforeTheGroupWasHere() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"));
                Topics topics = new Topics(broker.address())) {
            make(broker.address());
            TopicPartition first = new TopicPartition(Topics.REPORTS, 0);
            for (int number = 0; number < 3; number++) {
                topics.send(new ProducerRecord<>(Topics.REPORTS, 0, null, new byte[0]))
                        .get();
            }
            topics.removeAll(first);
            try (Running running = new Running(broker.address(), broker.address())) {
                topics.awaitCommitted();
                assertEquals(1, running.count("gaps"));
            }
            // Nothing was read of it, and yet it is known.
            try (Running running = new Running(broker.address(), broker.address())) {
                topics.send(new ProducerRecord<>(Topics.REPORTS, 0, null, new byte[0]))
                        .get();
                Ready.await(() -> running.count("waits") >= 1, "it does not read on");
                assertEquals(0, running.count("gaps"));
            }
        }
    }

    /** What cannot be read is no trouble that comes and goes with every try: an alert would wait for ever. */
    @Test
    void whatCannotBeReadIsSaidOnce() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"));
                Topics topics = new Topics(broker.address());
                Listener listener = Listener.begin()) {
            make(broker.address());
            topics.send(new ProducerRecord<>(Topics.REPORTS, 0, null, new byte[100]))
                    .get();
            spoil(folder.resolve("broker/logs/" + Topics.REPORTS + "-0/00000000000000000000.log"));
            try (Running running = new Running(broker.address(), broker.address())) {
                Ready.await(() -> count(listener, "more partitions") >= 3, "it does not try again");
                assertTrue(running.says("reading ended: "));
                assertEquals(0, count(listener, "works again"));
            }
        }
    }

    private static void spoil(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 10] ^= 1;
        Files.write(file, bytes);
    }

    private static long count(Listener listener, String words) {
        return listener.lines().stream().filter(line -> line.contains(words)).count();
    }

    /** HAZ-91: what was taken back is no report that was removed; and reports of a partition that is new are read soon. */
    @Test
    void readsBeyondWhatIsNoRecordAndWhatIsNew() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"));
                Topics topics = new Topics(broker.address())) {
            make(broker.address());
            TopicPartition first = new TopicPartition(Topics.REPORTS, 0);
            topics.sendInVain(new ProducerRecord<>(Topics.REPORTS, 0, null, new byte[0]));
            try (Running running = new Running(broker.address(), broker.address())) {
                topics.awaitCommitted();
                topics.widen(Topics.PARTITIONS + 1);
                topics.send(new ProducerRecord<>(Topics.REPORTS, Topics.PARTITIONS, null, new byte[0]))
                        .get();
                Ready.await(() -> running.count("waits") >= 1, "it does not read the new partition");
            }
            topics.removeAll(first);
            try (Running running = new Running(broker.address(), broker.address())) {
                Ready.await(() -> running.count("waits") >= 1, "it does not read on");
                assertEquals(0, running.count("gaps"));
            }
        }
    }

    @Test
    void aGroupThatBeginsWithTheFirstRecordHasNoGap() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"));
                Topics topics = new Topics(broker.address())) {
            make(broker.address());
            topics.send(new ProducerRecord<>(Topics.REPORTS, 0, null, new byte[0]))
                    .get();
            List<Running> all = new ArrayList<>();
            try {
                for (int number = 0; number <= Topics.PARTITIONS; number++) {
                    all.add(new Running(broker.address(), broker.address()));
                }
                Ready.await(() -> topics.members() == all.size(), "they are not all in the group");
                // One of them has no partition, and is as well as the others.
                for (Running each : all) {
                    each.state.broken(ChannelState.READING, "of this test");
                }
                for (Running each : all) {
                    Ready.await(() -> !each.state.isBroken(ChannelState.READING), "a member is not well");
                }
                Ready.await(
                        () -> all.stream()
                                        .mapToDouble(each -> each.count("waits"))
                                        .sum()
                                >= 1,
                        "nobody reads");
                assertEquals(
                        0, all.stream().mapToDouble(each -> each.count("gaps")).sum());
            } finally {
                for (Running each : all) {
                    each.close();
                }
            }
        }
    }

    /** HAZ-92: what takes much memory is looked through alone, and what is small goes on beside it. */
    @Test
    void looksThroughOneLargeRecordAtATime() throws Exception {
        int large = 6;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch small = new CountDownLatch(1);
        ReportLoop.Answers answers = envelope -> {
            boolean isLarge = ((Envelope.Unclear) envelope).readable().length > 1;
            if (isLarge) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                small.await();
                inside.decrementAndGet();
            } else {
                small.countDown();
            }
            return Optional.of(new TopicDesk.Finding.Refusal(ProblemType.INVALID_VALUE, new byte[0]));
        };
        try (Broker broker = Broker.start(folder.resolve("broker"));
                Topics topics = new Topics(broker.address())) {
            make(broker.address());
            for (int number = 0; number < large; number++) {
                topics.send(new ProducerRecord<>(Topics.REPORTS, 0, new byte[] {(byte) number}, new byte[100_000]))
                        .get();
            }
            topics.send(new ProducerRecord<>(Topics.REPORTS, 0, new byte[] {(byte) large}, new byte[1]))
                    .get();
            try (Running running = new Running(broker.address(), broker.address(), answers)) {
                Ready.await(() -> running.count("dead.letters") == large + 1, "they are not all answered");
                assertEquals(1, most.get());
            }
        }
    }

    /** Names that are known no more end no thread; and a record that is too large ends no producer. */
    @Test
    void goesOnWhereNoNameIsKnownAndAfterWhatIsTooLarge() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"));
                Topics topics = new Topics(broker.address())) {
            make(broker.address());
            try (Running running = new Running("nowhere.invalid:9092", broker.address())) {
                Ready.await(() -> running.says("reading ended: no broker's name is known here"), "nobody says it");
                running.state.works(ChannelState.READING);
                Ready.await(() -> running.says("reading ended: no broker's name is known here"), "no second try");
                assertTrue(running.reading.isAlive());
            }
            ChannelState state = new ChannelState();
            try (Publisher publisher =
                    new Publisher(KafkaClients.of(KafkaClientsTest.settings(broker.address(), file)), state)) {
                Producer<byte[], byte[]> before = publisher.producer();
                List<ProducerRecord<byte[], byte[]>> letter =
                        List.of(new ProducerRecord<>(Topics.DECISIONS, new byte[100]));
                topics.takes(Topics.DECISIONS, false);
                Ready.await(() -> !isPublished(publisher, letter), "the broker takes everything");
                assertTrue(
                        state.trouble().orElseThrow().startsWith("`" + Topics.DECISIONS + "` does not take a record"));
                topics.takes(Topics.DECISIONS, true);
                Ready.await(() -> isPublished(publisher, letter), "the broker takes nothing");
                assertFalse(state.trouble().isPresent());
                assertSame(before, publisher.producer());
            }
        }
    }

    private static boolean isPublished(Publisher publisher, List<ProducerRecord<byte[], byte[]>> letter) {
        try {
            return publisher.publish("place", letter);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
