package aftercare.trial.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.domain.decision.Decider;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.Questions;
import aftercare.triage.intake.Intake;
import aftercare.triage.reference.ReferenceRules;
import aftercare.trial.mutation.TextRules;
import aftercare.trial.search.Search.Variant;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final Instant REPORTED_AT = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void findsTheLeastReportAtAThreshold() {
        Witness told = found(
                new TextRules().triage("INF-01", "One", "URGENT_24H", "Symptom( code == \"pain\", severity >= 7 )"),
                new TextRules().triage("INF-01", "One", "URGENT_24H", "Symptom( code == \"pain\", severity >= 8 )"));
        assertEquals(
                """
                # basis: to be confirmed by a clinician: this is what the rules answer, not what is known to be right
                - note: "INF-01: pain, severity 7"
                  given:
                    symptoms:
                      - { code: pain, severity: 7 }
                  want:
                    urgency: URGENT_24H
                    actWithinHours: 24
                    because: [INF-01]
                    notBecause: [GEN-01]
                """,
                String.join("\n", CaseText.of("INF-01", List.of(told))) + "\n");
    }

    @Test
    void findsWhatMustStandBesideForNotToMatter() {
        Witness told = found(
                new TextRules()
                        .triage(
                                "INF-07",
                                "One",
                                "URGENT_24H",
                                "Symptom( code == \"fever\" )\n    not Symptom( groups contains \"site-sign\" )"),
                new TextRules().triage("INF-07", "One", "URGENT_24H", "Symptom( code == \"fever\" )"));
        assertEquals(2, told.sketch().symptoms().size());
        assertEquals(2, told.sketch().size(), told.sketch().toString());
        assertFalse(told.before().because().contains("INF-07"));
        assertTrue(told.after().because().contains("INF-07"));
    }

    @Test
    void followsSignsToTheRulesThatRestOnThem() {
        TextRules before = new TextRules()
                .sign("SGN-01", "Fever", "fever", "Vital( sign == \"temperatureC\", value >= 38.0 )")
                .triage(
                        "INF-05",
                        "Use",
                        "URGENT_24H",
                        "Sign( kind == \"fever\" )\n    Symptom( code == \"site-pus\" )");
        TextRules after = new TextRules()
                .sign("SGN-01", "Fever", "fever", "Vital( sign == \"temperatureC\", value > 38.0 )")
                .triage(
                        "INF-05",
                        "Use",
                        "URGENT_24H",
                        "Sign( kind == \"fever\" )\n    Symptom( code == \"site-pus\" )");
        Witness told = found(before, after);
        assertEquals("38.0", told.sketch().fields().get("vitals.temperatureC"));
        assertTrue(told.before().because().contains("INF-05"));
        assertFalse(told.after().because().contains("INF-05"));
    }

    @Test
    void findsAMissingRule() {
        List<ParsedRule> rules = new TextRules()
                .triage("INF-01", "One", "URGENT_24H", "Symptom( code == \"stiffness\" )")
                .parsed();
        ReferenceRules before = ReferenceRules.of(rules);
        Witness told = search(rules, new Variant(before.without("One"), List.of()))
                .told()
                .orElseThrow();
        assertEquals(Urgency.URGENT_24H, told.before().urgency());
        assertEquals(1, told.sketch().size());
    }

    /** Not only one region of every set of groups: a groin belongs to no group that an ear does not. */
    @Test
    void triesEveryRegionThatARuleNames() {
        Witness told = found(
                new TextRules().triage("INF-01", "One", "URGENT_24H", "Symptom( code == \"pain\", site == \"ear\" )"),
                new TextRules()
                        .triage(
                                "INF-01",
                                "One",
                                "URGENT_24H",
                                "Symptom( code == \"pain\", site in ( \"ear\", \"groin\" ) )"));
        assertEquals("\"groin\"", told.sketch().symptoms().get(0).get("site"));
    }

    @Test
    void findsNothingBetweenRulesThatSayTheSame() {
        List<ParsedRule> rules = new TextRules()
                .triage("INF-01", "One", "URGENT_24H", "Symptom( code == \"pain\", severity >= 7 )")
                .parsed();
        List<ParsedRule> same = new TextRules()
                .triage("INF-01", "One", "URGENT_24H", "Symptom( code == \"pain\", severity > 6 )")
                .parsed();
        Search.Result result =
                search(rules, new Variant(ReferenceRules.of(rules).with(same.get(0)), same));
        assertEquals(new Search.Result(Optional.empty(), false), result);
    }

    @Test
    void tellsDifferencesThatNoCaseCanSpeakOf() {
        List<ParsedRule> rules = new TextRules()
                .triage("INF-01", "One", "URGENT_24H", "Symptom( code == \"pain\" )")
                .triage("INF-02", "Other", "URGENT_24H", "Symptom( code == \"pain\" )")
                .parsed();
        List<ParsedRule> lower = new TextRules()
                .triage("INF-01", "One", "ROUTINE_REVIEW", "Symptom( code == \"pain\" )")
                .parsed();
        Search.Result result =
                search(rules, new Variant(ReferenceRules.of(rules).with(lower.get(0)), lower));
        assertEquals(new Search.Result(Optional.empty(), true), result);
    }

    /** The report that tells the first rule of two sets apart. */
    private static Witness found(TextRules before, TextRules after) {
        List<ParsedRule> rules = before.parsed();
        ParsedRule changed = after.parsed().get(0);
        Variant variant = new Variant(ReferenceRules.of(rules).with(changed), List.of(changed));
        return search(rules, variant).told().orElseThrow();
    }

    private static Search.Result search(List<ParsedRule> rules, Variant variant) {
        Intake intake = new Intake(TextRules.VOCABULARY, TextRules.WORDING, Clock.fixed(REPORTED_AT, ZoneOffset.UTC));
        Decider decider = new Decider(TextRules.VOCABULARY, TextRules.WORDING, "");
        ReferenceRules reference = ReferenceRules.of(rules);
        Questions questions = new Questions(TextRules.VOCABULARY, TextRules.WORDING, reference);
        Trial trial = new Trial(reference, decider, questions, intake, REPORTED_AT);
        return Search.of(rules.get(0), List.of(variant), rules, TextRules.VOCABULARY, trial)
                .get(0);
    }
}
