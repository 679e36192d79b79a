package aftercare.triage.answer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Question;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.Triage;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is encoded once for a rule set says in every answer what the decision says. */
class AnswerJsonTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final RuleSet rules = (RuleSet) new RuleSetLoader(Clock.fixed(NOW, ZoneOffset.UTC)).load(Path.of("rules"));

    @Test
    void writesWhatTheDecisionSays() throws IOException {
        AnswerJson knowsNoRule =
                new AnswerJson(rules.book().vocabulary(), rules.book().wording(), List.of());
        ObjectMapper json = new ObjectMapper();
        int options = 0;
        int advice = 0;
        for (TriageCase each : new FolderCases(rules.files()).cases().cases()) {
            if (Triage.byEngine(rules).assess(each.body(NOW), NOW) instanceof Triage.Decided decided) {
                Answer answer = new Answer("an id", decided.decision(), NOW, NOW);
                byte[] bytes = rules.answers().write(answer);
                assertArrayEquals(knowsNoRule.write(answer), bytes, each.note());
                JsonNode node = json.readTree(bytes);
                advice += reasons(decided.decision(), node);
                options += questions(decided.decision(), node);
                List<String> net = rules.book().wording().safetyNet();
                for (int i = 0; i < net.size(); i++) {
                    assertEquals(net.get(i), node.at("/safetyNet/" + i).asText());
                    assertEquals(
                            TextId.of(net).get(i), node.at("/safetyNetIds/" + i).asText());
                }
            }
        }
        assertTrue(options > 1_000 && advice > 1_000, options + " options, " + advice + " advice");
    }

    private static int reasons(Decision decision, JsonNode node) {
        int advice = 0;
        for (int i = 0; i < decision.reasons().size(); i++) {
            Reason reason = decision.reasons().get(i);
            JsonNode written = node.at("/reasons/" + i);
            assertEquals(reason.card().title(), written.get("title").asText());
            assertEquals(reason.says(), written.get("reason").asText());
            assertEquals(reason.card().source(), written.get("source").asText());
            if (decision.tellsAdviceOf(reason)) {
                assertEquals(reason.card().advice(), written.get("advice").asText());
                advice++;
            }
        }
        return advice;
    }

    private static int questions(Decision decision, JsonNode node) {
        int options = 0;
        for (int i = 0; i < decision.questions().size(); i++) {
            Question question = decision.questions().get(i);
            JsonNode written = node.at("/questions/" + i);
            assertEquals(question.text(), written.get("text").asText());
            for (int j = 0; j < question.options().size(); j++) {
                JsonNode option = written.at("/options/" + j);
                assertEquals(
                        question.options().get(j).value(), option.get("value").asText());
                assertEquals(
                        question.options().get(j).label(), option.get("label").asText());
                options++;
            }
        }
        return options;
    }
}
