package aftercare.trial.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.trial.cases.CaseOutcome.Decided;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseReplayTest {

    private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");
    private static final KnownRules KNOWN = new KnownRules(
            Set.of("EXP-01", "PRO-05", "GEN-01"), Set.of("SC-01", "SC-02", "EDU-01"), Set.of("Q-01", "Q-02", "Q-03"));
    private static final Decided REVIEW = new Decided(
            true,
            Urgency.ROUTINE_REVIEW,
            OptionalInt.of(72),
            List.of("GEN-01", "EXP-01"),
            List.of("SC-01"),
            List.of("Q-01"),
            List.of("Q-01", "Q-03"));

    @Test
    void passesWhatCameAsWanted() {
        CaseResult result = replay(
                "{ urgency: ROUTINE_REVIEW, actWithinHours: 72, because: [EXP-01, GEN-01], notBecause: [PRO-05],"
                        + " advises: [SC-01], notAdvises: [EDU-01] }",
                REVIEW);
        assertEquals(List.of(), result.differences());
        assertTrue(result.passed());
        assertSame(REVIEW, result.outcome());
    }

    @Test
    void saysEveryDifference() {
        CaseResult result = replay(
                "{ urgency: SELF_CARE, actWithinHours: 6, because: [PRO-05], notBecause: [GEN-01], advises: [EDU-01],"
                        + " notAdvises: [SC-01] }",
                REVIEW);
        assertFalse(result.passed());
        assertEquals(
                List.of(
                        "urgency: wanted SELF_CARE, got ROUTINE_REVIEW",
                        "actWithinHours: wanted 6, got 72",
                        "missing reason PRO-05",
                        "reason GEN-01 was not wanted",
                        "missing advice EDU-01",
                        "advice SC-01 was not wanted"),
                result.differences());
    }

    @Test
    void comparesLevelsAsRanges() {
        assertEquals(List.of(), differences("{ atLeast: ROUTINE_REVIEW }", REVIEW));
        assertEquals(List.of(), differences("{ atMost: ROUTINE_REVIEW }", REVIEW));
        assertEquals(List.of(), differences("{ atLeast: SELF_CARE, atMost: URGENT_24H }", REVIEW));
        assertEquals(
                List.of("urgency: wanted at least URGENT_24H, got ROUTINE_REVIEW"),
                differences("{ atLeast: URGENT_24H }", REVIEW));
        assertEquals(
                List.of("urgency: wanted at most SELF_CARE, got ROUTINE_REVIEW"),
                differences("{ atMost: SELF_CARE }", REVIEW));
    }

    @Test
    void saysThatThereIsNoDeadline() {
        Decided home = new Decided(
                true, Urgency.SELF_CARE, OptionalInt.empty(), List.of("EXP-01"), List.of(), List.of(), List.of());
        assertEquals(List.of("actWithinHours: wanted 72, got none"), differences("{ actWithinHours: 72 }", home));
    }

    @Test
    void refusesADecisionThatIsNotComplete() {
        Decided broken = new Decided(
                false, Urgency.URGENT_24H, OptionalInt.of(24), List.of("GEN-01"), List.of(), List.of(), List.of());
        assertEquals(List.of("the assessment is not complete"), differences("{ urgency: URGENT_24H }", broken));
    }

    @Test
    void refusesARuleThatDoesNotExist() {
        assertEquals(
                List.of("there is no rule PRO-50 that gives a reason", "there is no rule EXP-01 that gives advice"),
                differences("{ notBecause: [PRO-50], notAdvises: [EXP-01] }", REVIEW));
    }

    @Test
    void failsARefusedReportWhateverIsWanted() {
        CaseOutcome refused = new CaseOutcome.Refused(List.of("/symptoms/0/code: unknown-code: must be a known word"));
        assertEquals(
                List.of("refused: /symptoms/0/code: unknown-code: must be a known word"),
                differences("{ notBecause: [PRO-05] }", refused));
    }

    @Test
    void sendsTheReportAsOfThatTime() {
        TriageCase triageCase = triageCase("{ urgency: SELF_CARE }");
        List<byte[]> sent = new ArrayList<>();
        Assessor assessor = body -> {
            sent.add(body);
            return REVIEW;
        };
        List<CaseResult> results = new CaseReplay(assessor, KNOWN).run(List.of(triageCase, triageCase), AT);
        assertEquals(2, results.size());
        assertEquals(2, sent.size());
        byte[] expected = "{\"reportedAt\":\"2026-11-24T09:00:00Z\",\"symptoms\":[]}".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(expected, sent.get(0));
    }

    @Test
    void comparesQuestions() {
        assertEquals(List.of(), differences("{ asks: [Q-01], notAsks: [Q-02] }", REVIEW));
        assertEquals(
                List.of("missing question Q-02", "question Q-01 was not wanted"),
                differences("{ asks: [Q-02], notAsks: [Q-01] }", REVIEW));
        // It may be asked and was left out.
        assertEquals(List.of("missing question Q-03"), differences("{ asks: [Q-03] }", REVIEW));
        assertEquals(List.of("question Q-03 was not wanted"), differences("{ notAsks: [Q-03] }", REVIEW));
        assertEquals(
                List.of("there is no rule Q-09 that asks a question", "missing question Q-09"),
                differences("{ asks: [Q-09] }", REVIEW));
    }

    @Test
    void knowsWhichRulesGiveWhat() {
        KnownRules known = KnownRules.of(List.of(
                card("EXP-01", new RuleCard.Triage(Urgency.SELF_CARE, OptionalInt.empty())),
                card("FLR-01", new RuleCard.Floor()),
                card("SC-01", new RuleCard.Advises(RuleCard.Leaflet.SELF_CARE)),
                card("Q-01", new RuleCard.Asks(List.of("fever"))),
                card("SGN-01", new RuleCard.Infers("fever", ""))));
        assertEquals(new KnownRules(Set.of("EXP-01", "FLR-01"), Set.of("SC-01"), Set.of("Q-01")), known);
    }

    private static RuleCard card(String id, RuleCard.Kind kind) {
        return new RuleCard(id, "A rule", kind, "", "", "our own choice", "a/a.drl", 1);
    }

    private static List<String> differences(String want, CaseOutcome outcome) {
        return replay(want, outcome).differences();
    }

    private static CaseResult replay(String want, CaseOutcome outcome) {
        return new CaseReplay(body -> outcome, KNOWN).run(triageCase(want), AT);
    }

    private static TriageCase triageCase(String want) {
        String yaml = "- note: x\n  given: { symptoms: [] }\n  want: " + want + "\n";
        CasesRead read = CaseFileReader.read(List.of(new CaseFile("x", yaml.getBytes(StandardCharsets.UTF_8))));
        assertEquals(List.of(), read.problems());
        return read.cases().get(0);
    }
}
