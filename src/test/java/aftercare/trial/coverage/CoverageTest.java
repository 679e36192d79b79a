package aftercare.trial.coverage;

import static aftercare.trial.coverage.SmallWorld.cases;
import static aftercare.trial.coverage.SmallWorld.companions;
import static aftercare.trial.coverage.SmallWorld.coverage;
import static aftercare.trial.coverage.SmallWorld.lacks;
import static aftercare.trial.coverage.SmallWorld.rule;
import static aftercare.trial.coverage.SmallWorld.rules;
import static aftercare.trial.coverage.SmallWorld.sign;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.Patience;
import aftercare.trial.coverage.RuleCoverage.ComparisonCoverage;
import aftercare.trial.coverage.RuleCoverage.ConditionCoverage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final String ACHE = "{ symptoms: [ { code: muscle-ache, severity: %s } ] }";

    @Test
    void namesTheRuleThatNoCaseFires() {
        PlainRules rules =
                rules(rule("RSP-01", "Chest pain", "EMERGENCY_AMBULANCE", "Symptom( code == \"chest-pain\" )"));
        assertEquals(
                List.of("chest/chest.drl:5:1: no case fires RSP-01 `Chest pain`: add the patient that it is for to its "
                        + "cases"),
                lacks(rules, cases(ache(5))));
    }

    @Test
    void namesTheValuesThatNoCaseTries() {
        PlainRules rules = severe("severity >= 7");
        assertEquals(
                List.of(
                        "chest/chest.drl:12:14: no case tries `severity` at 6, just below `severity >= 7`: add one in "
                                + "which all else of RSP-01 holds",
                        "chest/chest.drl:12:14: no case tries `severity` at 7, the boundary of `severity >= 7`: add one "
                                + "in which all else of RSP-01 holds"),
                lacks(rules, cases(ache(8), ache(5))));
        assertEquals(List.of(), lacks(rules, cases(ache(6), ache(7), ache(8))));
    }

    @Test
    void asksForNoValueThatAReportCannotHold() {
        assertEquals(List.of(), lacks(severe("severity >= 10"), cases(ache(9), ache(10))));
        assertEquals(List.of(), lacks(severe("severity <= 0"), cases(ache(0), ache(1))));
        PlainRules early =
                rules(rule("RSP-01", "At once", "URGENT_24H", "Treatment( hoursSince <= 0.0 )", "exists Symptom()"));
        List<CaseReport> cases = cases(
                "{ treatment: { hoursSince: 0.0 }, symptoms: [ { code: fever } ] }",
                "{ treatment: { hoursSince: 0.001 }, symptoms: [ { code: fever } ] }",
                "{ treatment: { hoursSince: 0.0 }, asymptomatic: true }");
        assertEquals(List.of(), lacks(early, cases));
    }

    @Test
    void asksForNoValueThatAnotherTestOfTheFactKeepsOut() {
        PlainRules rules = severe("severity >= 7, severity <= 7");
        assertEquals(List.of(), lacks(rules, cases(ache(6), ache(7), ache(8))));
    }

    @Test
    void countsABoundaryOnlyWhereTheRuleHangsOnIt() {
        PlainRules rules = rules(rule(
                "RSP-01",
                "Severe, not relieved",
                "URGENT_24H",
                "Symptom( code == \"muscle-ache\", severity >= 7 )",
                "SelfCare( relief != \"yes\" )"));
        String relieved = "{ selfCare: { relief: \"yes\" }, symptoms: [ { code: muscle-ache, severity: 7 } ] }";
        String elsewhere = "{ symptoms: [ { code: fatigue, severity: 7 } ] }";
        List<String> lacks = lacks(rules, cases(ache(6), ache(8), relieved, elsewhere));
        assertEquals(1, lacks.size(), lacks.toString());
        assertTrue(lacks.get(0).contains("`severity` at 7, the boundary"), lacks.get(0));
    }

    @Test
    void oneFactIsAsGoodAsManyBehindExistsAndNot() {
        PlainRules rules = rules(
                rule("RSP-01", "Nothing severe", "ROUTINE_REVIEW", "exists Symptom()", "not Symptom( severity >= 7 )"));
        String two = "{ symptoms: [ { code: muscle-ache, severity: 7 }, { code: fatigue, severity: %s } ] }";
        ComparisonCoverage masked = comparison(rules, cases(two.formatted(9)));
        assertEquals(1, masked.met());
        // Both meet it: had one of them missed it, the other would still keep the rule silent; together they decide.
        assertEquals(1, masked.decidesMet());
        ComparisonCoverage below = comparison(rules, cases(two.formatted(6)));
        assertEquals(1, below.met());
        assertEquals(1, below.missed());
        assertEquals(1, below.decidesMet());
        // The fatigue of 6 decides nothing beside the ache of 7.
        assertEquals(0, below.decidesMissed());
        assertEquals(
                1, comparison(rules, cases(two.formatted(6).replace("7", "5"))).decidesMissed());
    }

    @Test
    void nothingDecidesWhereAnotherFactStandsInTheWayForAReasonOfItsOwn() {
        PlainRules rules = rules(rule(
                "RSP-01",
                "Neither fever nor severe",
                "ROUTINE_REVIEW",
                "exists Symptom()",
                "not Symptom( code == \"fever\" || severity >= 7 )"));
        String both = "{ symptoms: [ { code: fever, severity: 3 }, { code: muscle-ache, severity: 7 } ] }";
        for (ComparisonCoverage comparison :
                coverage(rules, cases(both)).rules().get(0).comparisons()) {
            assertEquals(List.of(1, 1, 0, 0), outcomes(comparison), comparison.text());
        }
        String fever = "{ symptoms: [ { code: fever, severity: 3 } ] }";
        assertEquals(List.of(1, 0, 1, 0), outcomes(comparison(rules, cases(fever))));
    }

    private static List<Integer> outcomes(ComparisonCoverage comparison) {
        return List.of(comparison.met(), comparison.missed(), comparison.decidesMet(), comparison.decidesMissed());
    }

    @Test
    void seesConditionsHoldAndFail() {
        PlainRules rules =
                rules(rule("RSP-01", "Any", "ROUTINE_REVIEW", "Report()", "not Symptom( code == \"fever\" )"));
        RuleCoverage only = coverage(rules, cases(ache(5))).rules().get(0);
        ConditionCoverage report = only.conditions().get(0);
        ConditionCoverage not = only.conditions().get(1);
        assertEquals("Report()", report.text());
        assertEquals(List.of(1, 0, 1, 0), List.of(report.held(), report.failed(), not.held(), not.failed()));
        assertEquals(
                List.of(
                        "chest/chest.drl:13:5: there is no case of RSP-01 in which `not Symptom( code == \"fever\" )` "
                                + "does not hold: add one",
                        "chest/chest.drl:13:18: there is no case of RSP-01 in which `code == \"fever\"` is met: add one"),
                lacks(rules, cases(ache(5))).subList(1, 3));
    }

    @Test
    void aRuleDecidesAloneWhereItIsMissed() {
        PlainRules rules = rules(
                rule("RSP-01", "Ache", "ROUTINE_REVIEW", "Symptom( code == \"muscle-ache\" )"),
                rule("RSP-02", "Severe ache", "URGENT_24H", "Symptom( code == \"muscle-ache\", severity >= 7 )"),
                rule("RSP-03", "Very severe ache", "URGENT_24H", "Symptom( code == \"muscle-ache\", severity >= 9 )"));
        Coverage coverage = coverage(rules, cases(ache(5), ache(7), ache(9)));
        // Without RSP-01 the ache of 5 is explained by nothing; without RSP-02 the ache of 7 is a routine review.
        assertEquals(List.of("1"), names(coverage.rules().get(0).alone()));
        assertEquals(List.of("2"), names(coverage.rules().get(1).alone()));
        assertEquals(List.of(), names(coverage.rules().get(2).alone()));
        assertEquals(List.of("2", "3"), names(coverage.rules().get(1).decisive()));
        assertEquals(List.of("1", "2", "3"), names(coverage.rules().get(0).fired()));
        assertTrue(
                SmallWorld.messages(coverage)
                        .contains("chest/chest.drl:29:1: no case is decided by RSP-03 `Very severe ache` alone: add a "
                                + "patient whose urgency or time to act would be another without it, or list it with "
                                + "its companions"),
                SmallWorld.messages(coverage).toString());
    }

    @Test
    void companionsMustBeThereInEveryCase() {
        PlainRules rules = rules(
                rule("RSP-02", "Severe ache", "URGENT_24H", "Symptom( code == \"muscle-ache\", severity >= 7 )"),
                rule(
                        "RSP-03",
                        "Very severe ache",
                        "URGENT_24H",
                        "Symptom( groups contains \"soreness\", severity >= 9 )"));
        List<CaseReport> accompanied =
                cases(ache(6), ache(7), ache(8), ache(9), ache(10), "{ symptoms: [ { code: fever } ] }");
        assertEquals(List.of(), alone(rules, accompanied, "Very severe ache", "RSP-02"));
        List<CaseReport> strayed = cases(ache(9), "{ symptoms: [ { code: pain, severity: 9 } ] }");
        assertEquals(
                List.of(
                        "COMPANIONS.yaml:3:3: RSP-03 speaks at chest/chest.cases.yaml:4 and none of RSP-02 is as urgent "
                                + "there: name the rule that is, or take it off the list"),
                alone(rules, strayed, "Very severe ache", "RSP-02"));
        assertEquals(
                List.of(
                        "COMPANIONS.yaml:3:3: no rule has the title `Very sever ache`: did you mean `Very severe ache`?"),
                alone(rules, cases(ache(9)), "Very sever ache", "RSP-02").subList(0, 1));
    }

    @Test
    void aRuleIsNotItsOwnCompanion() {
        PlainRules rules =
                rules(rule("RSP-02", "Severe ache", "URGENT_24H", "Symptom( code == \"muscle-ache\", severity >= 7 )"));
        assertEquals(1, alone(rules, cases(ache(9)), "Severe ache", "RSP-02").size());
    }

    @Test
    void signsNeedNotDecide() {
        PlainRules rules = rules(
                List.of(rule("RSP-01", "Fever", "URGENT_24H", "Sign( kind == \"fever\" )")),
                List.of(sign("SGN-01", "Fever measured", "fever", "Vital( sign == \"temperatureC\", value >= 38.0 )")));
        List<CaseReport> cases = cases(
                "{ vitals: { temperatureC: 37.9 } }",
                "{ vitals: { temperatureC: 38.0 } }",
                "{ vitals: { temperatureC: 38.1, heartRate: 60 } }",
                "{ asymptomatic: true }");
        List<String> lacks = lacks(rules, cases);
        assertEquals(
                List.of(), lacks.stream().filter(lack -> lack.contains("alone")).toList());
        assertEquals(Duty.SIGN, coverage(rules, cases).rules().get(1).duty());
    }

    @Test
    void layoutMakesNoDifference() {
        String plain = rule(
                "RSP-01",
                "Severe, not relieved",
                "URGENT_24H",
                "Symptom( code == \"muscle-ache\", ( severity == null || severity >= 7 ) )",
                "not Symptom( code == \"fever\" )");
        String other = plain.replace("( ", "(\n        ").replace("==", " ==  ").replace("\nwhen", "\n\n// why\nwhen");
        List<CaseReport> cases = cases(ache(6), ache(7), ache(8), "{ symptoms: [ { code: fever } ] }");
        RuleCoverage one = coverage(rules(plain), cases).rules().get(0);
        RuleCoverage two = coverage(rules("\n\n", other), cases).rules().get(0);
        assertNotEquals(
                one.comparisons().get(0).place(), two.comparisons().get(0).place());
        assertEquals(counts(one), counts(two));
        assertEquals(
                coverage(rules(plain), cases).lacks().stream().map(Lack::what).toList(),
                coverage(rules("\n\n", other), cases).lacks().stream()
                        .map(Lack::what)
                        .toList());
    }

    @Test
    void namesAConditionThatNeverFailsAlone() {
        PlainRules rules = rules(rule(
                "RSP-01",
                "Cough of a smoker",
                "URGENT_24H",
                "Symptom( code == \"dry-cough\", trend == \"worsening\" )",
                "RiskFactor( code == \"smoker\" )"));
        String speaks = "{ patient: { smoker: true }, symptoms: [ { code: dry-cough, trend: worsening } ] }";
        String noSmoker = "{ symptoms: [ { code: dry-cough, trend: worsening } ] }";
        String stable = "{ patient: { smoker: true }, symptoms: [ { code: dry-cough, trend: stable } ] }";
        String fever = "{ patient: { smoker: true }, symptoms: [ { code: fever, trend: worsening } ] }";
        String both = "{ patient: { copd: true }, symptoms: [ { code: fever, trend: worsening } ] }";
        String copd = "{ patient: { copd: true }, symptoms: [ { code: dry-cough, trend: worsening } ] }";
        assertEquals(List.of(), lacks(rules, cases(speaks, noSmoker, stable, fever, copd)));
        // The word and the risk fail in the last case, but together.
        assertEquals(
                List.of(
                        "chest/chest.drl:12:14: no case of RSP-01 fails `code == \"dry-cough\"` alone: add one in which all "
                                + "else of RSP-01 holds"),
                lacks(rules, cases(speaks, noSmoker, stable, copd, both)));
    }

    @Test
    void asksForNoConditionThatCannotFailAlone() {
        PlainRules slow =
                rules(rule("RSP-01", "Slow", "URGENT_24H", "Vital( sign == \"respiratoryRate\", value <= 8 )"));
        String unhurt = "{ vitals: { temperatureC: 37.0 }, symptoms: [ { code: fever } ] }";
        assertEquals(List.of(), lacks(slow, cases(rate(7), rate(8), rate(9), unhurt)));
        // Another vital sign can be 45 or more, so a case can be asked for.
        PlainRules fast =
                rules(rule("RSP-01", "Fast", "URGENT_24H", "Vital( sign == \"respiratoryRate\", value >= 45 )"));
        assertEquals(
                List.of(
                        "chest/chest.drl:12:12: no case of RSP-01 fails `sign == \"respiratoryRate\"` alone: add one in "
                                + "which all else of RSP-01 holds"),
                lacks(fast, cases(rate(44), rate(45), rate(46), unhurt)));
    }

    private static String rate(int perMinute) {
        return "{ vitals: { respiratoryRate: " + perMinute + " }, symptoms: [ { code: fever } ] }";
    }

    @Test
    void wordsProblemsWithStableCodes() {
        PlainRules rules = rules(
                rule("RSP-02", "Severe ache", "URGENT_24H", "Symptom( code == \"muscle-ache\", severity >= 7 )"),
                rule("RSP-03", "Very severe ache", "URGENT_24H", "Symptom( code == \"muscle-ache\", severity >= 9 )"),
                rule("RSP-04", "Chest pain", "EMERGENCY_AMBULANCE", "Symptom( code == \"chest-pain\" )"));
        List<String> codes = new ArrayList<>();
        CaseCheck.problems(rules, List.of(), cases(ache(6), ache(7), ache(8), ache(9)), Patience.ENDLESS)
                .forEach(problem ->
                        codes.add(problem.code() + " " + problem.place().line()));
        assertEquals(List.of("RULE-049 17", "RULE-048 24", "RULE-047 29"), codes);
    }

    private static List<Object> counts(RuleCoverage rule) {
        List<Object> counts =
                new ArrayList<>(List.of(names(rule.fired()), names(rule.decisive()), names(rule.alone())));
        for (ConditionCoverage condition : rule.conditions()) {
            counts.add(List.of(condition.text(), condition.held(), condition.failed()));
        }
        for (ComparisonCoverage comparison : rule.comparisons()) {
            counts.add(List.of(
                    comparison.text(),
                    comparison.met(),
                    comparison.missed(),
                    comparison.decidesMet(),
                    comparison.decidesMissed(),
                    comparison.threshold()));
        }
        return counts;
    }

    private static List<String> alone(PlainRules rules, List<CaseReport> cases, String title, String... with) {
        List<String> alone = new ArrayList<>();
        for (Lack lack : Coverage.of(rules, List.of(companions(title, with)), cases, () -> {})
                .lacks()) {
            if (lack.kind() == Lack.Kind.ALONE && lack.place().file().equals("COMPANIONS.yaml")) {
                alone.add(lack.message());
            }
        }
        return alone;
    }

    private static ComparisonCoverage comparison(PlainRules rules, List<CaseReport> cases) {
        return coverage(rules, cases).rules().get(0).comparisons().get(0);
    }

    private static PlainRules severe(String test) {
        return rules(rule("RSP-01", "Severe ache", "URGENT_24H", "Symptom( " + test + " )"));
    }

    private static String ache(int severity) {
        return ACHE.formatted(severity);
    }

    private static List<String> names(List<CaseReport> cases) {
        return cases.stream().map(CaseReport::name).toList();
    }
}
