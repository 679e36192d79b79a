package aftercare.service.app;

import static io.restassured.RestAssured.given;

import aftercare.Ready;
import aftercare.contract.Contract;
import aftercare.desk.DeskContract;
import aftercare.domain.Urgency;
import aftercare.journal.record.DecisionLog;
import aftercare.service.http.Settings;
import aftercare.triage.RuleSet;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;

/** The desk over HTTP keeps to the same contract as the desk by itself. */
@QuarkusTest
class DeskHttpTest extends DeskContract {

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    /** The rule set is handed over to the real log, and the first commit of a cold service may take its time. */
    @BeforeEach
    void handOverTheRules() {
        Ready.await(() -> send(ACHE, "").kind().equals(DECIDED), "no decision is recorded");
    }

    @Override
    protected Said send(String body, String key) {
        RequestSpecification request = given().filter(Contract.filter())
                .contentType("application/json")
                .body(body);
        Response response = (key.isEmpty() ? request : request.header("Idempotency-Key", key)).post("/v1/triage");
        if (response.statusCode() != 200) {
            String code = response.<String>path("type").replace("urn:aftercare:problem:", "");
            return new Said(code, Urgency.valueOf(response.path("failSafe.urgency")), false, new byte[0]);
        }
        return new Said(
                response.header("Idempotent-Replayed") == null ? DECIDED : REPEATED,
                Urgency.valueOf(response.path("urgency")),
                response.path("complete"),
                response.asByteArray());
    }

    @Override
    protected void live(RuleSet rules) {
        QuarkusMock.installMockForType(new CannedRules(clock, settings, rules), RulesWatch.class);
    }

    @Override
    protected void log(DecisionLog log) {
        QuarkusMock.installMockForType(log, DecisionLog.class);
    }
}
