package aftercare.cli.output;

import aftercare.triage.answer.JsonObject;
import aftercare.trial.mutation.Fate;
import aftercare.trial.mutation.Mutant;
import aftercare.trial.mutation.MutantResult;
import aftercare.trial.mutation.Mutation;
import aftercare.trial.mutation.Score;
import aftercare.trial.mutation.WordResult;
import aftercare.trial.search.CaseText;
import java.util.ArrayList;
import java.util.List;

/** What became of mutants, as one JSON object. */
public final class MutationJson {

    private MutationJson() {}

    public static JsonObject of(Mutation mutation) {
        List<JsonObject> survivors = new ArrayList<>();
        List<JsonObject> equivalent = new ArrayList<>();
        for (MutantResult one : mutation.tried()) {
            JsonObject mutant = mutant(one.mutant());
            if (one.fate() instanceof Fate.Survived survived) {
                survivors.add(mutant.with("nearly", survived.nearly().map(near -> near.file() + ":" + near.line()))
                        .with(
                                "case",
                                survived.told()
                                        .map(told -> String.join(
                                                "\n", CaseText.of(one.mutant().ruleId(), List.of(told))))));
            } else if (one.fate() instanceof Fate.Equivalent same) {
                equivalent.add(mutant.with("listed", same.listed()).with("detailsDiffer", same.details()));
            }
        }
        List<JsonObject> words = new ArrayList<>();
        for (WordResult one : mutation.words()) {
            if (one.fate() instanceof Fate.Survived) {
                words.add(new JsonObject()
                        .with("word", one.change().code())
                        .with("change", one.change().says())
                        .with("report", one.lowered()));
            }
        }
        return new JsonObject()
                .with("all", score(mutation.all()))
                .with("emergencies", score(mutation.emergencies()))
                .with("words", score(mutation.ofWords()))
                .with("survivors", survivors)
                .with("wordSurvivors", words)
                .with("equivalent", equivalent)
                .with("problems", mutation.problems());
    }

    private static JsonObject score(Score score) {
        return new JsonObject()
                .with("changes", score.mutants())
                .with("noticed", score.killed())
                .with("survived", score.survived() + score.unlisted())
                .with("equivalent", score.equivalent())
                .with("equivalentButForDetails", score.details())
                .with("score", score.killedPercent());
    }

    private static JsonObject mutant(Mutant mutant) {
        return new JsonObject()
                .with("ruleId", mutant.ruleId())
                .with("title", mutant.title())
                .with("place", mutant.where())
                .with("kind", mutant.change().words())
                .with("change", mutant.says());
    }
}
