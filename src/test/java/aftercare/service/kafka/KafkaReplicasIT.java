package aftercare.service.kafka;

import aftercare.Ready;
import aftercare.journal.Postgres;
import aftercare.journal.store.JournalPlace;
import aftercare.live.EditedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two built services in one group on one PostgreSQL while reports come all the time; {@code kill -9} of either, of the broker and of
 * PostgreSQL. Each service that goes or comes moves partitions to the other.
 */
class KafkaReplicasIT {

    private static final int SERVICES = 2;
    private static final int KILLS = 2;
    private static final int MANY_KILLS = 100;
    private static final int KEYS = 12;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** Beside other tests a broker needs half a minute to come back. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What must be committed after a kill before the next one comes. */
    private static final int PROGRESS = 20;

    private enum Victim {
        SERVICE,
        BROKER,
        POSTGRES
    }

    @TempDir
    Path folder;

    private final List<KafkaService> services = new ArrayList<>();
    private final AtomicBoolean sending = new AtomicBoolean(true);

    private Path rules;
    private Path client;
    private Broker broker;
    private Topics topics;
    private SentReports sent;
    private Postgres postgres;
    private JournalPlace.Postgres place;

    /** HAZ-91. */
    @Test
    void killsUnderLoadLoseNothing() throws Exception {
        run(KILLS, System.nanoTime());
    }

    @Test
    @Tag("long")
    void manyKillsUnderLoadLoseNothing() throws Exception {
        run(MANY_KILLS, System.nanoTime());
    }

    private void run(int killsOfEach, long seed) throws Exception {
        System.out.println("kills of services, broker and PostgreSQL with seed " + seed);
        rules = EditedRules.smallIn(folder).folder();
        client = KafkaService.impatientClient(folder);
        Thread sender = new Thread(this::send);
        try {
            postgres = Postgres.in(folder.resolve("postgres"));
            place = postgres.ofOneRole();
            broker = Broker.start(folder.resolve("broker"));
            topics = new Topics(broker.address());
            sent = new SentReports(topics, KEYS);
            topics.make(Topics.REPORTS, Topics.DECISIONS, Topics.DEAD_LETTERS);
            for (int number = 0; number < SERVICES; number++) {
                services.add(begin(number));
            }
            awaitBoth();
            sender.start();
            for (Victim victim : inAnyOrder(killsOfEach, new Random(seed))) {
                long before = sent.count();
                kill(victim, new Random(seed + before));
                Ready.await(
                        () -> sent.count() - topics.behind() > before + PROGRESS, "nothing goes on after " + victim);
            }
            sending.set(false);
            sender.join();
            sent.awaitAcknowledged();
            topics.awaitCommitted();
            for (KafkaService service : services) {
                service.kill();
            }
            sent.requireOneDecisionEach(place, state(0), state(1));
            sent.requireCopiesInOrder();
        } finally {
            sending.set(false);
            sender.join();
            services.forEach(KafkaService::close);
            topics.close();
            broker.close();
            postgres.close();
        }
        System.out.println(Victim.values().length * killsOfEach + " kills around Kafka and PostgreSQL, " + sent.count()
                + " reports, none lost, none decided twice");
    }

    private static List<Victim> inAnyOrder(int ofEach, Random random) {
        List<Victim> victims = new ArrayList<>();
        for (Victim victim : Victim.values()) {
            victims.addAll(Collections.nCopies(ofEach, victim));
        }
        Collections.shuffle(victims, random);
        return victims;
    }

    private KafkaService begin(int number) throws IOException {
        return KafkaService.begin(
                rules,
                state(number),
                Map.of(
                        "AFTERCARE_JOURNAL", place.url(),
                        "AFTERCARE_KAFKA", "true",
                        "AFTERCARE_KAFKA_BOOTSTRAP_SERVERS", broker.address(),
                        "AFTERCARE_KAFKA_CLIENT_FILE", client.toString()));
    }

    private Path state(int number) {
        return folder.resolve("data-" + number);
    }

    /** For whoever looks why it does not go on. */
    private String state() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("service.log"));
            return "of " + sent.count() + " sent " + topics.behind() + " are not committed, " + topics.members()
                    + " in the group at rest; the services said last:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Each service has partitions: its death moves them. */
    private void awaitBoth() {
        Ready.await(
                PATIENCE, () -> topics.members() == SERVICES, () -> "not both services are in the group: " + state());
    }

    private void kill(Victim victim, Random random) throws Exception {
        switch (victim) {
            case SERVICE -> {
                awaitBoth();
                int number = random.nextInt(SERVICES);
                services.get(number).kill();
                services.set(number, begin(number));
            }
            case BROKER -> {
                broker.kill();
                broker.start();
            }
            case POSTGRES -> postgres.killAndStart(folder.resolve("postgres"));
        }
    }

    /** One after the other, whatever is gone: the client of Kafka keeps what the broker does not take yet. */
    private void send() {
        while (sending.get()) {
            sent.send();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
