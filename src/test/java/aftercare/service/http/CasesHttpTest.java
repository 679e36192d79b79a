package aftercare.service.http;

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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource("/v1/triage")
    URI triage;

    @Test
    void everyShippedCasePassesOverHttp() {
        RuleSet shipped = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(Path.of("rules"));
        List<CaseFile> files = new ArrayList<>();
        for (RuleSource source : shipped.files().cases()) {
            files.add(new CaseFile(source.path(), source.bytes()));
        }
        CasesRead read = CaseFileReader.read(files);
        assertTrue(read.clean(), read.problems().toString());
        Assessor http = this::assess;
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

    private CaseOutcome assess(byte[] body) {
        HttpResponse<byte[]> response = post(body);
        JsonNode answer = json(response.body());
        if (response.statusCode() != 200) {
            return new CaseOutcome.Refused(List.of(answer.path("type").asText()));
        }
        JsonNode within = answer.path("actWithinHours");
        List<String> advises = texts(answer.path("selfCare"), "ruleId");
        advises.addAll(texts(answer.path("education"), "ruleId"));
        List<String> asks = texts(answer.path("questions"), "id");
        return new CaseOutcome.Decided(
                answer.path("complete").asBoolean(),
                Urgency.ofCode(answer.path("urgency").asText()).orElseThrow(),
                within.isInt() ? OptionalInt.of(within.asInt()) : OptionalInt.empty(),
                texts(answer.path("reasons"), "ruleId"),
                advises,
                asks,
                asks);
    }

    private HttpResponse<byte[]> post(byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(triage)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", e);
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON", e);
        }
    }

    private static List<String> texts(JsonNode list, String member) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list) {
            texts.add(each.path(member).asText());
        }
        return texts;
    }
}
