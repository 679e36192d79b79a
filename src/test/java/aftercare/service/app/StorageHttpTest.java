package aftercare.service.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import aftercare.contract.Contract;
import aftercare.journal.MoodyLog;
import aftercare.journal.record.DecisionLog;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer leaves that the decision log does not have. */
@QuarkusTest
class StorageHttpTest {

    private static final String ACHE = "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":1}]}";
    private static final String COLLAPSE =
            "{\"vitals\":{\"heartRate\":130},\"symptoms\":[{\"code\":\"site-redness\"," + "\"trend\":\"worsening\"}]}";

    private static final int KEYED = 24;

    private static final String WAITED_FOR = "01KARCQX5E2Z8V6M3T9H4B7N0D";
    private static final String NEXT = "01KARCQX5E2Z8V6M3T9H4B7N0E";

    private static void log(DecisionLog log) {
        QuarkusMock.installMockForType(log, DecisionLog.class);
    }

    /**
     * A rule set is handed over once: to the real log, and not to one that goes with a test. The first commit of a cold
     * service may take longer than a caller waits.
     */
    @BeforeEach
    void handOverTheRules() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        int status = 0;
        while (status != 200 && System.nanoTime() < until) {
            status = post(ACHE, "").statusCode();
        }
        assertEquals(200, status);
    }

    @Test
    void answersNothingThatCouldNotBeRecorded() {
        log(MoodyLog.unavailable());
        post(ACHE, "")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("urn:aftercare:problem:storage-unavailable"))
                .body("failSafe.urgency", equalTo("URGENT_24H"));
    }

    @Test
    void carriesTheEmergencyThatCouldNotBeRecorded() {
        log(MoodyLog.unavailable());
        post(COLLAPSE, "").then().statusCode(503).body("failSafe.urgency", equalTo("EMERGENCY_AMBULANCE"));
    }

    @Test
    void asksToComeBackWhenTooManyDecisionsWait() {
        log(MoodyLog.full());
        post(ACHE, "").then().statusCode(503).body("type", equalTo("urn:aftercare:problem:overloaded"));
    }

    @Test
    void asksToComeBackWhenAKeyCannotBeLookedUp() {
        log(MoodyLog.unavailable());
        post(ACHE, "k-1").then().statusCode(503).body("type", equalTo("urn:aftercare:problem:storage-unavailable"));
    }

    /** More keyed reports than could ever be looked up or assessed at a time hold up nobody who has no key. */
    @Test
    void assessesWhatHasNoKeyWhileTheLogIsSilentAboutKeys() throws InterruptedException {
        CountDownLatch keys = new CountDownLatch(1);
        MoodyLog silent = MoodyLog.silent(keys);
        log(silent);
        ExecutorService callers = Executors.newFixedThreadPool(KEYED);
        try {
            List<CompletableFuture<Response>> keyed = new ArrayList<>();
            for (int i = 0; i < KEYED; i++) {
                String key = "silent-" + i;
                keyed.add(CompletableFuture.supplyAsync(() -> post(ACHE, key), callers));
            }
            CompletableFuture<Response> plain = CompletableFuture.supplyAsync(() -> post(ACHE, ""));
            silent.next().complete(MoodyLog.receipt());
            assertEquals(200, plain.join().statusCode());
            for (CompletableFuture<Response> each : keyed) {
                each.join()
                        .then()
                        .statusCode(503)
                        .header("Retry-After", equalTo("2"))
                        .body("type", equalTo("urn:aftercare:problem:storage-unavailable"));
            }
        } finally {
            keys.countDown();
            callers.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/decisions", "/v1/decisions/01KARCQX5E2Z8V6M3T9H4B7N0D"})
    void saysThatTheLogCannotBeRead(String path) {
        log(MoodyLog.unavailable());
        given().filter(Contract.filter())
                .get(path)
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:aftercare:problem:storage-unavailable"));
    }

    /** Whatever breaks, the caller hears of it, and the key is free for the next attempt. */
    @Test
    void answersAndLetsGoOfTheKeyWhenMemoryRunsOut() {
        for (MoodyLog log : List.of(MoodyLog.withoutMemoryToRecord(), MoodyLog.withoutMemoryToLook())) {
            log(log);
            for (int attempt = 0; attempt < 2; attempt++) {
                post(COLLAPSE, "k-memory")
                        .then()
                        .statusCode(503)
                        .body("type", equalTo("urn:aftercare:problem:internal-error"))
                        .body("failSafe.urgency", anyOf(equalTo("EMERGENCY_AMBULANCE"), equalTo("URGENT_24H")));
            }
        }
        log(MoodyLog.withoutMemoryToRecord());
        post(COLLAPSE, "").then().statusCode(503).body("failSafe.urgency", equalTo("EMERGENCY_AMBULANCE"));
    }

    /** Who waits for the question of another hears of it before the connection is closed, and is not worked for afterwards. */
    @Test
    void asksToComeBackWhoWaitsTooLongForADecision() {
        CountDownLatch found = new CountDownLatch(1);
        MoodyLog silent = MoodyLog.silent(found);
        log(silent);
        try {
            CompletableFuture<Response> one = CompletableFuture.supplyAsync(() -> decision(WAITED_FOR));
            CompletableFuture<Response> other = CompletableFuture.supplyAsync(() -> decision(WAITED_FOR));
            for (CompletableFuture<Response> each : List.of(one, other)) {
                each.join()
                        .then()
                        .statusCode(503)
                        .header("Retry-After", equalTo("2"))
                        .body("type", equalTo("urn:aftercare:problem:overloaded"));
            }
        } finally {
            found.countDown();
        }
        assertEquals(404, decision(NEXT).statusCode());
        assertEquals(List.of(WAITED_FOR, NEXT), silent.looked());
    }

    @Test
    void answersOneOfTwoThatComeAtTheSameTime() throws InterruptedException {
        MoodyLog slow = MoodyLog.waiting();
        log(slow);
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> post(ACHE, "k-2"));
        var receipt = slow.next();
        post(ACHE, "k-2")
                .then()
                .statusCode(409)
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("urn:aftercare:problem:idempotency-key-in-flight"));
        post("{}", "k-2").then().statusCode(422).body("type", equalTo("urn:aftercare:problem:idempotency-key-reused"));
        assertFalse(first.isDone(), "it was answered before it was recorded");
        receipt.complete(MoodyLog.receipt());
        assertEquals(200, first.join().statusCode());
        // The key is free again for whoever comes after, and the log is asked.
        CompletableFuture<Response> again = CompletableFuture.supplyAsync(() -> post(ACHE, "k-2"));
        slow.next().complete(MoodyLog.receipt());
        assertEquals(200, again.join().statusCode());
    }

    private static Response decision(String id) {
        return given().filter(Contract.filter()).get("/v1/decisions/" + id);
    }

    private static Response post(String body, String key) {
        var request = given().filter(Contract.filter())
                .contentType("application/json")
                .body(body);
        return (key.isEmpty() ? request : request.header("Idempotency-Key", key)).post("/v1/triage");
    }
}
