package aftercare.cli.output;

import aftercare.cli.work.ReplayResult;
import aftercare.trial.cases.CaseOutcome;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.cases.Want;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Every case with what came of it, as one JSON object on one line. */
public final class ReplayJson {

    private final PrintStream out;

    public ReplayJson(PrintStream out) {
        this.out = out;
    }

    public void print(List<ReplayResult> all, String version) {
        int passed = 0;
        for (ReplayResult each : all) {
            passed += each.passed() ? 1 : 0;
        }
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeStringField("ruleSet", version);
            json.writeNumberField("passed", passed);
            json.writeNumberField("failed", all.size() - passed);
            json.writeArrayFieldStart("cases");
            for (ReplayResult each : all) {
                write(json, each);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a stream of this process hides its errors", e);
        }
        out.println();
    }

    private static void write(JsonGenerator json, ReplayResult replayed) throws IOException {
        TriageCase triageCase = replayed.result().triageCase();
        json.writeStartObject();
        json.writeStringField("note", triageCase.note());
        json.writeStringField("file", triageCase.file());
        json.writeNumberField("line", triageCase.line());
        json.writeBooleanField("passed", replayed.passed());
        wanted(json, triageCase.want());
        if (replayed.result().outcome() instanceof CaseOutcome.Decided decided) {
            got(json, decided);
        } else {
            texts(json, "refused", ((CaseOutcome.Refused) replayed.result().outcome()).problems());
        }
        texts(json, "differences", replayed.result().differences());
        json.writeArrayFieldStart("rules");
        for (ReplayResult.Differing differing : replayed.differing()) {
            json.writeStartObject();
            json.writeStringField("ruleId", differing.card().id());
            json.writeStringField("title", differing.card().title());
            json.writeBooleanField("wanted", differing.wanted());
            json.writeStringField("why", differing.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void wanted(JsonGenerator json, Want want) throws IOException {
        json.writeObjectFieldStart("wanted");
        if (want.urgency().isPresent()) {
            json.writeStringField("urgency", want.urgency().get().name());
        }
        if (want.atLeast().isPresent()) {
            json.writeStringField("atLeast", want.atLeast().get().name());
        }
        if (want.atMost().isPresent()) {
            json.writeStringField("atMost", want.atMost().get().name());
        }
        if (want.actWithinHours().isPresent()) {
            json.writeNumberField("actWithinHours", want.actWithinHours().getAsInt());
        }
        texts(json, "because", want.because());
        texts(json, "notBecause", want.notBecause());
        texts(json, "advises", want.advises());
        texts(json, "notAdvises", want.notAdvises());
        json.writeEndObject();
    }

    private static void got(JsonGenerator json, CaseOutcome.Decided decided) throws IOException {
        json.writeObjectFieldStart("got");
        json.writeBooleanField("complete", decided.complete());
        json.writeStringField("urgency", decided.urgency().name());
        if (decided.actWithinHours().isPresent()) {
            json.writeNumberField("actWithinHours", decided.actWithinHours().getAsInt());
        }
        texts(json, "reasons", decided.reasons());
        texts(json, "advises", decided.advises());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
