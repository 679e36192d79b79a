package aftercare.cli.output;

import aftercare.ruleset.model.Place;
import aftercare.trial.coverage.CaseReport;
import aftercare.trial.coverage.Coverage;
import aftercare.trial.coverage.Lack;
import aftercare.trial.coverage.RuleCoverage;
import aftercare.trial.coverage.RuleCoverage.ComparisonCoverage;
import aftercare.trial.coverage.RuleCoverage.ConditionCoverage;
import aftercare.trial.coverage.Threshold;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Everything that was counted, as one JSON object on one line. */
public final class CoverageJson {

    private final PrintStream out;

    public CoverageJson(PrintStream out) {
        this.out = out;
    }

    public void print(Coverage coverage, String version) {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeStringField("ruleSet", version);
            json.writeNumberField("cases", coverage.cases());
            json.writeArrayFieldStart("rules");
            for (RuleCoverage rule : coverage.rules()) {
                rule(json, rule);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("lacks");
            for (Lack lack : coverage.lacks()) {
                lack(json, lack);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a stream of this process hides its errors", e);
        }
        out.println();
    }

    private static void rule(JsonGenerator json, RuleCoverage rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.card().id());
        json.writeStringField("title", rule.card().title());
        place(json, rule.rule().place());
        json.writeStringField("duty", rule.duty().word());
        cases(json, "fired", rule.fired());
        cases(json, "decisive", rule.decisive());
        cases(json, "alone", rule.alone());
        json.writeArrayFieldStart("conditions");
        for (ConditionCoverage condition : rule.conditions()) {
            json.writeStartObject();
            json.writeStringField("text", condition.text());
            place(json, condition.place());
            json.writeNumberField("held", condition.held());
            json.writeNumberField("failed", condition.failed());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("comparisons");
        for (ComparisonCoverage comparison : rule.comparisons()) {
            comparison(json, comparison);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void comparison(JsonGenerator json, ComparisonCoverage comparison) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", comparison.text());
        place(json, comparison.place());
        json.writeNumberField("met", comparison.met());
        json.writeNumberField("missed", comparison.missed());
        json.writeNumberField("decidesMet", comparison.decidesMet());
        json.writeNumberField("decidesMissed", comparison.decidesMissed());
        if (comparison.threshold().isPresent()) {
            json.writeArrayFieldStart("boundary");
            for (Threshold.Side side : comparison.threshold().get().sides()) {
                json.writeStartObject();
                json.writeStringField("side", side.says());
                json.writeNumberField("value", side.value());
                json.writeNumberField("cases", side.cases());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void lack(JsonGenerator json, Lack lack) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", lack.kind().word());
        json.writeStringField("ruleId", lack.card().id());
        json.writeStringField("title", lack.card().title());
        place(json, lack.place());
        json.writeStringField("what", lack.what());
        json.writeStringField("help", lack.help());
        json.writeEndObject();
    }

    private static void cases(JsonGenerator json, String name, List<CaseReport> cases) throws IOException {
        json.writeArrayFieldStart(name);
        for (CaseReport each : cases) {
            json.writeString(each.name());
        }
        json.writeEndArray();
    }

    private static void place(JsonGenerator json, Place place) throws IOException {
        json.writeStringField("file", place.file());
        json.writeNumberField("line", place.line());
        json.writeNumberField("column", place.column());
    }
}
