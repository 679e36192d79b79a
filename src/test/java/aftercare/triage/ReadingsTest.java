package aftercare.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Report;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Trouble;
import aftercare.engine.RogueRules;
import aftercare.ruleset.languages.Translations;
import aftercare.triage.Readings.Disagreement;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.BothEvaluators;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.RuleFile;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Engine and reference beside each other: where they differ, the worse counts. */
class ReadingsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BREATHING = "{\"symptoms\":[{\"code\":\"pain-on-breathing\"}]}";
    private static final String MILD =
            "{\"treatment\":{\"endedAt\":\"2026-02-28T12:00:00Z\"},\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":1}]}";

    private static RuleSet shipped;

    @BeforeAll
    static void loadsTheShippedRules() {
        shipped = RogueRules.shipped(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void changesNothingWhereBothAgree() {
        List<TriageCase> cases = new FolderCases(shipped.files()).cases().cases();
        assertTrue(cases.size() > 1000);
        for (TriageCase each : cases) {
            if (shipped.intake().read(each.body(NOW)) instanceof Reading.Accepted accepted) {
                Readings both = Readings.of(shipped, accepted.report());
                assertEquals(shipped.book().decide(accepted.report()), both.decide(), each.note());
                assertEquals(Optional.empty(), both.disagreement(), each.note());
            }
        }
    }

    @Test
    void keepsWhatTheEngineLost() {
        Readings both = Readings.of(RogueRules.losing(shipped, "chest/chest.drl"), report(BREATHING));
        Decision decision = both.decide();
        requireBoth(decision);
        Disagreement disagreement = both.disagreement().orElseThrow();
        assertFalse(disagreement.byEngine().contains("RSP-04"));
        assertTrue(disagreement.byReference().contains("RSP-04"));
    }

    @Test
    void keepsWhatTheReferenceLost() {
        RuleSet deaf = with(ReferenceRules.of(List.of()));
        Readings both = Readings.of(deaf, report(BREATHING));
        requireBoth(both.decide());
        assertTrue(both.disagreement().isPresent());
    }

    @Test
    void raisesAMildAnswerOnWhichTheTwoDiffer() {
        Report report = report(MILD);
        assertEquals(Urgency.SELF_CARE, shipped.book().decide(report).urgency());
        List<aftercare.ruleset.model.ParsedRule> fewer = new ArrayList<>();
        shipped.rules().forEach(rule -> {
            if (!rule.card().id().equals("EXP-01")) {
                fewer.add(rule);
            }
        });
        Decision decision = Readings.of(with(ReferenceRules.of(fewer)), report).decide();
        assertFalse(decision.complete());
        assertEquals(Urgency.URGENT_24H, decision.urgency());
        assertTrue(decision.selfCare().isEmpty() && decision.education().isEmpty());
    }

    @Test
    void hearsTheReferenceWhenTheEngineBreaks() {
        RuleSet breaking = new RuleSet(
                RogueRules.of(shipped, RogueRules.breaks()),
                shipped.reference(),
                shipped.rules(),
                shipped.intake(),
                shipped.files(),
                Translations.NONE);
        Decision decision = Readings.of(breaking, report(BREATHING)).decide();
        requireBoth(decision);
    }

    @Test
    void hearsTheReferenceWhenTheTimeIsUp() {
        requireBoth(Readings.of(shipped, report(BREATHING)).withoutEngine(Trouble.DEADLINE));
        requireBoth(Readings.of(shipped, report(BREATHING)).decide(() -> true));
    }

    /** Four of 32 symptoms in every order: a million matches fill the heap of a service, and the engine holds them all at once. */
    @Test
    void asksNoEngineOfRulesThatDecideNowhereWhatTheReferenceCannotEnd() {
        String crowd = RuleFile.triage(
                "crowd",
                "CRO-01",
                "URGENT_24H",
                "$a : Symptom()\n    $b : Symptom()\n    $c : Symptom()\n    $d : Symptom()");
        RuleSet crowded = with(
                ReferenceRules.of(BothEvaluators.check(Map.of("crowd/crowd.drl", RuleFile.head("conclude") + crowd))
                        .rules()));
        List<String> symptoms = new ArrayList<>();
        for (String word : shipped.book().vocabulary().symptoms().keySet()) {
            symptoms.add("{\"code\":\"" + word + "\"}");
        }
        Report many = report("{\"symptoms\":[" + String.join(",", symptoms.subList(0, 32)) + "]}");
        Readings untried = Readings.ofUntried(crowded, many);
        assertEquals(Optional.empty(), untried.evaluation());
        Decision decision = untried.decide();
        assertFalse(decision.complete());
        List<String> without = List.copyOf(untried.withoutEngine(Trouble.ERROR).ruleIds());
        assertEquals(without, List.copyOf(decision.ruleIds()), "the engine was asked");
        // Rules that decide are heard, whatever it takes.
        assertTrue(Readings.of(crowded, many).decide().ruleIds().size() > without.size());
        // What it brings to an end, both read.
        assertTrue(Readings.ofUntried(shipped, report(BREATHING)).decide().complete());
    }

    @Test
    void asksTheReferenceOfEveryReportOfSomeOrOfNone() {
        RuleSet deaf = with(ReferenceRules.of(List.of()));
        assertEquals(12, disagreements(new CrossCheck(CrossCheck.When.ALWAYS, 1), deaf));
        assertEquals(3, disagreements(new CrossCheck(CrossCheck.When.SAMPLED, 4), deaf));
        assertEquals(0, disagreements(new CrossCheck(CrossCheck.When.OFF, 1), deaf));
    }

    private static int disagreements(CrossCheck crossCheck, RuleSet rules) {
        int differed = 0;
        for (int i = 0; i < 12; i++) {
            Readings both = crossCheck.read(rules, report(BREATHING));
            both.decide();
            differed += both.disagreement().isPresent() ? 1 : 0;
        }
        return differed;
    }

    private static void requireBoth(Decision decision) {
        assertFalse(decision.complete());
        assertEquals(Urgency.EMERGENCY_AMBULANCE, decision.urgency());
        assertTrue(decision.ruleIds().containsAll(List.of("RSP-04", "SYS-01")), decision.ruleIds()::toString);
    }

    private static RuleSet with(ReferenceRules reference) {
        return new RuleSet(
                shipped.book(), reference, shipped.rules(), shipped.intake(), shipped.files(), Translations.NONE);
    }

    private static Report report(String json) {
        return ((Reading.Accepted) shipped.intake().read(json.getBytes(StandardCharsets.UTF_8))).report();
    }
}
