package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.journal.store.JournalPlace;
import aftercare.live.EditedRules;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the built service and of the broker in each gap between recording, publishing and committing. A gap is held
 * open by the broker, which finds what comes next too large.
 */
class KafkaKillIT {

    private static final int ROUNDS = 10;
    private static final int MANY_ROUNDS = 100;
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

    private SentReports sent;

    /** HAZ-91. */
    @Test
    void aKillInAnyGapLosesNothing() throws Exception {
        run(ROUNDS, 1);
    }

    @Test
    @Tag("long")
    void manyKillsInEachGapLoseNothing() throws Exception {
        run(MANY_ROUNDS, MANY_ROUNDS);
    }

    /**
     * In each round the service is killed in every gap.
     *
     * @param ofBroker the rounds in which the broker is killed too, in another gap each time
     */
    private void run(int rounds, int ofBroker) throws Exception {
        rules = EditedRules.smallIn(folder).folder();
        state = folder.resolve("data");
        broker = Broker.start(folder.resolve("broker"));
        topics = new Topics(broker.address());
        sent = new SentReports(topics, KEYS);
        try {
            topics.make(Topics.REPORTS, Topics.DECISIONS, Topics.DEAD_LETTERS);
            start();
            for (int round = 0; round < rounds; round++) {
                for (Gap gap : Gap.values()) {
                    round(gap, "service");
                }
                if (round < ofBroker) {
                    round(Gap.values()[(round + 1) % Gap.values().length], "broker");
                }
            }
            service.kill();
            sent.requireOneDecisionEach(new JournalPlace.Embedded(), state);
            assertTrue(kills > 0);
        } finally {
            service.close();
            topics.close();
            broker.close();
        }
        System.out.println(kills + " kills around Kafka, " + sent.count() + " reports, none lost, none decided twice");
    }

    private void start() throws Exception {
        Path client = KafkaService.impatientClient(folder);
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
        int before = sent.decided();
        send(REPORTS);
        switch (gap) {
            // Of each key one is recorded and not published: the next of it is not even decided before.
            case RECORDED ->
                Ready.await(
                        () -> service.meter("aftercare_journal_records_total") - recorded - (sent.decided() - before)
                                >= KEYS,
                        "nothing is recorded without being published");
            case PUBLISHED -> Ready.await(() -> sent.decided() == before + REPORTS, "nothing is published");
            case COMMITTED -> topics.awaitCommitted();
        }
        assertEquals(gap == Gap.COMMITTED, topics.behind() == 0, "the gap " + gap + " is not held open");
        assertEquals(gap == Gap.RECORDED, sent.decided() < before + REPORTS, "the gap " + gap + " is not held open");
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
        sent.requireCopiesInOrder();
    }

    private void hold(Gap gap, boolean held) throws Exception {
        if (gap == Gap.RECORDED) {
            topics.takes(Topics.DECISIONS, !held);
        } else if (gap == Gap.PUBLISHED) {
            topics.takes(OFFSETS, !held);
        }
    }

    private void send(int reports) throws Exception {
        for (int number = 0; number < reports; number++) {
            sent.send();
        }
        sent.awaitAcknowledged();
    }
}
