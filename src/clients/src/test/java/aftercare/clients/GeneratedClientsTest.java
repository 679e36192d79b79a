package aftercare.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aftercare.client.ApiClient;
import aftercare.client.ApiException;
import aftercare.client.TriageApi;
import aftercare.client.model.Answer;
import aftercare.client.model.Problem;
import aftercare.client.model.Question;
import aftercare.client.model.Report;
import aftercare.client.model.Symptom;
import aftercare.client.model.SymptomCode;
import aftercare.client.model.Urgency;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that generators make of the contract: sent again, refused, a level that they do not know, and the dialog. */
class GeneratedClientsTest {

    private static final int UNPROCESSABLE = 422;

    @TempDir
    static Path temp;

    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.start(temp.resolve("state"));
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    private static TriageApi api(String address) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(address);
        return new TriageApi(client);
    }

    private static Answer triage(Report report, String key) throws ApiException, InterruptedException {
        for (;;) {
            try {
                return api(service.address()).triage(report, key, null, null, null);
            } catch (ApiException e) {
                var wait = e.getResponseHeaders().firstValueAsLong("Retry-After");
                if (wait.isEmpty()) {
                    throw e;
                }
                TimeUnit.SECONDS.sleep(wait.getAsLong());
            }
        }
    }

    /** As the contract says: what is not known is the most urgent. */
    private static Urgency level(Answer answer) {
        return answer.getUrgency() == Urgency.UNKNOWN_DEFAULT_OPEN_API ? Urgency.EMERGENCY_AMBULANCE : answer.getUrgency();
    }

    private static Report redness() {
        return new Report().addSymptomsItem(new Symptom().code(SymptomCode.SITE_REDNESS).sizeCm(new BigDecimal("2")));
    }

    @Test
    void sentAgainItIsTheSameDecision() throws Exception {
        String key = UUID.randomUUID().toString();
        Answer first = triage(redness(), key);
        assertEquals(first.getDecisionId(), triage(redness(), key).getDecisionId());
        assertEquals(Urgency.URGENT_24H, level(first));
    }

    @Test
    void aRefusalSaysWhatToDo() throws Exception {
        Report wrong = new Report().addSymptomsItem(new Symptom().code(SymptomCode.CHEST_PAIN).severity(75));
        ApiException refused = assertThrows(ApiException.class, () -> triage(wrong, UUID.randomUUID().toString()));
        assertEquals(UNPROCESSABLE, refused.getCode());
        Problem problem = new ApiClient().getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        assertEquals("EMERGENCY_AMBULANCE", problem.getFailSafe().getUrgency().getValue());
        assertTrue(problem.getFailSafe().getInstruction().length() > 10);
    }

    @Test
    void aLevelThatIsNotKnownIsAnAmbulance() throws Exception {
        Answer answer = api(service.futureAddress()).triage(redness(), null, null, null, null);
        assertEquals(Urgency.UNKNOWN_DEFAULT_OPEN_API, answer.getUrgency());
        assertEquals(Urgency.EMERGENCY_AMBULANCE, level(answer));
    }

    @Test
    void theDialogEnds() throws Exception {
        ObjectMapper json = new ApiClient().getObjectMapper();
        Report report = redness();
        Answer answer = triage(report, UUID.randomUUID().toString());
        int asked = 0;
        while (!answer.getQuestions().isEmpty()) {
            assertTrue(++asked < 200, "it does not end");
            report = answered(json, report, answer.getQuestions().get(0));
            answer = triage(report, UUID.randomUUID().toString());
        }
        assertTrue(asked > 3);
        assertEquals(Urgency.SELF_CARE, level(answer));
    }

    /** By the pointer of the question; the report is read back, so that what is written is what the client knows. */
    private static Report answered(ObjectMapper json, Report report, Question question) throws IOException {
        ObjectNode tree = json.valueToTree(report);
        if (question.getAsks() != null) {
            tree.withArray("symptoms").addObject().put("code", question.getAsks()).put("present", false);
        } else {
            String pointer = question.getPointer();
            int last = pointer.lastIndexOf('/');
            JsonNode part = tree.at(pointer.substring(0, last));
            if (part.isMissingNode()) {
                part = tree.putObject(pointer.substring(1, last));
            }
            String field = pointer.substring(last + 1);
            ObjectNode object = (ObjectNode) part;
            switch (question.getType()) {
                case BOOLEAN -> object.put(field, false);
                case CHOICE -> object.put(field, question.getOptions().get(0).getValue());
                case CHOICES -> object.putArray(field).add(question.getOptions().get(0).getValue());
                case TIMESTAMP -> object.put(field, Instant.now().minusSeconds(86_400).toString());
                default -> object.set(field, json.valueToTree(question.getRange().getMin().intValue()));
            }
        }
        return json.treeToValue(tree, Report.class);
    }

    /** Where node is not there it is not tried, and that is said. */
    @Test
    void typeScriptDoesTheSame() throws Exception {
        assumeTrue(isThere("node") && isThere("npm"), "not tried: node and npm are not there");
        Path home = Path.of(System.getProperty("home")).toRealPath();
        Path place = Files.createDirectories(temp.resolve("a/b/c"));
        Files.copy(home.resolve("openapi.yaml"), temp.resolve("openapi.yaml"));
        for (String file : List.of("package.json", "package-lock.json", "tsconfig.json", "drive.ts")) {
            Files.copy(home.resolve("src/clients/ts").resolve(file), place.resolve(file));
        }
        String page = Files.readString(home.resolve("docs/clients.md"));
        int begin = page.indexOf("```ts\n") + "```ts\n".length();
        Files.writeString(place.resolve("patient.ts"), page.substring(begin, page.indexOf("```", begin)));
        run(place, "npm", "ci", "--no-audit", "--no-fund");
        run(place, "npm", "run", "-s", "types");
        run(place, "npm", "run", "-s", "compile");
        assertEquals(
                """
                refused 422 EMERGENCY_AMBULANCE true
                again true true
                dialog true SELF_CARE
                unknown EMERGENCY_AMBULANCE
                """,
                run(place, "npm", "run", "-s", "drive"));
        String shown = run(place, "node", "out/patient.js");
        assertTrue(shown.startsWith("EMERGENCY_AMBULANCE "), shown);
        assertTrue(shown.endsWith("\nSELF_CARE You can look after this at home\n"), shown);
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(Path place, String... command) throws IOException, InterruptedException {
        File output = temp.resolve("output").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true).redirectOutput(output);
        builder.environment().put("TRIAGE_URL", service.address());
        builder.environment().put("FUTURE_URL", service.futureAddress());
        Process process = builder.start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> String.join(" ", command) + " did not end");
        String said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), said);
        return said;
    }
}
