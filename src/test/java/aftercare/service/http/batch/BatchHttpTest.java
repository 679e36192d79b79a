package aftercare.service.http.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many reports in one request, from the outside. */
@QuarkusTest
class BatchHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/v1/triage/batch")
    URL url;

    @Test
    void answersALineWithALine() throws Exception {
        List<JsonNode> answers = post("{\"reportId\":\"a\"}\n");
        assertEquals(1, answers.size(), answers.toString());
        assertEquals(1, answers.get(0).path("line").asInt());
        assertEquals(200, answers.get(0).path("status").asInt());
        assertEquals("a", answers.get(0).at("/body/reportId").asText());
    }

    private List<JsonNode> post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.toString()))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        List<JsonNode> answers = new ArrayList<>();
        for (String line : response.body().split("\n")) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }
}
