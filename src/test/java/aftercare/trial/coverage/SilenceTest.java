package aftercare.trial.coverage;

import static aftercare.trial.coverage.SmallWorld.rule;
import static aftercare.trial.coverage.SmallWorld.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.domain.Report;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceTest {

    @Test
    void saysWhichValueFailed() {
        PlainRules rules = rules(
                rule("EXP-05", "Mild", "SELF_CARE", "Treatment( hoursSince <= 72.0 )", "Symptom( code == \"pain\" )"));
        assertEquals(
                "`hoursSince <= 72.0` was 72.001",
                why(rules, "EXP-05", "{ treatment: { hoursSince: 72.001 }, symptoms: [ { code: pain } ] }"));
        assertEquals("`hoursSince <= 72.0` was not given", why(rules, "EXP-05", "{ symptoms: [ { code: pain } ] }"));
    }

    @Test
    void takesTheFactThatCameNearest() {
        PlainRules rules = rules(rule(
                "PRO-01", "Severe", "URGENT_24H", "Symptom( code == \"pain\", trend == \"stable\", severity >= 7 )"));
        assertEquals(
                "`severity >= 7` was 6",
                why(
                        rules,
                        "PRO-01",
                        "{ symptoms: [ { code: fever }, { code: pain, trend: stable, severity: 6 }, { code: fatigue } ] }"));
    }

    @Test
    void takesTheAlternativeThatCameNearest() {
        PlainRules rules = rules(
                rule(
                        "INF-11",
                        "Rash",
                        "URGENT_24H",
                        "Symptom( code == \"red-streaks\" )",
                        "Symptom( code == \"rigors\" )"),
                rule("INF-11", "Pus", "URGENT_24H", "Symptom( code == \"site-pus\", sizeCm > 2.0 )"));
        assertEquals(
                "`sizeCm > 2.0` was 1.5", why(rules, "INF-11", "{ symptoms: [ { code: site-pus, sizeCm: 1.5 } ] }"));
    }

    @Test
    void saysWhatIsThereAndMustNot() {
        PlainRules rules = rules(rule(
                "EXP-04", "Calm", "SELF_CARE", "exists Symptom()", "not Symptom( code in ( \"rigors\", \"fever\" ) )"));
        assertEquals(
                "`not Symptom( code in ( \"rigors\", \"fever\" ) )`: there is /symptoms/1 fever",
                why(rules, "EXP-04", "{ symptoms: [ { code: pain }, { code: fever } ] }"));
    }

    @Test
    void saysThatThereIsNone() {
        PlainRules rules = rules(rule("RSP-06", "Fast", "URGENT_24H", "Vital( sign == \"heartRate\", value >= 131 )"));
        assertEquals(
                "`Vital( sign == \"heartRate\", value >= 131 )`: there is none",
                why(rules, "RSP-06", "{ symptoms: [ { code: pain } ] }"));
    }

    @Test
    void goesThroughBrackets() {
        PlainRules rules = rules(rule(
                "BLD-04",
                "Large",
                "ROUTINE_REVIEW",
                "Symptom( code == \"bruising\", ( sizeCm > 5.0 || ( sizeCm == null && severity > 3 ) ) )"));
        assertEquals(
                "`sizeCm > 5.0` was 5 and `sizeCm == null` was 5",
                why(rules, "BLD-04", "{ symptoms: [ { code: bruising, sizeCm: 5.0, severity: 4 } ] }"));
    }

    @Test
    void saysNothingOfARuleThatSpeaksOrIsNotThere() {
        PlainRules rules = rules(rule("PRO-01", "Pain", "URGENT_24H", "Symptom( code == \"pain\" )"));
        Report report = report("{ symptoms: [ { code: pain } ] }");
        Silence silence = new Silence(rules.rules(), rules.reference());
        assertEquals(Optional.empty(), silence.why("PRO-01", report));
        assertEquals(Optional.empty(), silence.why("PRO-02", report));
    }

    private static String why(PlainRules rules, String id, String given) {
        return new Silence(rules.rules(), rules.reference())
                .why(id, report(given))
                .orElseThrow();
    }

    private static Report report(String given) {
        return SmallWorld.cases(given).get(0).report();
    }
}
