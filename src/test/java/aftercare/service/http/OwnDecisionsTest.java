package aftercare.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.service.access.Roles;
import aftercare.service.http.Line.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller sees its own decisions, an auditor those of all. */
@QuarkusTest
@TestProfile(Locked.class)
class OwnDecisionsTest {

    private static final String DECISIONS = "/v1/decisions";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String ANNA = Locked.bearer("anna", Roles.TRIAGE);
    private static final String BERT = Locked.bearer("bert", Roles.TRIAGE, Roles.CLINICIAN);
    private static final String AUDITOR = Locked.bearer("clara", Roles.AUDITOR);
    private static final int CALLERS = 8;
    private static final int EACH = 12;

    @TestHTTPResource
    URL service;

    @ConfigProperty(name = "aftercare.auth-keys")
    String keys;

    @BeforeEach
    void takeOver() throws IOException {
        Locked.takeOver(keys, service);
    }

    @Test
    void theDecisionsOfOthersAreNotThere() throws IOException {
        try (Line line = new Line(service)) {
            String id = triage(line, ANNA);
            String absent = id.substring(0, 25) + (id.endsWith("Z") ? "Y" : "Z");
            assertEquals(200, get(line, DECISIONS + "/" + id, ANNA).status());
            assertEquals(200, get(line, DECISIONS + "/" + id, AUDITOR).status());
            assertEquals(200, post(line, DECISIONS + "/" + id + "/replay", ANNA).status());
            assertEquals(
                    200,
                    get(line, DECISIONS + "/" + id + "/explanation", AUDITOR).status());
            assertEquals(
                    404, get(line, DECISIONS + "/" + id + "/explanation", BERT).status());
            assertEquals(
                    200, post(line, DECISIONS + "/" + id + "/replay", AUDITOR).status());
            // Not even whether there is such a decision is told.
            assertEquals(get(line, DECISIONS + "/" + absent, BERT), get(line, DECISIONS + "/" + id, BERT));
            assertEquals(404, get(line, DECISIONS + "/" + id, BERT).status());
            assertEquals(404, post(line, DECISIONS + "/" + id + "/replay", BERT).status());
        }
    }

    @Test
    void aListHoldsOnesOwnAlone() throws IOException {
        try (Line line = new Line(service)) {
            triage(line, ANNA);
            triage(line, BERT);
            assertEquals(Set.of("anna"), callers(get(line, DECISIONS + "?limit=200", ANNA)));
            assertEquals(Set.of("bert"), callers(get(line, DECISIONS + "?limit=200", BERT)));
            assertTrue(callers(get(line, DECISIONS + "?limit=2", AUDITOR)).equals(Set.of("anna", "bert")));
        }
    }

    @Test
    void anIdempotencyKeyIsItsCallersOwn() throws IOException {
        String key = "Idempotency-Key: \"visit-7\"\r\n";
        try (Line line = new Line(service)) {
            String first = triage(line, ANNA + key);
            assertNotEquals(first, triage(line, BERT + key));
            assertEquals(first, triage(line, ANNA + key));
        }
    }

    /** However many ask at the same time, each decision bears the name of who asked for it. */
    @Test
    void nobodyIsTakenForAnother() throws InterruptedException, ExecutionException, IOException {
        List<Callable<Map<String, String>>> tasks = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            tasks.add(() -> decisions(number));
        }
        ExecutorService pool = Executors.newFixedThreadPool(CALLERS);
        Map<String, String> asked = new TreeMap<>();
        try {
            for (Future<Map<String, String>> each : pool.invokeAll(tasks)) {
                asked.putAll(each.get());
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(CALLERS * EACH, asked.size());
        try (Line line = new Line(service)) {
            for (Map.Entry<String, String> decision : asked.entrySet()) {
                Answer record = get(line, DECISIONS + "/" + decision.getKey(), AUDITOR);
                assertEquals(
                        decision.getValue(),
                        Contract.read(record.body()).path("caller").asText());
            }
        }
    }

    /** Decisions by id, each with the name that was to ask for it; callers take turns on one connection. */
    private Map<String, String> decisions(int number) throws IOException {
        Map<String, String> decisions = new TreeMap<>();
        try (Line line = new Line(service)) {
            for (int count = 0; count < EACH; count++) {
                String name = "caller-" + (number + count) % CALLERS;
                decisions.put(triage(line, Locked.bearer(name, Roles.TRIAGE)), name);
            }
        }
        return decisions;
    }

    private static String triage(Line line, String headers) throws IOException {
        Answer answer = line.send("POST", "/v1/triage", headers + JSON, "{}");
        assertEquals(200, answer.status(), answer.body());
        return Contract.read(answer.body()).path("decisionId").asText();
    }

    private static Answer get(Line line, String target, String headers) throws IOException {
        return line.send("GET", target, headers, "");
    }

    private static Answer post(Line line, String target, String headers) throws IOException {
        return line.send("POST", target, headers, "");
    }

    private static Set<String> callers(Answer page) {
        Set<String> callers = new TreeSet<>();
        for (JsonNode decision : Contract.read(page.body()).path("decisions")) {
            callers.add(decision.path("caller").asText());
        }
        return callers;
    }
}
