package aftercare.trial.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.RuleCard;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutantsTest {

    @Test
    void movesThresholdsByOneStepAndTurnsTheirComparison() {
        assertEquals(
                List.of(
                        "Vital( sign == \"temperatureC\", value >= 37.9 )",
                        "Vital( sign == \"temperatureC\", value >= 38.1 )"),
                changed("Vital( sign == \"temperatureC\", value >= 38.0 )", MutationKind.THRESHOLD));
        assertEquals(
                List.of("Vital( sign == \"temperatureC\", value > 38.0 )"),
                changed("Vital( sign == \"temperatureC\", value >= 38.0 )", MutationKind.COMPARISON));
        assertEquals(
                List.of("Treatment( hoursSince <= 71.999 )", "Treatment( hoursSince <= 72.001 )"),
                changed("Treatment( hoursSince <= 72.0 )", MutationKind.THRESHOLD));
        assertEquals(
                List.of("Treatment( hoursSince < 72.0 )"),
                changed("Treatment( hoursSince <= 72.0 )", MutationKind.COMPARISON));
        assertEquals(
                List.of("Symptom( severity < 6 )", "Symptom( severity < 8 )"),
                changed("Symptom( severity < 7 )", MutationKind.THRESHOLD));
    }

    @Test
    void leavesOutWhatTheCheckWouldRefuse() {
        assertEquals(List.of("Symptom( severity >= 9 )"), changed("Symptom( severity >= 10 )", MutationKind.THRESHOLD));
        assertEquals(
                List.of(), changed("Symptom( severity >= 10 )", MutationKind.COMPARISON), "above 10 there is nothing");
        assertEquals(
                List.of("Symptom( pattern in ( \"focal\", \"bilateral\" ) )"),
                withoutWords("Symptom( pattern in ( \"focal\", \"bilateral\" ) )"),
                "a missing pattern would meet `not in`");
        assertEquals(List.of(), changed("Report()", MutationKind.CONDITION_DROPPED), "a rule needs a condition");
        assertEquals(
                List.of("$one : Symptom( code == \"fever\" )"),
                dropped("$one : Symptom( code == \"fever\" )\n    Symptom( pointer != $one.pointer )"),
                "a name that is used cannot go");
    }

    @Test
    void dropsAndNegatesTests() {
        String when = "Symptom( code == \"bruising\", ( sizeCm == null || severity > 3 ) )";
        assertEquals(
                List.of(
                        "Symptom( code == \"bruising\", severity > 3 )",
                        "Symptom( code == \"bruising\", sizeCm == null )",
                        "Symptom( ( sizeCm == null || severity > 3 ) )",
                        "Symptom( code == \"bruising\" )"),
                changed(when, MutationKind.TEST_DROPPED));
        assertEquals(
                List.of(
                        "Symptom( code != \"bruising\", ( sizeCm == null || severity > 3 ) )",
                        "Symptom( code == \"bruising\", ( sizeCm != null || severity > 3 ) )",
                        "Symptom( code == \"bruising\", ( sizeCm == null || severity <= 3 ) )",
                        "Symptom( code == \"bruising\", ( sizeCm != null && severity <= 3 ) )"),
                changed(when, MutationKind.TEST_NEGATED));
    }

    @Test
    void exchangesAndWithOr() {
        assertEquals(
                List.of(
                        "Symptom( code == \"bruising\", ( sizeCm == null && severity > 3 ) )",
                        "Symptom( ( code == \"bruising\" || ( sizeCm == null || severity > 3 ) ) )"),
                changed("Symptom( code == \"bruising\", ( sizeCm == null || severity > 3 ) )", MutationKind.JOIN));
        assertEquals(
                List.of(
                        "( Symptom( code == \"fever\" ) and Symptom( code == \"chills\" ) ) | Report()",
                        "( ( Symptom( code == \"fever\" ) or Symptom( code == \"chills\" ) ) or Report() )"),
                changed(
                        "( Symptom( code == \"fever\" ) or Symptom( code == \"chills\" ) )\n    Report()",
                        MutationKind.JOIN));
    }

    @Test
    void dropsAndNegatesConditions() {
        String when = "Symptom( code == \"fever\" )\n    not Symptom( code == \"rigors\" )";
        assertEquals(
                List.of("not Symptom( code == \"rigors\" )", "Symptom( code == \"fever\" )"),
                changed(when, MutationKind.CONDITION_DROPPED));
        assertEquals(
                List.of(
                        "not Symptom( code == \"fever\" ) | not Symptom( code == \"rigors\" )",
                        "Symptom( code == \"fever\" ) | exists Symptom( code == \"rigors\" )"),
                changed(when, MutationKind.CONDITION_NEGATED));
        assertEquals(
                List.of("not Symptom( code == \"fever\" )"),
                changed("exists Symptom( code == \"fever\" )", MutationKind.CONDITION_NEGATED));
    }

    @Test
    void swapsWordsForTheirNeighbours() {
        assertEquals(
                List.of("Symptom( code == \"site-discharge\" )", "Symptom( code == \"site-redness\" )"),
                changed("Symptom( code == \"site-pus\" )", MutationKind.WORD_SWAPPED),
                "those of its group, from its place on");
        assertEquals(
                List.of(
                        "Symptom( trend == \"worsening\" )",
                        "Symptom( trend == \"rapidly-worsening\" )",
                        "Symptom( trend == \"unknown\" )",
                        "Symptom( trend == \"improving\" )"),
                changed("Symptom( trend == \"stable\" )", MutationKind.WORD_SWAPPED),
                "of a short list every other");
        assertEquals(
                List.of("Symptom( onset in ( \"gradual\" ) )", "Symptom( onset in ( \"sudden\" ) )"),
                changed("Symptom( onset in ( \"sudden\", \"gradual\" ) )", MutationKind.WORD_DROPPED));
        assertEquals(
                List.of(
                        "Symptom( onset in ( \"unknown\", \"gradual\" ) )",
                        "Symptom( onset in ( \"sudden\", \"unknown\" ) )"),
                changed("Symptom( onset in ( \"sudden\", \"gradual\" ) )", MutationKind.WORD_SWAPPED),
                "the one that is left, in the place of each");
        assertEquals(
                List.of("Report( asymptomatic == false )"),
                changed("Report( asymptomatic == true )", MutationKind.TEST_NEGATED));
    }

    @Test
    void addsNeighbours() {
        assertEquals(
                List.of(
                        "Symptom( code in ( \"site-pus\", \"site-discharge\" ) )",
                        "Symptom( code in ( \"site-pus\", \"site-redness\" ) )"),
                changed("Symptom( code == \"site-pus\" )", MutationKind.WORD_ADDED));
        assertEquals(
                List.of(
                        "Symptom( trend not in ( \"worsening\", \"stable\", \"rapidly-worsening\" ) )",
                        "Symptom( trend not in ( \"worsening\", \"stable\", \"unknown\" ) )",
                        "Symptom( trend not in ( \"worsening\", \"stable\", \"improving\" ) )"),
                changed("Symptom( trend not in ( \"worsening\", \"stable\" ) )", MutationKind.WORD_ADDED));
    }

    @Test
    void movesTheLevelOfAllRulesOfAnIdTogether() {
        List<ParsedRule> rules = new TextRules()
                .triage("INF-01", "One", "URGENT_24H 6", "Symptom( code == \"fever\" )")
                .triage("INF-01", "Other", "URGENT_24H", "Symptom( code == \"chills\" )")
                .parsed();
        Mutants mutants = new Mutants(rules, TextRules.VOCABULARY);
        List<String> levels = new ArrayList<>();
        for (Mutant mutant : mutants.of(rules.get(0))) {
            if (mutant.change() == MutationKind.LEVEL || mutant.change() == MutationKind.DEADLINE) {
                levels.add(mutant.says() + ":" + kinds(mutant));
            }
        }
        assertEquals(
                List.of(
                        "`@urgency( \"URGENT_24H\" )` becomes `@urgency( \"ROUTINE_REVIEW\" )`:"
                                + " ROUTINE_REVIEW 6, ROUTINE_REVIEW 72",
                        "`@urgency( \"URGENT_24H\" )` becomes `@urgency( \"EMERGENCY_DEPARTMENT\" )`:"
                                + " EMERGENCY_DEPARTMENT 1, EMERGENCY_DEPARTMENT 1",
                        "`@within( 6 )` is dropped: URGENT_24H 24",
                        "`@within( 6 )` becomes `@within( 7 )`: URGENT_24H 7"),
                levels);
        for (Mutant mutant : mutants.of(rules.get(1))) {
            assertTrue(mutant.change() != MutationKind.LEVEL, "the level is changed once, with the first rule");
        }
    }

    @Test
    void deletesEachRuleOnce() {
        List<ParsedRule> rules = new TextRules()
                .triage("INF-01", "One", "URGENT_24H", "Symptom( code == \"fever\" )")
                .parsed();
        List<Mutant> deleted = new ArrayList<>();
        for (Mutant mutant : new Mutants(rules, TextRules.VOCABULARY).of(rules.get(0))) {
            if (mutant.change() == MutationKind.RULE_DELETED) {
                deleted.add(mutant);
            }
        }
        assertEquals(1, deleted.size());
        assertEquals(List.of(), deleted.get(0).changed());
        assertEquals("some/some.drl:5:1", deleted.get(0).where());
    }

    @Test
    void saysWhereAndWhatInWords() {
        List<ParsedRule> rules = new TextRules()
                .triage("INF-01", "One", "URGENT_24H", "Symptom( code == \"fever\", severity >= 7 )")
                .parsed();
        List<String> says = new ArrayList<>();
        for (Mutant mutant : new Mutants(rules, TextRules.VOCABULARY).of(rules.get(0))) {
            if (mutant.change() == MutationKind.THRESHOLD) {
                says.add(mutant.where() + " " + mutant.says());
            }
        }
        assertEquals(
                List.of(
                        "some/some.drl:12:31 `severity >= 7` becomes `severity >= 6`",
                        "some/some.drl:12:31 `severity >= 7` becomes `severity >= 8`"),
                says);
    }

    private static List<String> dropped(String when) {
        return changed(when, MutationKind.CONDITION_DROPPED);
    }

    /** Negating the only test is refused, so nothing but the words can change. */
    private static List<String> withoutWords(String when) {
        assertEquals(List.of(), changed(when, MutationKind.TEST_NEGATED));
        return List.of(when);
    }

    /** The conditions of every mutant of one kind, in order. */
    private static List<String> changed(String when, MutationKind change) {
        List<ParsedRule> rules =
                new TextRules().triage("INF-01", "One", "URGENT_24H", when).parsed();
        List<String> found = new ArrayList<>();
        for (Mutant mutant : new Mutants(rules, TextRules.VOCABULARY).of(rules.get(0))) {
            if (mutant.change() == change) {
                List<String> lines = new ArrayList<>();
                for (Condition condition : mutant.changed().get(0).when()) {
                    lines.add(ConditionText.of(condition));
                }
                found.add(String.join(" | ", lines));
            }
        }
        return found;
    }

    private static String kinds(Mutant mutant) {
        List<String> kinds = new ArrayList<>();
        for (ParsedRule rule : mutant.changed()) {
            RuleCard.Triage triage = (RuleCard.Triage) rule.card().kind();
            kinds.add(" " + triage.urgency() + " " + triage.actWithinHours().orElseThrow());
        }
        return String.join(",", kinds);
    }
}
