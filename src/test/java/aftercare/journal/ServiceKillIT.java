package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.BuiltService.Answered;
import aftercare.journal.store.JournalPlace;
import aftercare.live.EditedRules;
import aftercare.service.http.batch.BatchWire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the built service under load: what was answered is found after the next start, once. */
class ServiceKillIT {

    private static final int ROUNDS = 4;
    private static final int MANY_ROUNDS = 25;
    private static final int CALLERS = 8;
    private static final int LINES = 180;
    private static final int MOST_ANSWERED = 200;

    @TempDir
    Path folder;

    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private final int[] lastOf = new int[CALLERS];

    @Test
    void losesNothingOnSqlite() throws Exception {
        kill("sqlite", new JournalPlace.Embedded(), ROUNDS);
    }

    @Test
    void losesNothingOnPostgres() throws Exception {
        JournalPlace.Postgres place = Postgres.shared().ofOneRole();
        kill(place.url(), place, ROUNDS);
    }

    @Test
    @Tag("long")
    void losesNothingOnSqliteInManyRounds() throws Exception {
        kill("sqlite", new JournalPlace.Embedded(), MANY_ROUNDS);
    }

    @Test
    @Tag("long")
    void losesNothingOnPostgresInManyRounds() throws Exception {
        JournalPlace.Postgres place = Postgres.shared().ofOneRole();
        kill(place.url(), place, MANY_ROUNDS);
    }

    /** A batch is killed in its middle and sent again: what was answered is answered alike, and no line is recorded twice. */
    @Test
    void losesNothingOfABatch() throws Exception {
        Path rules = EditedRules.smallIn(folder).folder();
        Path state = folder.resolve("data");
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < LINES; line++) {
            lines.append(
                    "{\"idempotencyKey\":\"line-" + line + "\",\"report\":{\"reportId\":\"line-" + line + "\"}}\n");
        }
        List<String> first = new ArrayList<>();
        try (BuiltService service = BuiltService.start(rules, state, "sqlite", "")) {
            service.awaitReady(true);
            try (BatchWire wire = new BatchWire(service.address())) {
                wire.begin().send(lines.toString()).head();
                for (int line = 0; line < LINES / 3; line++) {
                    first.add(wire.answer().orElseThrow().at("/body/decisionId").asText());
                }
                service.kill();
            }
        }
        try (BuiltService service = BuiltService.start(rules, state, "sqlite", "")) {
            service.awaitReady(true);
            List<JsonNode> again;
            try (BatchWire wire = new BatchWire(service.address())) {
                wire.begin().send(lines.toString()).end().head();
                again = wire.answers();
            }
            assertEquals(LINES, again.size());
            for (JsonNode answer : again) {
                assertEquals(200, answer.path("status").asInt(), answer.toString());
            }
            for (int line = 0; line < first.size(); line++) {
                assertEquals(
                        first.get(line), again.get(line).at("/body/decisionId").asText());
            }
            service.kill();
        }
        JournalPlace place = new JournalPlace.Embedded();
        assertEquals(List.of(), new Verifier(state, place, List.of()).verify().problems());
        List<String> kept = new ArrayList<>();
        new Archive(state, place).read(Optional.empty(), each -> kept.add(each.decisionId()));
        assertEquals(LINES, kept.size());
    }

    private void kill(String journal, JournalPlace place, int rounds) throws Exception {
        long seed = System.nanoTime();
        System.out.println("kill rounds over HTTP with seed " + seed);
        Random random = new Random(seed);
        Path rules = EditedRules.smallIn(folder).folder();
        Path state = folder.resolve("data");
        for (int round = 1; round <= rounds; round++) {
            Map<String, String> before = Map.copyOf(answered);
            try (BuiltService service = BuiltService.start(rules, state, journal, "")) {
                service.awaitReady(true);
                load(service, 1 + random.nextInt(MOST_ANSWERED));
            }
            try (BuiltService service = BuiltService.start(rules, state, journal, "")) {
                service.awaitReady(true);
                // INVARIANT: whoever sends again what was answered gets the first answer.
                for (Map.Entry<String, String> each : answered.entrySet()) {
                    if (!before.containsKey(each.getKey())) {
                        Answered found = service.get("/v1/decisions/" + each.getValue());
                        assertEquals(200, found.status(), each.getValue());
                        assertEquals(each.getValue(), found.decisionId());
                    }
                }
                // Those that were in flight are sent again.
                for (int caller = 0; caller < CALLERS; caller++) {
                    send(service, caller, lastOf[caller] + 1);
                }
                service.kill();
            }
            assertEquals(
                    List.of(), new Verifier(state, place, List.of()).verify().problems(), "round " + round);
        }
        Map<String, String> there = new HashMap<>();
        new Archive(state, place).read(Optional.empty(), kept -> {
            String key = kept.keyHash().orElseThrow().hex();
            assertEquals(null, there.put(key, kept.decisionId()), "twice: " + kept.decisionId());
        });
        // What was in flight was sent again: nothing is there that was not answered at last.
        assertEquals(answered.size(), there.size());
        assertTrue(there.values().containsAll(answered.values()), "an answered decision is not there");
        System.out.println(2 * rounds + " kills over HTTP, " + answered.size() + " answered, none lost, none twice");
    }

    /** Every caller sends one report after the other, until the service is killed. */
    private void load(BuiltService service, int until) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(until);
        Thread[] callers = new Thread[CALLERS];
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            callers[caller] = new Thread(() -> {
                while (send(service, number, lastOf[number] + 1)) {
                    enough.countDown();
                }
            });
            callers[caller].start();
        }
        enough.await();
        service.kill();
        for (Thread caller : callers) {
            caller.join();
        }
    }

    /** Whether it was answered; a service that is busy or starting is asked again. */
    private boolean send(BuiltService service, int caller, int number) {
        String key = "caller-" + caller + "-" + number;
        try {
            Answered answer = service.post(key);
            while (answer.status() != 200) {
                assertTrue(List.of(409, 429, 503).contains(answer.status()), answer.body());
                answer = service.post(key);
            }
            answered.put(key, answer.decisionId());
            lastOf[caller] = number;
            return true;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
