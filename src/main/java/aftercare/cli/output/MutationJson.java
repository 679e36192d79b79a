package aftercare.cli.output;

import aftercare.trial.mutation.Fate;
import aftercare.trial.mutation.Mutant;
import aftercare.trial.mutation.MutantResult;
import aftercare.trial.mutation.Score;
import aftercare.trial.search.CaseText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** What became of mutants, for a program. */
public final class MutationJson {

    private static final JsonFactory JSON = new JsonFactory();

    private MutationJson() {}

    /** One object on one line. */
    public static String of(List<MutantResult> tried, List<String> problems) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeFieldName("all");
            score(json, Score.of(tried));
            json.writeFieldName("emergencies");
            score(json, Score.of(MutationPage.emergencies(tried)));
            json.writeArrayFieldStart("survivors");
            for (MutantResult one : tried) {
                if (one.fate() instanceof Fate.Survived survived) {
                    survivor(json, one.mutant(), survived);
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("equivalent");
            for (MutantResult one : tried) {
                if (one.fate() instanceof Fate.Equivalent same) {
                    json.writeStartObject();
                    mutant(json, one.mutant());
                    json.writeBooleanField("listed", same.listed());
                    json.writeBooleanField("detailsDiffer", same.details());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("problems");
            for (String problem : problems) {
                json.writeString(problem);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return text.toString();
    }

    private static void score(JsonGenerator json, Score score) throws IOException {
        json.writeStartObject();
        json.writeNumberField("changes", score.mutants());
        json.writeNumberField("noticed", score.killed());
        json.writeNumberField("survived", score.survived() + score.unlisted());
        json.writeNumberField("equivalent", score.equivalent());
        json.writeNumberField("equivalentButForDetails", score.details());
        json.writeNumberField("score", score.killedPercent());
        json.writeEndObject();
    }

    private static void survivor(JsonGenerator json, Mutant mutant, Fate.Survived survived) throws IOException {
        json.writeStartObject();
        mutant(json, mutant);
        if (survived.nearly().isPresent()) {
            json.writeStringField(
                    "nearly",
                    survived.nearly().get().file() + ":"
                            + survived.nearly().get().line());
        }
        if (survived.told().isPresent()) {
            json.writeStringField(
                    "case",
                    String.join(
                            "\n",
                            CaseText.of(mutant.ruleId(), List.of(survived.told().get()))));
        }
        json.writeEndObject();
    }

    private static void mutant(JsonGenerator json, Mutant mutant) throws IOException {
        json.writeStringField("ruleId", mutant.ruleId());
        json.writeStringField("title", mutant.title());
        json.writeStringField("place", mutant.where());
        json.writeStringField("kind", mutant.change().words());
        json.writeStringField("change", mutant.says());
    }
}
