package aftercare.cli.output;

import aftercare.domain.RuleCard;
import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.trial.coverage.Silence;
import aftercare.trial.impact.Difference;
import aftercare.trial.impact.Difference.Answered;
import aftercare.trial.impact.Difference.NewlyAccepted;
import aftercare.trial.impact.Difference.NoLongerAccepted;
import aftercare.trial.impact.RuleSetDiff;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Every changed answer, the worst first, as one JSON object on one line. */
public final class DiffJson {

    private final PrintStream out;
    private final Silence silence;

    /** @param silence of the later rules */
    public DiffJson(PrintStream out, Silence silence) {
        this.out = out;
        this.silence = silence;
    }

    public void print(RuleSetDiff diff) {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeNumberField("same", diff.same());
            json.writeNumberField("refused", diff.refused());
            json.writeNumberField("erased", diff.erased());
            json.writeArrayFieldStart("changes");
            for (Difference difference : diff.differences()) {
                write(json, difference);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a stream of this process hides its errors", e);
        }
        out.println();
    }

    private void write(JsonGenerator json, Difference difference) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", difference.name());
        json.writeStringField("where", difference.where());
        if (difference instanceof Answered answered) {
            json.writeStringField("way", answered.change().way().word());
            change(json, answered.change());
        } else if (difference instanceof NoLongerAccepted lost) {
            json.writeStringField("way", Change.Way.LOWERED.word());
            decision(json, "from", lost.before());
            texts(json, "refused", lost.problems());
        } else if (difference instanceof NewlyAccepted gained) {
            json.writeStringField("way", Change.Way.RAISED.word());
            decision(json, "to", gained.after());
        }
        json.writeEndObject();
    }

    private void change(JsonGenerator json, Change change) throws IOException {
        decision(json, "from", change.before());
        decision(json, "to", change.after());
        json.writeArrayFieldStart("lost");
        for (Reason reason : change.lost()) {
            json.writeStartObject();
            reason(json, reason);
            json.writeStringField(
                    "why", silence.why(reason.ruleId(), change.after().report()).orElse(""));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("gained");
        for (Reason reason : change.gained()) {
            json.writeStartObject();
            reason(json, reason);
            json.writeEndObject();
        }
        json.writeEndArray();
        texts(json, "altered", change.altered());
        texts(json, "adviceLost", ids(change.adviceLost()));
        texts(json, "adviceGained", ids(change.adviceGained()));
        texts(json, "adviceAltered", change.adviceAltered());
    }

    private static void decision(JsonGenerator json, String name, Decision decision) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("ruleSet", decision.ruleSetVersion());
        json.writeStringField("urgency", decision.urgency().name());
        hours(json, decision.actWithinHours());
        texts(json, "reasons", List.copyOf(decision.ruleIds()));
        json.writeEndObject();
    }

    private static void reason(JsonGenerator json, Reason reason) throws IOException {
        json.writeStringField("ruleId", reason.ruleId());
        json.writeStringField("title", reason.card().title());
        json.writeStringField("urgency", reason.urgency().name());
        hours(json, reason.actWithinHours());
    }

    private static void hours(JsonGenerator json, OptionalInt hours) throws IOException {
        if (hours.isPresent()) {
            json.writeNumberField("actWithinHours", hours.getAsInt());
        }
    }

    private static List<String> ids(List<RuleCard> cards) {
        List<String> ids = new ArrayList<>();
        cards.forEach(card -> ids.add(card.id()));
        return ids;
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
