package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.BuiltProgram;
import aftercare.journal.BuiltService.Answered;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.store.JournalPlace;
import aftercare.live.EditedRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log is moved by the built program while the built service is under load: what it answered is there, and nothing else is answered. */
class ServiceMoveIT {

    private static final int CALLERS = 4;
    private static final int BEFORE = 200;

    @TempDir
    Path folder;

    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void movesUnderAServiceThatRuns() throws Exception {
        JournalPlace.Postgres place = Postgres.shared().ofOneRole();
        Path rules = EditedRules.smallIn(folder).folder();
        Path state = folder.resolve("data");
        try (BuiltService service = BuiltService.start(rules, state, "sqlite", "")) {
            service.awaitReady(true);
            Thread[] callers = new Thread[CALLERS];
            for (int caller = 0; caller < CALLERS; caller++) {
                int number = caller;
                callers[caller] = new Thread(() -> load(service, number));
                callers[caller].start();
            }
            while (answered.size() < BEFORE) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            String said = run(0, "move-journal", "--to", place.url(), "--data", state.toString());
            assertTrue(said.contains("both verified"), said);
            int then = answered.size();
            assertTrue(then > BEFORE, "nothing was answered before the file was closed");
            int before = refused.get();
            while (refused.get() < before + 2 * CALLERS) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            over.set(true);
            for (Thread caller : callers) {
                caller.join();
            }
            assertEquals(then, answered.size(), "it answered after the move");
            assertEquals(503, service.readiness());
            Answered failSafe = service.post("after");
            assertEquals(503, failSafe.status());
            assertTrue(failSafe.body().contains("failSafe"), failSafe.body());
            requireAllThere(state, place);
        }
        String refusal = serve(rules, state);
        assertTrue(refusal.contains("was moved to " + place.name()), refusal);
        assertTrue(!refusal.contains("password"), refusal);
        try (BuiltService service = BuiltService.start(rules, state, place.url(), "")) {
            service.awaitReady(true);
            for (Map.Entry<String, String> each : answered.entrySet()) {
                assertEquals(each.getValue(), service.post(each.getKey()).decisionId());
            }
            assertEquals(200, service.post("new").status());
        }
        run(1, "move-journal", "--to", place.url(), "--data", state.toString(), "--back");
    }

    private void requireAllThere(Path state, JournalPlace place) {
        assertEquals(
                new Verifier(state, new JournalPlace.Embedded(), List.of()).verify(),
                new Verifier(state, place, List.of()).verify());
        Map<String, DecisionRecord> there = new HashMap<>();
        new Archive(state, place).read(Optional.empty(), kept -> there.put(kept.decisionId(), kept));
        for (Map.Entry<String, String> each : answered.entrySet()) {
            assertTrue(there.containsKey(each.getValue()), each + " was answered and is not there");
        }
        System.out.println(answered.size() + " answered, " + there.size() + " moved, " + refused + " refused");
    }

    /** One new report after the other; what is refused is not sent again. */
    private void load(BuiltService service, int caller) {
        for (int number = 1; !over.get(); number++) {
            String key = "caller-" + caller + "-" + number;
            try {
                Answered answer = service.post(key);
                if (answer.status() == 200) {
                    answered.put(key, answer.decisionId());
                } else {
                    refused.incrementAndGet();
                    TimeUnit.MILLISECONDS.sleep(10);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private String run(int exit, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = program(arguments);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(exit, process.waitFor(), said);
        return said;
    }

    private String serve(Path rules, Path state) throws IOException, InterruptedException {
        ProcessBuilder builder = program("serve", "--rules", rules.toString());
        builder.environment().put("AFTERCARE_STATE", state.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor(), said);
        return said;
    }

    private static ProcessBuilder program(String... arguments) {
        return new ProcessBuilder(BuiltProgram.command(List.of("-Xmx128m"), arguments));
    }
}
