package aftercare.service.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.ruleset.text.RuleSource;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.cases.Assessor;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.CaseFileReader;
import aftercare.trial.cases.CaseOutcome;
import aftercare.trial.cases.CaseReplay;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.KnownRules;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The same cases that the core replays, over HTTP. */
@QuarkusTest
class CasesHttpTest {

    @Test
    void everyShippedCasePassesOverHttp() {
        RuleSet shipped = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(Path.of("rules"));
        List<CaseFile> files = new ArrayList<>();
        for (RuleSource source : shipped.files().cases()) {
            files.add(new CaseFile(source.path(), source.bytes()));
        }
        CasesRead read = CaseFileReader.read(files);
        assertTrue(read.clean(), read.problems().toString());
        Assessor http = CasesHttpTest::assess;
        List<String> failed = new ArrayList<>();
        CaseReplay replay = new CaseReplay(http, KnownRules.of(shipped.book().cards()));
        List<CaseResult> results = replay.run(read.cases(), Instant.now());
        for (CaseResult result : results) {
            if (!result.passed()) {
                failed.add(result.triageCase().note() + ": " + result.differences());
            }
        }
        assertTrue(failed.isEmpty(), () -> failed.size() + " failed\n" + String.join("\n", failed));
        assertTrue(results.size() >= 400, "only " + results.size() + " cases");
    }

    private static CaseOutcome assess(byte[] body) {
        Response response = given().contentType("application/json").body(body).post("/v1/triage");
        JsonPath json = response.jsonPath();
        if (response.statusCode() != 200) {
            return new CaseOutcome.Refused(List.of(json.getString("type")));
        }
        Integer within = json.get("actWithinHours");
        List<String> advises = new ArrayList<>(json.<String>getList("selfCare.ruleId"));
        advises.addAll(json.<String>getList("education.ruleId"));
        return new CaseOutcome.Decided(
                json.getBoolean("complete"),
                Urgency.ofCode(json.getString("urgency")).orElseThrow(),
                within == null ? OptionalInt.empty() : OptionalInt.of(within),
                json.getList("reasons.ruleId"),
                advises,
                json.getList("questions.id"),
                json.getList("questions.id"));
    }
}
