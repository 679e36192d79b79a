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
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two built services in one group on one PostgreSQL while reports come all the time; {@code kill -9} of either, of the broker and of
 * PostgreSQL. Each service that goes or comes moves partitions to the other.
 */
class KafkaReplicasIT {

    private static final int SERVICES = 2;
    private static final int ROUNDS = 10;
    private static final int MANY_ROUNDS = 100;
    private static final int KEYS = 12;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Of so many rounds one gives each that was killed the time to come back before the next kill. */
    private static final int ALONE_EVERY = 10;

    /** Of two kills in the other rounds: what was killed before is not back yet. */
    private static final int LONGEST_GAP_MILLIS = 1000;

    /** Beside other tests a broker needs half a minute to come back. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What must be committed beyond all that was sent before a kill, before the next one comes. */
    private static final int PROGRESS = 20;

    /** So many more than are committed: a machine that is too slow for more is to be loaded, not buried. */
    private static final int MOST_WAITING = 300;

    private enum Victim {
        SERVICE,
        BROKER,
        POSTGRES
    }

    /** For whoever looks why it does not go on, the logs stay. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final List<KafkaService> services = new ArrayList<>();
    private final AtomicBoolean sending = new AtomicBoolean(true);
    private final AtomicLong mayBeSent = new AtomicLong(MOST_WAITING);

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
        run(ROUNDS, System.nanoTime());
    }

    @Test
    @Tag("long")
    void manyKillsUnderLoadLoseNothing() throws Exception {
        run(MANY_ROUNDS, System.nanoTime());
    }

    private void run(int rounds, long seed) throws Exception {
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
            Random random = new Random(seed);
            for (int round = 0; round < rounds; round++) {
                List<Victim> victims = inAnyOrder(random);
                long began = System.nanoTime();
                if (round % ALONE_EVERY < ALONE_EVERY - 1) {
                    killTogether(victims, random);
                } else {
                    for (Victim victim : victims) {
                        killAlone(victim, random);
                    }
                }
                System.out.println("kills of " + victims + " were over after "
                        + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms");
            }
            sending.set(false);
            sender.join();
            sent.awaitAcknowledged();
            awaitCommitted(sent.count() - 1, "at the end");
            for (KafkaService service : services) {
                service.kill();
            }
            sent.requireOneDecisionEach(place, state(0), state(1));
            sent.requireCopiesInOrder();
        } finally {
            sending.set(false);
            sender.interrupt();
            sender.join();
            services.forEach(KafkaService::close);
            topics.close();
            broker.close();
            postgres.close();
        }
        System.out.println(Victim.values().length * rounds + " kills around Kafka and PostgreSQL, " + sent.count()
                + " reports, none lost, none decided twice");
    }

    private static List<Victim> inAnyOrder(Random random) {
        List<Victim> victims = new ArrayList<>(List.of(Victim.values()));
        Collections.shuffle(victims, random);
        return victims;
    }

    private void killAlone(Victim victim, Random random) throws Exception {
        if (victim == Victim.SERVICE) {
            awaitBoth();
        }
        long before = sent.count();
        kill(victim, random.nextInt(SERVICES));
        awaitCommitted(before + PROGRESS, "after a kill of " + victim);
    }

    private void killTogether(List<Victim> victims, Random random) throws Exception {
        awaitBoth();
        long before = sent.count();
        ExecutorService killers = Executors.newFixedThreadPool(victims.size());
        try {
            List<Future<?>> kills = new ArrayList<>();
            for (Victim victim : victims) {
                int service = random.nextInt(SERVICES);
                kills.add(killers.submit(() -> {
                    kill(victim, service);
                    return victim;
                }));
                Thread.sleep(random.nextInt(LONGEST_GAP_MILLIS));
            }
            for (Future<?> kill : kills) {
                kill.get();
            }
        } finally {
            killers.shutdown();
        }
        awaitCommitted(before + PROGRESS, "after kills of " + victims);
    }

    /** Fails when nothing more is committed for long, however much is to be caught up with. */
    private void awaitCommitted(long wanted, String when) {
        long most = -1;
        while (most <= wanted) {
            long before = most;
            Ready.await(PATIENCE, () -> committed() > before, () -> "nothing goes on " + when + ": " + state());
            most = committed();
        }
    }

    private long committed() {
        OptionalLong committed = topics.committed();
        committed.ifPresent(known -> mayBeSent.set(known + MOST_WAITING));
        return committed.orElse(-1);
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
            List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("service.log")));
            lines.removeIf(line -> line.contains("\"aftercare.decisions\""));
            return "of " + sent.count() + " sent " + topics.behind() + " are not committed, " + topics.group()
                    + "; more is in " + folder + "; the services said last:\n"
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

    /** Returns when it was started again. */
    private void kill(Victim victim, int service) throws Exception {
        switch (victim) {
            case SERVICE -> {
                services.get(service).kill();
                services.set(service, begin(service));
            }
            case BROKER -> {
                broker.kill();
                broker.start();
            }
            case POSTGRES -> postgres.killAndStart(folder.resolve("postgres"));
        }
    }

    /** One after the other, whatever is gone: the client of Kafka keeps what the broker does not take yet, or waits with it. */
    private void send() {
        try {
            while (sending.get()) {
                if (sent.count() < mayBeSent.get()) {
                    sent.send();
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (InterruptException e) {
            // The test ends while it waits.
        }
    }
}
