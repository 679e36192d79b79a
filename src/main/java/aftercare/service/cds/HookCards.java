package aftercare.service.cds;

import aftercare.domain.Urgency;
import aftercare.service.fhir.CallBack;
import aftercare.service.fhir.StrictJson;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.ulid.Ulid;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Words an answer, or what is answered instead of one, as a card. */
final class HookCards {

    /** Of a summary; the standard wants fewer than 140. */
    private static final int MOST_LETTERS = 139;

    private static final String NAME = "Aftercare";
    private static final String OVERRIDE = "urn:aftercare:override";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Why somebody does not follow a card; the codes are part of the contract. */
    private static final List<List<String>> OVERRIDES = List.of(
            List.of("already-contacted", "The patient was contacted already"),
            List.of("already-in-care", "The patient is in care for this already"),
            List.of("report-wrong", "The report does not describe the patient"),
            List.of("outdated", "The patient's state has changed since the report"));

    private final String address;

    /** @param address the public address of this service, without a slash at its end */
    HookCards(String address) {
        this.address = address;
    }

    /** Nothing to say. */
    static String none() {
        return cards(List.of());
    }

    private static String cards(List<JsonObject> cards) {
        return new JsonObject().with("cards", cards).toString();
    }

    /**
     * The card of a decision.
     *
     * @param answer as it is recorded
     */
    String decided(JsonNode answer, Chart.Answered chart, Instant now) {
        String id = answer.path("decisionId").asText();
        Urgency urgency = Urgency.ofCode(answer.path("urgency").asText()).orElse(Urgency.EMERGENCY_AMBULANCE);
        Instant reported = ChartReader.authored(chart.response());
        Optional<Instant> actBy = actBy(answer, urgency);
        boolean overdue = actBy.isPresent() && !actBy.get().isAfter(now);
        JsonNode first = first(answer.path("reasons"));
        String summary = answer.path("headline").asText() + " (reported " + age(reported, now)
                + (overdue ? ", overdue" : "") + ")"
                + (first.isMissingNode() ? "" : ": " + first.path("title").asText());
        JsonObject card = new JsonObject()
                .with("uuid", Ulid.from(id).toUuid().toString())
                .with("summary", summary(summary))
                .with("detail", detail(answer, urgency, actBy, reported, now))
                .with("indicator", urgency.isEmergency() ? "critical" : urgency.allowsSelfCare() ? "info" : "warning")
                .with("source", source(first));
        if (urgency.atLeast(Urgency.ROUTINE_REVIEW)) {
            card.with("suggestions", List.of(callBack(answer, urgency, actBy.filter(by -> !overdue), chart, now)))
                    .with("selectionBehavior", "at-most-one");
        }
        card.with("overrideReasons", overrideReasons()).with("links", List.of(link(id)));
        return cards(List.of(card));
    }

    /**
     * The card of what was not decided: never silent.
     *
     * @param body the problem, as it would be answered elsewhere
     */
    String refused(byte[] body) {
        JsonNode problem = StrictJson.object(body).orElseThrow();
        boolean emergency = problem.at("/failSafe/urgency").asText().equals(Urgency.EMERGENCY_AMBULANCE.name());
        MarkdownText text = new MarkdownText()
                .strong("No triage was made. This is not an all-clear.")
                .paragraph(problem.at("/failSafe/instruction").asText())
                .paragraph(problem.path("title").asText() + ".")
                .paragraph(passes(problem) ? "This may pass: open the chart again in a moment." : "");
        for (JsonNode error : problem.path("errors")) {
            text.item(
                    0,
                    error.path("pointer").asText() + " " + error.path("detail").asText());
        }
        JsonObject card = new JsonObject()
                .with(
                        "summary",
                        summary("No triage, act as for " + (emergency ? "an emergency" : "an urgent case") + ": "
                                + problem.path("title").asText()))
                .with("detail", text.toString())
                .with("indicator", emergency ? "critical" : "warning")
                .with("source", new JsonObject().with("label", NAME).with("url", address));
        return cards(List.of(card));
    }

    /** Whether it is worth trying again. */
    private static boolean passes(JsonNode problem) {
        String type = problem.path("type").asText();
        return ProblemType.ofCode(type.substring(type.lastIndexOf(':') + 1)).passes();
    }

    /** No moment for an emergency, which is now. */
    private static Optional<Instant> actBy(JsonNode answer, Urgency urgency) {
        boolean timed = !urgency.isEmergency() && answer.has("actBy");
        return timed ? Optional.of(Instant.parse(answer.path("actBy").asText())) : Optional.empty();
    }

    /** The reason that decides. */
    private static JsonNode first(JsonNode reasons) {
        for (JsonNode reason : reasons) {
            if (reason.path("decisive").asBoolean()) {
                return reason;
            }
        }
        return reasons.path(0);
    }

    private static String detail(
            JsonNode answer, Urgency urgency, Optional<Instant> actBy, Instant reported, Instant now) {
        MarkdownText text = new MarkdownText()
                .strong(answer.path("headline").asText() + ". Reported " + age(reported, now) + ", "
                        + MOMENT.format(reported) + ".");
        if (actBy.isPresent()) {
            text.paragraph(
                    actBy.get().isAfter(now)
                            ? "Act by " + MOMENT.format(actBy.get()) + "."
                            : "The time to act, "
                                    + answer.path("actWithinHours").asInt()
                                    + " hours from the report, is over: act now.");
        }
        if (!answer.path("complete").asBoolean()) {
            text.paragraph("The report could not be checked completely: this level is the least possible.");
        }
        text.paragraph(answer.path("contact").asText());
        answer.path("advice").forEach(advice -> text.item(0, advice.asText()));
        text.paragraph(answer.path("reasons").isEmpty() ? "" : "Why:");
        for (JsonNode reason : answer.path("reasons")) {
            text.item(
                    0,
                    reason.path("title").asText() + " (" + reason.path("ruleId").asText()
                            + (reason.path("decisive").asBoolean() ? ", decides" : "") + "): "
                            + reason.path("reason").asText() + " Source: "
                            + reason.path("source").asText());
            reason.path("evidence")
                    .forEach(evidence -> text.item(
                            1,
                            evidence.path("says").asText() + " "
                                    + evidence.path("pointer").asText()));
        }
        text.paragraph(answer.at("/needsHuman/text").asText());
        answer.path("dataQuality")
                .forEach(oddity -> text.item(0, oddity.path("text").asText()));
        text.paragraph(answer.path("questions").isEmpty() || urgency.isEmergency() ? "" : "Ask next:");
        answer.path("questions")
                .forEach(question -> text.item(0, question.path("text").asText()));
        text.paragraph("Decision " + answer.path("decisionId").asText() + ", rules "
                + answer.at("/ruleSet/version").asText() + ".");
        return text.toString();
    }

    private JsonObject source(JsonNode reason) {
        JsonObject source = new JsonObject();
        if (reason.isMissingNode()) {
            return source.with("label", NAME).with("url", address);
        }
        String rule = reason.path("ruleId").asText();
        return source.with("label", NAME + ", rule " + rule)
                .with("url", shown("rules", rule))
                .with(
                        "topic",
                        new JsonObject()
                                .with("system", "urn:aftercare:rule")
                                .with("code", rule)
                                .with(
                                        "display",
                                        CallBack.plain(reason.path("title").asText())));
    }

    private static JsonObject callBack(
            JsonNode answer, Urgency urgency, Optional<Instant> actBy, Chart.Answered chart, Instant now) {
        JsonObject task = CallBack.task(
                answer,
                urgency,
                Optional.of(new JsonObject().with("reference", "Patient/" + chart.patientId())),
                chart.response().path("id").asText(),
                now,
                actBy);
        JsonObject create = new JsonObject()
                .with("type", "create")
                .with("description", CallBack.words(answer))
                .with("resource", task);
        // The same for every card of one decision: feedback names it.
        byte[] name = (answer.path("decisionId").asText() + " call back").getBytes(StandardCharsets.UTF_8);
        return new JsonObject()
                .with(
                        "label",
                        actBy.map(by -> "Call the patient back by " + MOMENT.format(by))
                                .orElse("Call the patient back now"))
                .with("uuid", UUID.nameUUIDFromBytes(name).toString())
                .with("isRecommended", true)
                .with("actions", List.of(create));
    }

    private static List<JsonObject> overrideReasons() {
        List<JsonObject> reasons = new ArrayList<>();
        for (List<String> reason : OVERRIDES) {
            reasons.add(new JsonObject()
                    .with("code", reason.get(0))
                    .with("system", OVERRIDE)
                    .with("display", reason.get(1)));
        }
        return reasons;
    }

    /** Whether it is the code of a reason that a card offers. */
    static boolean isOverride(String code) {
        for (List<String> reason : OVERRIDES) {
            if (reason.get(0).equals(code)) {
                return true;
            }
        }
        return false;
    }

    /** Where a person looks who presses a link: at the page, or, below a path, where there is no page, at what a program reads. */
    private String shown(String view, String id) {
        boolean hasPage = address.indexOf('/', address.indexOf("//") + 2) < 0;
        return address + (hasPage ? "/#/" : "/v1/") + view + "/" + id;
    }

    private JsonObject link(String decision) {
        return new JsonObject()
                .with("label", "The decision on record")
                .with("url", shown("decisions", decision))
                .with("type", "absolute");
    }

    private static String summary(String text) {
        String plain = CallBack.plain(text);
        return plain.length() <= MOST_LETTERS ? plain : plain.substring(0, MOST_LETTERS - 1) + "…";
    }

    private static String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return ago(age.toMinutes(), "minute");
        }
        return age.toDays() < 2 ? ago(age.toHours(), "hour") : ago(age.toDays(), "day");
    }

    private static String ago(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s") + " ago";
    }
}
