package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.BuiltProgram;
import aftercare.journal.replicas.PublishedTable;
import aftercare.journal.store.JournalPlace;
import aftercare.live.EditedRules;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program three times on one PostgreSQL, and what is published to it, or put there by somebody who may not. */
class ReplicasIT {

    private static final int REPLICAS = 3;
    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern VERSION = Pattern.compile("\"ruleSet\":\\{\"version\":\"(sha256:[0-9a-f]{64})\"");
    private static final String SORENESS = "soreness/soreness.drl";

    @TempDir
    Path temp;

    private final List<BuiltService> services = new ArrayList<>();
    private JournalPlace.Postgres place;
    private EditedRules rules;
    private Path keys;

    @BeforeEach
    void makeKey() throws Exception {
        place = Postgres.shared().database();
        rules = EditedRules.smallIn(temp);
        keys = temp.resolve("keys");
        assertEquals(0, aftercare("publish", "--new-key", "--key", keys.toString()));
    }

    @AfterEach
    void end() {
        services.forEach(BuiltService::close);
    }

    @Test
    void threeReplicasFollowWhatIsPublishedAndNothingElse() throws Exception {
        String first = rules.version();
        assertEquals(0, publish(place.url(), "--compare-with-none"));
        for (int i = 0; i < REPLICAS; i++) {
            start(i, "database");
        }
        for (BuiltService service : services) {
            service.awaitReady(true);
            assertEquals(first, version(service.postOnce()));
        }

        // Under load: every answer names the version that decided it, and no replica goes back.
        AtomicBoolean loaded = new AtomicBoolean(true);
        List<ConcurrentLinkedQueue<String>> seen = new ArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (BuiltService service : services) {
            ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
            seen.add(answers);
            Thread caller = new Thread(() -> call(service, loaded, answers));
            callers.add(caller);
            caller.start();
        }
        rules.replace(SORENESS, "This soreness is expected.", "This soreness was expected.");
        String second = rules.version();
        assertEquals(0, publish(place.url()));
        awaitAll("\"sequence\":2,\"highestSequence\":2");
        for (ConcurrentLinkedQueue<String> answers : seen) {
            int before = answers.size();
            await(() -> answers.size() > before + 3, "answers after it");
        }
        loaded.set(false);
        for (Thread caller : callers) {
            caller.join();
        }
        for (ConcurrentLinkedQueue<String> answers : seen) {
            List<String> all = new ArrayList<>(answers);
            int turn = all.indexOf(second);
            assertTrue(turn > 0, "it answered before and after: " + all.size() + " answers");
            assertTrue(all.subList(0, turn).stream().allMatch(first::equals), "before");
            assertTrue(all.subList(turn, all.size()).stream().allMatch(second::equals), "after");
        }
        awaitAll("\"replicaVersions\":1");
        Matcher replicas = Pattern.compile("\"replica\":\"replica-").matcher(status(0));
        assertEquals(REPLICAS, replicas.results().count(), status(0));

        // Somebody with all rights on the database, and without the key.
        byte[] genuine =
                PublishedTable.reading(place).bundle(2, Integer.MAX_VALUE).orElseThrow();
        byte[] old = PublishedTable.reading(place).bundle(1, Integer.MAX_VALUE).orElseThrow();
        refused(50, Arrays.copyOf(genuine, genuine.length / 2), "BUNDLE-001", second);
        refused(51, Arrays.copyOf(genuine, lastLine(genuine)), "BUNDLE-002", second);
        refused(52, foreign(), "BUNDLE-003", second);
        byte[] changed = genuine.clone();
        changed[changed.length / 2] ^= 1;
        refused(53, changed, "BUNDLE-004", second);
        refused(54, old, "BUNDLE-001", second);
        Postgres.shared().run(place, "DELETE FROM published WHERE sequence > 49");
        awaitAll("\"state\":\"LIVE\"");
        Postgres.shared().run(place, "DELETE FROM published WHERE sequence = 2");
        awaitAll("\"code\":\"BUNDLE-005");
        stillDecides(second);

        // A restart remembers, whatever is in the database.
        services.get(0).kill();
        start(0, "database");
        services.get(0).awaitReady(true);
        awaitAll("\"code\":\"BUNDLE-005");
        stillDecides(second);

        // What is published next goes live beside the junk.
        refused(60, foreign(), "BUNDLE-003", second);
        rules.replace(SORENESS, "This soreness was expected.", "This soreness had to be expected.");
        String third = rules.version();
        assertEquals(0, publish(place.url(), "--after", "2"));
        awaitAll("\"sequence\":3,\"highestSequence\":3");
        stillDecides(third);

        // What the gate refuses is not published at all.
        rules.replace("infection/infection.drl", "@within( 6 )", "@within( 12 )");
        rules.replace("infection/infection.cases.yaml", "actWithinHours: 6", "actWithinHours: 12");
        assertEquals(1, publish(place.url(), "--after", "3"));
        assertFalse(PublishedTable.reading(place).newest().containsKey(4L));
    }

    @Test
    @Tag("long")
    void followsAFileAndAnAddress() throws Exception {
        Path file = temp.resolve("rules.bundle");
        String first = rules.version();
        assertEquals(0, publish(file.toString(), "--compare-with-none"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] bundle = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, bundle.length);
                exchange.getResponseBody().write(bundle);
            }
        });
        server.start();
        try {
            JournalPlace.Postgres other = place;
            PublishedTable.publishing(other).require();
            start(0, file.toString());
            start(1, "http://127.0.0.1:" + server.getAddress().getPort() + "/rules.bundle");
            for (BuiltService service : services) {
                service.awaitReady(true);
            }
            stillDecides(first);
            byte[] old = Files.readAllBytes(file);
            rules.replace(SORENESS, "This soreness is expected.", "This soreness was expected.");
            assertEquals(0, publish(file.toString()));
            awaitAll("\"sequence\":2,\"highestSequence\":2");
            stillDecides(rules.version());
            Files.write(file, old);
            awaitAll("\"code\":\"BUNDLE-005");
            stillDecides(rules.version());
            server.stop(0);
            Files.delete(file);
            Files.createDirectory(file);
            awaitAll("\"code\":\"BUNDLE-007");
            stillDecides(rules.version());
        } finally {
            server.stop(0);
        }
    }

    private void start(int number, String source) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("AFTERCARE_RULES_SOURCE", source);
        settings.put("AFTERCARE_RULES_KEYS", keys.resolve("publish.pub").toString());
        settings.put("AFTERCARE_RULES_POLL_MILLIS", "200");
        settings.put("AFTERCARE_RULES_REACH_SECONDS", "5");
        settings.put("AFTERCARE_REPLICA", "replica-" + number);
        settings.put("AFTERCARE_JOURNAL_USER", place.serve().role());
        settings.put("AFTERCARE_JOURNAL_PASSWORD", place.serve().password());
        // More than a busy machine needs for a commit.
        settings.put("AFTERCARE_JOURNAL_PATIENCE_MILLIS", "20000");
        settings.put("AFTERCARE_DEADLINE_MILLIS", "30000");
        Path state = temp.resolve("state-" + number);
        BuiltService service = BuiltService.start(temp.resolve("no-rules"), state, place.url(), "", settings);
        if (number < services.size()) {
            services.set(number, service);
        } else {
            services.add(service);
        }
    }

    private void call(BuiltService service, AtomicBoolean loaded, ConcurrentLinkedQueue<String> answers) {
        try {
            while (loaded.get()) {
                answers.add(version(service.postOnce()));
            }
        } catch (IOException | InterruptedException e) {
            answers.add(e.toString());
        }
    }

    private static String version(BuiltService.Answered answer) {
        Matcher version = VERSION.matcher(answer.body());
        return answer.status() == 200 && version.find() ? version.group(1) : answer.status() + " " + answer.body();
    }

    private void refused(long sequence, byte[] bundle, String code, String decides) throws Exception {
        Postgres.shared().run(place, "DELETE FROM published WHERE sequence > 49");
        PublishedTable table = PublishedTable.publishing(place);
        assertTrue(table.add(sequence, bundle, table.newest(), Instant.EPOCH));
        awaitAll("\"code\":\"" + code);
        stillDecides(decides);
    }

    private void stillDecides(String version) throws Exception {
        for (BuiltService service : services) {
            assertEquals(version, version(service.postOnce()));
        }
    }

    private byte[] foreign() throws Exception {
        Path other = temp.resolve("other-keys");
        assertEquals(0, aftercare("publish", "--new-key", "--key", other.toString()));
        Path file = temp.resolve("foreign.bundle");
        Files.deleteIfExists(file);
        assertEquals(
                0,
                aftercare(
                        "publish",
                        "--key",
                        other.toString(),
                        "--to",
                        file.toString(),
                        "--compare-with-none",
                        "--after",
                        "51"));
        return Files.readAllBytes(file);
    }

    /** Where the signature begins. */
    private static int lastLine(byte[] bundle) {
        int at = bundle.length - 1;
        while (bundle[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private void awaitAll(String shown) throws Exception {
        for (int i = 0; i < services.size(); i++) {
            int number = i;
            await(() -> status(number).contains(shown), "replica " + i + " shows " + shown + " in " + status(number));
        }
    }

    private String status(int number) throws Exception {
        return services.get(number).get("/v1/rules/status").body();
    }

    private interface Wanted {
        boolean holds() throws Exception;
    }

    private static void await(Wanted wanted, String what) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!wanted.holds()) {
            assertTrue(System.nanoTime() < until, what);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private int publish(String to, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("publish", "--key", keys.toString(), "--to", to));
        arguments.addAll(List.of(more));
        return aftercare(arguments.toArray(String[]::new));
    }

    /** The built program, as whoever owns the tables. */
    private int aftercare(String... arguments) throws Exception {
        List<String> command = BuiltProgram.command(List.of("-Xmx256m"), arguments);
        command.addAll(List.of("--rules", rules.folder().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("AFTERCARE_JOURNAL_USER", place.serve().role());
        builder.environment().put("AFTERCARE_JOURNAL_PASSWORD", place.serve().password());
        builder.environment()
                .put("AFTERCARE_JOURNAL_OWNER", place.owner().orElseThrow().role());
        builder.environment()
                .put(
                        "AFTERCARE_JOURNAL_OWNER_PASSWORD",
                        place.owner().orElseThrow().password());
        builder.redirectErrorStream(true);
        Path said = temp.resolve("said");
        builder.redirectOutput(said.toFile());
        int exit = builder.start().waitFor();
        if (exit == 2) {
            throw new AssertionError(Files.readString(said));
        }
        return exit;
    }
}
