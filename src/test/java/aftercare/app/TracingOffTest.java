package aftercare.app;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Nobody traces who did not ask for it. */
@QuarkusTest
class TracingOffTest {

    @Inject
    OpenTelemetry telemetry;

    @Test
    void recordsNothing() {
        assertFalse(telemetry.getTracer("test").spanBuilder("test").startSpan().isRecording());
    }
}
