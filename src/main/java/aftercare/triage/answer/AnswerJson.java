package aftercare.triage.answer;

import aftercare.domain.DataQuality;
import aftercare.domain.Evidence;
import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes decisions as the contract says. Members that do not apply are left out, never null. */
public final class AnswerJson {

    private static final int USUAL_BYTES = 4096;
    private static final String ACTIVATED_AT = "activatedAt";

    private final JsonFactory json = new JsonFactory();

    /** The answer as UTF-8 JSON. */
    public byte[] write(Answer answer, Wording wording) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            write(out, answer, wording);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** Since when the rule set decided that gave an answer which {@link #write} wrote. */
    public static Instant activatedAt(byte[] answer) {
        try (JsonParser in = new JsonFactory().createParser(answer)) {
            while (in.nextToken() != null) {
                if (in.currentToken() == JsonToken.FIELD_NAME
                        && in.currentName().equals(ACTIVATED_AT)) {
                    return Instant.parse(in.nextTextValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an answer is no JSON", e);
        }
        throw new IllegalArgumentException("an answer does not say since when its rules decided");
    }

    private static void write(JsonGenerator out, Answer answer, Wording wording) throws IOException {
        Decision decision = answer.decision();
        Report report = decision.report();
        Wording.Heading heading = wording.levels().get(decision.urgency()).heading(decision.actWithinHours());
        out.writeStartObject();
        out.writeStringField("decisionId", answer.decisionId());
        if (report.reportId().isPresent()) {
            out.writeStringField("reportId", report.reportId().get());
        }
        out.writeBooleanField("complete", decision.complete());
        out.writeStringField("urgency", decision.urgency().name());
        out.writeNumberField("rank", decision.urgency().rank());
        if (decision.actWithinHours().isPresent()) {
            int hours = decision.actWithinHours().getAsInt();
            out.writeNumberField("actWithinHours", hours);
            out.writeStringField("actBy", instant(report.reportedAt().plus(hours, ChronoUnit.HOURS)));
        }
        out.writeStringField("headline", heading.headline());
        out.writeStringField("contact", heading.contact());
        needsHuman(out, decision, wording.needsHuman());
        reasons(out, decision);
        Map<String, String> ruleIdsByAdvice = decision.ruleIdsByAdvice();
        texts(out, "advice", ruleIdsByAdvice.keySet());
        texts(out, "adviceIds", ruleIdsByAdvice.values());
        leaflets(out, "selfCare", decision.selfCare());
        leaflets(out, "education", decision.education());
        texts(out, "safetyNet", wording.safetyNet());
        texts(out, "safetyNetIds", TextId.of(wording.safetyNet()));
        QuestionJson.write(out, decision.questions());
        dataQuality(out, report);
        Double hoursSince = report.treatment().hoursSince();
        if (hoursSince != null) {
            out.writeNumberField("hoursSinceTreatment", hoursSince);
        }
        out.writeObjectFieldStart("ruleSet");
        out.writeStringField("version", decision.ruleSetVersion());
        out.writeStringField(ACTIVATED_AT, instant(answer.activatedAt()));
        out.writeEndObject();
        out.writeStringField("evaluatedAt", instant(answer.evaluatedAt()));
        out.writeEndObject();
    }

    private static void needsHuman(JsonGenerator out, Decision decision, String text) throws IOException {
        Optional<Decision.NeedsHuman> needs = decision.needsHuman();
        if (needs.isEmpty() || text.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("needsHuman");
        texts(out, "pointers", needs.get().pointers());
        out.writeNumberField("withinHours", needs.get().withinHours());
        out.writeStringField("text", text);
        out.writeEndObject();
    }

    private static void reasons(JsonGenerator out, Decision decision) throws IOException {
        out.writeArrayFieldStart("reasons");
        for (Reason reason : decision.reasons()) {
            out.writeStartObject();
            out.writeStringField("ruleId", reason.ruleId());
            out.writeStringField("title", reason.card().title());
            out.writeStringField("urgency", reason.urgency().name());
            if (reason.actWithinHours().isPresent()) {
                out.writeNumberField("actWithinHours", reason.actWithinHours().getAsInt());
            }
            out.writeBooleanField("decisive", reason.decisive());
            out.writeStringField("reason", reason.says());
            if (decision.tellsAdviceOf(reason)) {
                out.writeStringField("advice", reason.card().advice());
            }
            out.writeStringField("source", reason.card().source());
            out.writeArrayFieldStart("evidence");
            for (Evidence evidence : reason.evidence()) {
                out.writeStartObject();
                out.writeStringField("pointer", evidence.pointer());
                out.writeStringField("says", evidence.says());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void texts(JsonGenerator out, String name, Collection<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private static void leaflets(JsonGenerator out, String name, List<RuleCard> cards) throws IOException {
        out.writeArrayFieldStart(name);
        for (RuleCard card : cards) {
            out.writeStartObject();
            out.writeStringField("ruleId", card.id());
            out.writeStringField("text", card.advice());
            out.writeStringField("source", card.source());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void dataQuality(JsonGenerator out, Report report) throws IOException {
        out.writeArrayFieldStart("dataQuality");
        for (DataQuality oddity : report.dataQuality()) {
            out.writeStartObject();
            out.writeStringField("pointer", oddity.pointer());
            out.writeStringField("code", oddity.code());
            out.writeStringField("text", oddity.text());
            if (!oddity.beside().isEmpty()) {
                texts(out, "beside", oddity.beside());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
