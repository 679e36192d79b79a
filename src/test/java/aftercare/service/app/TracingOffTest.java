package aftercare.service.app;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Nobody traces who did not ask for it. */
@QuarkusTest
class TracingOffTest {

    @Inject
    InMemorySpanExporter spans;

    @ConfigProperty(name = "quarkus.otel.sdk.disabled")
    boolean off;

    @Test
    void isOffUnlessAskedFor() {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/triage")
                .then()
                .statusCode(200);
        assertTrue(off);
        assertEquals(List.of(), spans.getFinishedSpanItems());
    }
}
