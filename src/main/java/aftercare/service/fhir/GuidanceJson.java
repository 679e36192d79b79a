package aftercare.service.fhir;

import aftercare.domain.Urgency;
import aftercare.triage.answer.JsonObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Words a decision as a GuidanceResponse. */
final class GuidanceJson {

    private static final String GROUP = "group";
    private static final String TASK = "task";
    private static final String OUTCOME = "outcome";

    private final JsonNode answer;
    private final Submission submission;
    private final Urgency urgency;
    private final Instant evaluatedAt;

    /** @param answer as it is recorded */
    GuidanceJson(JsonNode answer, Submission submission) {
        this.answer = answer;
        this.submission = submission;
        this.urgency = Urgency.ofCode(answer.path("urgency").asText()).orElse(Urgency.EMERGENCY_AMBULANCE);
        this.evaluatedAt = Instant.parse(answer.path("evaluatedAt").asText());
    }

    @Override
    public String toString() {
        String id = answer.path("decisionId").asText();
        List<JsonObject> issues = issues(submission::expression);
        List<JsonObject> contained = new ArrayList<>();
        contained.add(group());
        if (urgency.atLeast(Urgency.ROUTINE_REVIEW)) {
            contained.add(task());
        }
        if (!issues.isEmpty()) {
            contained.add(new JsonObject()
                    .with("resourceType", "OperationOutcome")
                    .with("id", OUTCOME)
                    .with("issue", issues));
        }
        JsonObject guidance = new JsonObject()
                .with("resourceType", "GuidanceResponse")
                .with("id", id)
                .with("language", Optional.of(answer.path("language").asText()).filter(language -> !language.isEmpty()))
                .with("contained", contained)
                .with(
                        "identifier",
                        List.of(new JsonObject()
                                .with("system", "urn:aftercare:decision")
                                .with("value", id)))
                .with(
                        "moduleUri",
                        "urn:aftercare:rule-set:"
                                + answer.at("/ruleSet/version").asText())
                .with("status", answer.path("questions").isEmpty() ? "success" : "data-requested")
                .with("subject", submission.subject())
                .with("occurrenceDateTime", evaluatedAt.toString());
        CallBack.reference(submission.responseId())
                .ifPresent(reference -> guidance.with("reasonReference", List.of(reference)));
        if (!issues.isEmpty()) {
            guidance.with("evaluationMessage", List.of(within(OUTCOME)));
        }
        return guidance.with("result", within(GROUP)).toString();
    }

    private static JsonObject within(String id) {
        return new JsonObject().with("reference", "#" + id);
    }

    private JsonObject group() {
        List<JsonObject> reasons = new ArrayList<>();
        for (JsonNode reason : answer.path("reasons")) {
            reasons.add(reason(reason));
        }
        JsonObject group = new JsonObject()
                .with("resourceType", "RequestGroup")
                .with("id", GROUP)
                .with("status", "active")
                .with("intent", "proposal")
                .with("priority", CallBack.priority(urgency))
                .with("code", level())
                .with("subject", submission.subject())
                .with("authoredOn", evaluatedAt.toString());
        if (!reasons.isEmpty()) {
            group.with("reasonCode", reasons);
        }
        group.with("note", notes());
        if (urgency.atLeast(Urgency.ROUTINE_REVIEW)) {
            JsonObject action = new JsonObject()
                    .with("title", CallBack.words(answer))
                    .with("priority", CallBack.priority(urgency))
                    .with("resource", within(TASK));
            group.with("action", List.of(action));
        }
        return group;
    }

    private JsonObject level() {
        String headline = answer.path("headline").asText();
        return new JsonObject()
                .with("coding", List.of(Coding.of(Terminology.URGENCY, urgency.name())))
                .with("text", headline);
    }

    private static JsonObject reason(JsonNode reason) {
        StringBuilder text = new StringBuilder(reason.path("reason").asText());
        String because = " Because: ";
        for (JsonNode evidence : reason.path("evidence")) {
            String pointer = evidence.path("pointer").asText();
            text.append(because)
                    .append(evidence.path("says").asText())
                    .append(pointer.isEmpty() ? "" : " (" + pointer + ")");
            because = "; ";
        }
        text.append(reason.path("decisive").asBoolean() ? ". This decides." : ".")
                .append(" Source: ")
                .append(reason.path("source").asText());
        return new JsonObject().with("coding", List.of(rule(reason))).with("text", text.toString());
    }

    private static JsonObject rule(JsonNode reason) {
        return Coding.of(
                Terminology.RULE,
                reason.path("ruleId").asText(),
                reason.path("title").asText());
    }

    /** What the patient is told, in the order of the answer. */
    private List<JsonObject> notes() {
        List<String> texts = new ArrayList<>();
        texts.add(answer.path("contact").asText());
        answer.path("advice").forEach(advice -> texts.add(advice.asText()));
        answer.path("selfCare")
                .forEach(leaflet -> texts.add(leaflet.path("text").asText()));
        answer.path("education")
                .forEach(leaflet -> texts.add(leaflet.path("text").asText()));
        answer.path("safetyNet").forEach(net -> texts.add(net.asText()));
        List<JsonObject> notes = new ArrayList<>();
        for (String text : texts) {
            if (!text.isBlank()) {
                notes.add(new JsonObject().with("text", CallBack.plain(text)));
            }
        }
        return notes;
    }

    private JsonObject task() {
        Optional<Instant> by = Optional.of(answer.path("actBy").asText())
                .filter(text -> !text.isEmpty())
                .map(Instant::parse);
        JsonObject task =
                CallBack.task(answer, urgency, submission.subject(), submission.responseId(), evaluatedAt, by);
        for (JsonNode reason : answer.path("reasons")) {
            if (reason.path("decisive").asBoolean()) {
                return task.with("id", TASK).with("reasonCode", new JsonObject().with("coding", List.of(rule(reason))));
            }
        }
        return task.with("id", TASK);
    }

    private List<JsonObject> issues(UnaryOperator<String> expression) {
        List<JsonObject> issues = new ArrayList<>();
        if (!answer.path("complete").asBoolean()) {
            issues.add(issue(
                    "warning",
                    "incomplete",
                    "The report could not be checked completely: this level is the least possible."));
        }
        JsonNode human = answer.path("needsHuman");
        if (!human.isMissingNode()) {
            List<String> places = new ArrayList<>();
            human.path("pointers").forEach(pointer -> places.add(expression.apply(pointer.asText())));
            issues.add(issue("warning", "business-rule", human.path("text").asText())
                    .with("diagnostics", "within " + human.path("withinHours").asInt() + " hours")
                    .with("expression", places));
        }
        for (JsonNode oddity : answer.path("dataQuality")) {
            List<String> places = new ArrayList<>();
            places.add(expression.apply(oddity.path("pointer").asText()));
            oddity.path("beside").forEach(pointer -> places.add(expression.apply(pointer.asText())));
            issues.add(issue("warning", "value", oddity.path("text").asText())
                    .with("diagnostics", oddity.path("code").asText())
                    .with("expression", places));
        }
        for (JsonNode question : answer.path("questions")) {
            issues.add(question(question)
                    .with(
                            "expression",
                            List.of(expression.apply(question.path("pointer").asText()))));
        }
        return issues;
    }

    private static JsonObject question(JsonNode question) {
        JsonObject issue =
                issue("information", "incomplete", question.path("text").asText());
        String raise = question.at("/couldRaiseTo/urgency").asText();
        String asks = question.path("asks").asText();
        return issue.with(
                "diagnostics",
                question.path("id").asText("question")
                        + (asks.isEmpty() ? "" : " asks for " + asks)
                        + (raise.isEmpty() ? "" : ", could raise the answer to " + raise));
    }

    private static JsonObject issue(String severity, String code, String text) {
        return new JsonObject()
                .with("severity", severity)
                .with("code", code)
                .with("details", new JsonObject().with("text", text));
    }
}
