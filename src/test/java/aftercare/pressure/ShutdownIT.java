package aftercare.pressure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.pressure.Wire.Answered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program, told to end while it is busy. */
class ShutdownIT {

    private static final String REPORT = "{\"symptoms\":[{\"code\":\"chest-pain\"}]}";
    /**
     * On a busy machine this test itself is one of the slow senders that the service cuts, and a hundred reports at once may
     * wait for a worker longer than anybody is meant to.
     */
    private static final Map<String, String> PATIENT = Map.of(
            "AFTERCARE_PATIENCE_MILLIS", "60000",
            "AFTERCARE_DEADLINE_MILLIS", "60000",
            "QUARKUS_HTTP_IDLE_TIMEOUT", "60S");

    private static final int IN_FLIGHT = 200;
    private static final int KEPT_ALIVE = 20;
    private static final long SLOW_NANOS = 2_500_000_000L;
    private static final long ENDS_WITHIN_SECONDS = 15;

    @Test
    void answersEverythingInFlightBeforeItEnds(@TempDir Path folder) throws Exception {
        try (Served served = Served.in(folder, PATIENT)) {
            List<Wire> inFlight = new ArrayList<>();
            List<Wire> keptAlive = new ArrayList<>();
            for (int i = 0; i < KEPT_ALIVE; i++) {
                Wire wire = Wire.to(served.address());
                wire.send(Wire.post(REPORT));
                assertEquals(200, wire.answer().status());
                keptAlive.add(wire);
            }
            for (int i = 0; i < IN_FLIGHT; i++) {
                Wire wire = Wire.to(served.address());
                wire.send(Wire.head(REPORT) + REPORT.substring(0, REPORT.length() / 2));
                inFlight.add(wire);
            }
            served.terminate();
            long start = System.nanoTime();
            while (served.readiness() == 200) {
                LockSupport.parkNanos(20_000_000);
            }
            double notReady = (System.nanoTime() - start) / 1e9;
            assertTrue(served.runs(), "not ready first, ended later");
            // Who did not hear of it yet asks once more on the connection that he has.
            for (Wire wire : keptAlive) {
                wire.send(Wire.post(REPORT));
            }
            endReports(inFlight.subList(0, IN_FLIGHT / 2));
            int closing = 0;
            for (Wire wire : keptAlive) {
                Answered answer = wire.answer();
                requireDecision(answer);
                closing += answer.closes() ? 1 : 0;
            }
            requireDecisions(inFlight.subList(0, IN_FLIGHT / 2));
            // The rest is so slow that everything else has already gone.
            LockSupport.parkNanos(SLOW_NANOS);
            endReports(inFlight.subList(IN_FLIGHT / 2, IN_FLIGHT));
            requireDecisions(inFlight.subList(IN_FLIGHT / 2, IN_FLIGHT));
            served.awaitEnd(ENDS_WITHIN_SECONDS);
            double seconds = (System.nanoTime() - start) / 1e9;
            assertFalse(served.runs(), "still there after " + seconds + " s");
            assertEquals(KEPT_ALIVE, closing, "who asks again is told to go elsewhere");
            System.out.println(String.format(
                    Locale.ROOT,
                    "SIGTERM: not ready after %.2f s, %d in flight and %d more answered, ended after %.1f s",
                    notReady,
                    IN_FLIGHT,
                    KEPT_ALIVE,
                    seconds));
            assertTrue(seconds < ENDS_WITHIN_SECONDS, "ended after " + seconds);
        }
    }

    /** All of them before the first answer is waited for: on a slow disk many are recorded in the time of one. */
    private static void endReports(List<Wire> wires) throws IOException {
        for (Wire wire : wires) {
            wire.send(REPORT.substring(REPORT.length() / 2));
        }
    }

    private static void requireDecisions(List<Wire> wires) throws IOException {
        for (Wire wire : wires) {
            requireDecision(wire.answer());
        }
    }

    private static void requireDecision(Answered answer) {
        assertEquals(200, answer.status(), answer.body());
        assertTrue(answer.body().contains("\"urgency\":\"EMERGENCY_AMBULANCE\""), answer.body());
    }
}
