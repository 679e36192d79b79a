package aftercare.app;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** No value of a report reaches a log line or the body of a refusal. */
@QuarkusTest
class LogCanaryTest {

    private static final String CANARY = "canary-7391";

    /** Each holds the canary as a value, a word, an unknown name, or in broken bytes. */
    private static final List<String> BODIES = List.of(
            "{\"symptoms\":[{\"code\":\"other\",\"text\":\"" + CANARY + "\"}]}",
            "{\"symptoms\":[{\"code\":\"" + CANARY + "\"}]}",
            "{\"symptoms\":[{\"code\":\"muscle-ache\",\"trend\":\"" + CANARY + "\"}]}",
            "{\"" + CANARY + "\":1}",
            "{\"patient\":{\"" + CANARY + "\":true}}",
            "{\"reportedAt\":\"" + CANARY + "\"}",
            "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":\"" + CANARY + "\"}]}",
            "{\"symptoms\":[{\"code\":\"other\",\"text\":\"" + CANARY + "\"",
            CANARY);

    @Test
    void keepsEveryValueToItself() {
        Recorder recorder = new Recorder();
        Logger root = Logger.getLogger("");
        root.addHandler(recorder);
        try {
            for (String body : BODIES) {
                String answer = given().contentType("application/json")
                        .body(body)
                        .post("/v1/triage")
                        .asString();
                assertFalse(answer.contains(CANARY), answer);
            }
            given().contentType("text/" + CANARY).body(CANARY).post("/v1/triage");
            given().get("/v1/rules/" + CANARY);
            Logger.getLogger("aftercare.canary").severe("the recorder hears");
        } finally {
            root.removeHandler(recorder);
        }
        assertTrue(recorder.lines.stream().anyMatch(line -> line.contains("the recorder hears")), "nothing was heard");
        for (String line : recorder.lines) {
            assertFalse(line.contains(CANARY), line);
        }
    }

    private static final class Recorder extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final PatternFormatter formatter = new PatternFormatter("%c %m %e");

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.format(org.jboss.logmanager.ExtLogRecord.wrap(line)));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
