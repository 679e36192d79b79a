package aftercare.triage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.decision.Finding;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.reference.Explanation.Boundary;
import aftercare.triage.reference.Explanation.Compared;
import aftercare.triage.reference.Explanation.OnFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Why a rule spoke or kept silent. */
class ExplanationTest {

    private static final Report REPORT = Facts.report(
            Facts.treatment(47.999, "deep", null),
            Facts.vital("temperatureC", 38.2),
            Facts.symptom(0, "pain", Map.of("groups", List.of("soreness"), "severity", 6, "trend", "worsening")),
            Facts.symptom(1, "site-redness", Map.of("groups", List.of("site-sign"), "sizeCm", 5.0)),
            Facts.symptom(2, "tingling", Map.of("severity", 4)));

    @Test
    void saysOfARuleThatKeptSilentWhatWasMissing() {
        assertEquals(
                List.of(
                        "AA-01 \"the rule\", chest/chest.drl:5: does not hold",
                        "  [x] Symptom( code == \"pain\", severity >= 5 )  (12:5)",
                        "      [x] /symptoms/0 pain {groups=[soreness], severity=6, trend=worsening}",
                        "        [x] code == \"pain\": pain",
                        "        [x] severity >= 5: 6",
                        "      [ ] /symptoms/1 site-redness {groups=[site-sign], sizeCm=5.0}",
                        "        [ ] code == \"pain\": site-redness",
                        "        [ ] severity >= 5: not given",
                        "      [ ] /symptoms/2 tingling {severity=4}",
                        "        [ ] code == \"pain\": tingling",
                        "        [ ] severity >= 5: 4",
                        "  [ ] Treatment( ( hoursSince >= 48.0 || depth == \"superficial\" ), sharpPainAtInsertion == null )  (13:5)",
                        "      [ ] the treatment",
                        "        [ ] ( hoursSince >= 48.0 || depth == \"superficial\" )",
                        "          [ ] hoursSince >= 48.0: 47.999",
                        "          [ ] depth == \"superficial\": deep",
                        "        [x] sharpPainAtInsertion == null: not given",
                        "  [ ] not Symptom( groups contains \"site-sign\" )  (14:5)",
                        "      [x] /symptoms/1 site-redness {groups=[site-sign], sizeCm=5.0}",
                        "        [x] groups contains \"site-sign\": site-sign",
                        "      [ ] /symptoms/0 pain {groups=[soreness], severity=6, trend=worsening}",
                        "        [ ] groups contains \"site-sign\": soreness",
                        "      [ ] /symptoms/2 tingling {severity=4}",
                        "        [ ] groups contains \"site-sign\": none",
                        "  [ ] exists RiskFactor( code == \"diabetes\" )  (15:5)",
                        "      no such fact"),
                ExplanationText.lines(
                        explain(
                                """
                        Symptom( code == "pain", severity >= 5 )
                            Treatment( ( hoursSince >= 48.0 || depth == "superficial" ), sharpPainAtInsertion == null )
                            not Symptom( groups contains "site-sign" )
                            exists RiskFactor( code == "diabetes" )""")));
    }

    @Test
    void comparesWithTheFactThatWasNamed() {
        assertEquals(
                List.of(
                        "AA-01 \"the rule\", chest/chest.drl:5: holds",
                        "  [x] $a : Symptom( groups contains \"soreness\" )  (12:5)",
                        "      [x] /symptoms/0 pain {groups=[soreness], severity=6, trend=worsening}",
                        "        [x] groups contains \"soreness\": soreness",
                        "      [ ] /symptoms/1 site-redness {groups=[site-sign], sizeCm=5.0}",
                        "        [ ] groups contains \"soreness\": site-sign",
                        "      [ ] /symptoms/2 tingling {severity=4}",
                        "        [ ] groups contains \"soreness\": none",
                        "  [x] ( exists Symptom( severity > $a.severity ) or Symptom( severity < $a.severity ) )  (13:5)",
                        "    [ ] exists Symptom( severity > $a.severity )  (13:7)",
                        "        [ ] /symptoms/0 pain {groups=[soreness], severity=6, trend=worsening}",
                        "          [ ] severity > $a.severity: 6, $a.severity 6",
                        "        [ ] /symptoms/1 site-redness {groups=[site-sign], sizeCm=5.0}",
                        "          [ ] severity > $a.severity: not given, $a.severity 6",
                        "        [ ] /symptoms/2 tingling {severity=4}",
                        "          [ ] severity > $a.severity: 4, $a.severity 6",
                        "    [x] Symptom( severity < $a.severity )  (13:51)",
                        "        [x] /symptoms/2 tingling {severity=4}",
                        "          [x] severity < $a.severity: 4, $a.severity 6",
                        "        [ ] /symptoms/0 pain {groups=[soreness], severity=6, trend=worsening}",
                        "          [ ] severity < $a.severity: 6, $a.severity 6",
                        "        [ ] /symptoms/1 site-redness {groups=[site-sign], sizeCm=5.0}",
                        "          [ ] severity < $a.severity: not given, $a.severity 6"),
                ExplanationText.lines(
                        explain(
                                """
                        $a : Symptom( groups contains "soreness" )
                            ( exists Symptom( severity > $a.severity ) or Symptom( severity < $a.severity ) )""")));
    }

    @Test
    void saysWhenNoFactHasTheName() {
        List<String> lines = ExplanationText.lines(explain(
                """
                $a : Symptom( code == "fever" )
                    Symptom( code != $a.code )"""));
        assertTrue(lines.contains("  [ ] Symptom( code != $a.code )  (13:5)"), lines.toString());
        assertTrue(lines.contains("        [ ] code != $a.code: pain, $a.code is no fact"), lines.toString());
    }

    @Test
    void pointsAtEachComparison() {
        Explanation explanation =
                explain("""
                Symptom( code == "pain",
                             severity >= 7 )""");
        Compared severity = comparisons(explanation).get(1);
        assertEquals("chest/chest.drl", severity.test().place().file());
        assertEquals(13, severity.test().place().line());
        assertEquals(14, severity.test().place().column());
    }

    @Test
    void tellsWhichComparisonDecided() {
        Explanation explanation = explain("Symptom( code == \"pain\", severity >= 7 || trend == \"worsening\" )");
        List<String> decided = new ArrayList<>();
        for (Compared each : comparisons(explanation)) {
            if (each.decides()) {
                decided.add(ConditionText.of(each.test()) + " " + each.met() + " "
                        + each.value().says());
            }
        }
        // The pain: its code and its trend; had its severity been 7, nothing would have changed. The others: had the
        // code
        // been pain, they would still miss the rest.
        assertEquals(List.of("code == \"pain\" true pain", "trend == \"worsening\" true worsening"), decided);
    }

    @Test
    void tellsWhereAValueLiesAboutItsThreshold() {
        assertEquals(Boundary.JUST_BELOW, boundary("Treatment( hoursSince >= 48.0 )"));
        assertEquals(Boundary.AT, boundary("Treatment( hoursSince < 47.999 )"));
        assertEquals(Boundary.JUST_ABOVE, boundary("Treatment( hoursSince < 47.998 )"));
        assertEquals(Boundary.ELSEWHERE, boundary("Treatment( hoursSince < 47.997 )"));
        assertEquals(Boundary.JUST_ABOVE, boundary("Vital( sign == \"temperatureC\", value >= 38.1 )"));
        assertEquals(Boundary.JUST_BELOW, boundary("Vital( sign == \"temperatureC\", value >= 38.3 )"));
        assertEquals(Boundary.ELSEWHERE, boundary("Vital( sign == \"temperatureC\", value >= 38.0 )"));
        assertEquals(Boundary.AT, boundary("Symptom( severity >= 6 )"));
        assertEquals(Boundary.JUST_BELOW, boundary("Symptom( severity == 7 )"));
        assertEquals(Boundary.ELSEWHERE, boundary("Patient( ageYears >= 75 )"));
    }

    /** Whether a rule holds is found here on another way than findings are. */
    @Test
    void holdsExactlyWhenTheRuleSpeaks() {
        int held = 0;
        int silent = 0;
        for (long seed = 1; seed <= 15; seed++) {
            Map<String, String> files = RandomRules.files(seed);
            List<ParsedRule> rules = BothEvaluators.check(files).rules();
            ReferenceRules reference = ReferenceRules.of(rules);
            for (int i = 0; i < 40; i++) {
                Report report = RandomFacts.report(seed * 40 + i);
                Evaluation evaluation = reference.evaluate(report);
                Set<String> spoke = new HashSet<>();
                for (Finding finding : evaluation.findings()) {
                    spoke.add(finding.card().title());
                }
                for (ParsedRule rule : rules) {
                    boolean holds = reference.explain(rule, evaluation).holds();
                    if (!(rule.card().kind() instanceof RuleCard.Infers)) {
                        assertEquals(spoke.contains(rule.card().title()), holds, () -> rule + " on " + report);
                        held += holds ? 1 : 0;
                        silent += holds ? 0 : 1;
                    }
                }
            }
        }
        assertTrue(held > 1_000 && silent > 1_000, held + " held, " + silent + " silent");
    }

    @Test
    void showsTheNearestFactFirst() {
        Explanation explanation = explain("Symptom( code == \"tingling\", severity >= 5 )");
        OnFacts part = (OnFacts) explanation.parts().get(0);
        assertFalse(part.held());
        assertEquals(
                List.of(1, 1, 2),
                part.nearestFirst().stream().map(Explanation.Tried::missed).toList());
    }

    private static Boundary boundary(String when) {
        Explanation explanation = explain(when);
        Pattern pattern = (Pattern) explanation.rule().when().get(0);
        FieldStep steps = new FieldStep(BothEvaluators.VOCABULARY);
        List<Compared> comparisons = comparisons(explanation);
        int last = pattern.tests().size() - 1;
        Compared compared = comparisons.get(last);
        BigDecimal step = steps.of(pattern, compared.test()).orElseThrow();
        return compared.boundary(step);
    }

    /** Every comparison that was made, as often as it was made. */
    private static List<Compared> comparisons(Explanation explanation) {
        List<Compared> comparisons = new ArrayList<>();
        collect(explanation.parts(), comparisons);
        return comparisons;
    }

    private static void collect(List<Explanation.Part> parts, List<Compared> comparisons) {
        for (Explanation.Part part : parts) {
            if (part instanceof Explanation.Combined combined) {
                collect(combined.parts(), comparisons);
            } else if (part instanceof OnFacts onFacts) {
                for (Explanation.Tried tried : onFacts.tried()) {
                    collectOutcomes(tried.outcomes(), comparisons);
                }
            }
        }
    }

    private static void collectOutcomes(List<Explanation.Outcome> outcomes, List<Compared> comparisons) {
        for (Explanation.Outcome outcome : outcomes) {
            if (outcome instanceof Explanation.Several several) {
                collectOutcomes(several.outcomes(), comparisons);
            } else {
                comparisons.add((Compared) outcome);
            }
        }
    }

    private static Explanation explain(String when) {
        String text = RuleFile.head("conclude") + RuleFile.triage("the rule", "AA-01", "SELF_CARE", when);
        List<ParsedRule> rules =
                BothEvaluators.check(Map.of("chest/chest.drl", text)).rules();
        ReferenceRules reference = ReferenceRules.of(rules);
        return reference.explain(rules.get(0), reference.evaluate(REPORT));
    }
}
