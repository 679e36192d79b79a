package aftercare.cli.output;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.ruleset.model.Place;
import aftercare.triage.answer.JsonObject;
import aftercare.trial.coverage.CaseReport;
import aftercare.trial.coverage.Coverage;
import aftercare.trial.coverage.Lack;
import aftercare.trial.coverage.RuleCoverage;
import aftercare.trial.coverage.RuleCoverage.ComparisonCoverage;
import aftercare.trial.coverage.RuleCoverage.ConditionCoverage;
import aftercare.trial.coverage.Threshold;

/** Everything that was counted, as one JSON object. */
public final class CoverageJson {

    private CoverageJson() {}

    public static JsonObject of(Coverage coverage, String version) {
        return new JsonObject()
                .with("ruleSet", version)
                .with("cases", coverage.cases())
                .with("rules", each(coverage.rules(), CoverageJson::rule))
                .with("lacks", each(coverage.lacks(), CoverageJson::lack));
    }

    private static JsonObject rule(RuleCoverage rule) {
        return new JsonObject()
                .with("id", rule.card().id())
                .with("title", rule.card().title())
                .with(place(rule.rule().place()))
                .with("duty", rule.duty().word())
                .with("fired", each(rule.fired(), CaseReport::name))
                .with("decisive", each(rule.decisive(), CaseReport::name))
                .with("alone", each(rule.alone(), CaseReport::name))
                .with("conditions", each(rule.conditions(), CoverageJson::condition))
                .with("comparisons", each(rule.comparisons(), CoverageJson::comparison));
    }

    private static JsonObject condition(ConditionCoverage condition) {
        return new JsonObject()
                .with("text", condition.text())
                .with(place(condition.place()))
                .with("held", condition.held())
                .with("failed", condition.failed())
                .with("failedAlone", condition.failedAlone())
                .with("canFailAlone", condition.canFailAlone());
    }

    private static JsonObject comparison(ComparisonCoverage comparison) {
        return new JsonObject()
                .with("text", comparison.text())
                .with(place(comparison.place()))
                .with("met", comparison.met())
                .with("missed", comparison.missed())
                .with("decidesMet", comparison.decidesMet())
                .with("decidesMissed", comparison.decidesMissed())
                .with("canMissAlone", comparison.canMissAlone())
                .with("boundary", comparison.threshold().map(threshold -> each(threshold.sides(), CoverageJson::side)));
    }

    private static JsonObject side(Threshold.Side side) {
        return new JsonObject()
                .with("side", side.says())
                .with("value", side.value())
                .with("cases", side.cases());
    }

    private static JsonObject lack(Lack lack) {
        return new JsonObject()
                .with("kind", lack.kind().word())
                .with("ruleId", lack.card().id())
                .with("title", lack.card().title())
                .with(place(lack.place()))
                .with("what", lack.what())
                .with("help", lack.help());
    }

    private static JsonObject place(Place place) {
        return new JsonObject()
                .with("file", place.file())
                .with("line", place.line())
                .with("column", place.column());
    }
}
