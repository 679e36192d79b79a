package aftercare.trial.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.guard.GuardedChange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Edits of the shipped rules after which somebody is answered as urgently as before, and told something else. */
class LostAdviceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CHEST = "chest/chest.drl";
    private static final RuleFolder.Contents FOLDER = RuleFolder.read(Path.of("rules"));
    private static final WholeSet SHIPPED = read(Map.of());

    private static final String BREATHLESS =
            """
            when
                Symptom( code == "shortness-of-breath", old == false, gone == false )
            then
            """;
    private static final String ADVICE =
            "Being short of breath after dry needling can mean a collapsed lung. Call an ambulance now.";

    /** The same rule for all but smokers, and one for smokers. */
    private static String forSmokers(String advice) {
        String head =
                """
                rule "New shortness of breath"
                    @id( "RSP-02" )
                """;
        String chest = text(CHEST);
        int begin = chest.indexOf(head);
        int end = chest.indexOf("\nend\n", begin) + "\nend\n".length();
        String rule = chest.substring(begin, end);
        assertTrue(rule.contains(BREATHLESS) && rule.contains(ADVICE), rule);
        String others = rule.replace("\nthen\n", "\n    not RiskFactor( code == \"smoker\" )\nthen\n");
        String smokers = rule.replace("New shortness of breath", "New shortness of breath of a smoker")
                .replace("RSP-02", "RSP-99")
                .replace(ADVICE, advice)
                .replace("\nthen\n", "\n    RiskFactor( code == \"smoker\" )\nthen\n");
        return chest.substring(0, begin) + others + smokers + chest.substring(end);
    }

    @Test
    void whoIsToldSomethingElseByANewRuleIsFound() {
        List<GuardedChange> changes =
                changes(Map.of(CHEST, forSmokers("Call an ambulance now. Breathlessness of a smoker is common.")));
        assertEquals(1, changes.size(), changes.toString());
        GuardedChange lost = changes.get(0);
        assertEquals("advice of RSP-02", lost.name());
        assertTrue(lost.needsAgreement());
        assertEquals(ADVICE, lost.was());
        assertEquals(
                "Call an ambulance now. Breathlessness of a smoker is common. (for {\"patient\":{\"smoker\":true},"
                        + "\"symptoms\":[{\"code\":\"shortness-of-breath\"}]})",
                lost.is());
    }

    @Test
    void aRuleInTwoPartsThatSayTheSameLosesNothing() {
        assertEquals(List.of(), changes(Map.of(CHEST, forSmokers(ADVICE))));
    }

    @Test
    void whoIsSentSoonerLosesNothing() {
        String chest = text(CHEST);
        String hospital = chest.substring(chest.indexOf("rule \"New gradual chest pain, chest not needled"));
        hospital = hospital.substring(0, hospital.indexOf("\nend\n") + "\nend\n".length());
        String sooner = hospital.replace("EMERGENCY_DEPARTMENT", "EMERGENCY_AMBULANCE")
                .replace("rule \"New", "rule \"In a smoker: new")
                .replace("RSP-03", "RSP-99")
                .replaceAll("@advice\\( \"[^\"]+\" \\)", "@advice( \"Call an ambulance now.\" )")
                .replace("\nthen\n", "\n    RiskFactor( code == \"smoker\" )\nthen\n");
        String others = hospital.replace("\nthen\n", "\n    not RiskFactor( code == \"smoker\" )\nthen\n");
        assertEquals(List.of(), changes(Map.of(CHEST, chest.replace(hospital, others + sooner))));
    }

    /** What lowers an answer is said by the exact difference, and once. */
    @Test
    void aRuleThatIsLoweredIsNotAskedAbout() {
        String fast = "    Vital( sign == \"respiratoryRate\", value >= 25 )\nthen";
        assertTrue(text(CHEST).contains(fast));
        String narrowed = fast.replace("\nthen", "\n    not RiskFactor( code == \"smoker\" )\nthen");
        Map<String, String> edit = Map.of(CHEST, text(CHEST).replace(fast, narrowed));
        WholeSet candidate = read(edit);
        List<Lowering> lowered = ExactDifference.all(SHIPPED, candidate, Agreed.none(), SearchLimits.USUAL, NOW);
        Lowering.Found found = assertInstanceOf(Lowering.Found.class, lowered.get(0));
        assertEquals(Urgency.EMERGENCY_AMBULANCE, found.before().urgency());
        assertEquals(List.of(), changes(edit));
    }

    /** What there is no time for is not called kept. */
    @Test
    void whatIsNotDecidedNeedsAgreement() {
        WholeSet candidate = read(Map.of(CHEST, forSmokers("Call an ambulance now. This is common.")));
        List<GuardedChange> changes = LostAdvice.andGuarded(
                SHIPPED, candidate, Agreed.none(), List.of(), SearchLimits.USUAL.within(Duration.ZERO), NOW);
        assertEquals("not decided: the search reached its limit", changes.get(0).is());
        assertTrue(changes.get(0).needsAgreement());
    }

    @Test
    void manyRulesWrittenAnewLoseNothing() {
        Map<String, String> edits = new TreeMap<>();
        for (String topic : List.of("allergy", "bleeding", "chest", "collapse", "infection", "nerve", "vital-signs")) {
            String file = topic + "/" + topic + ".drl";
            edits.put(file, text(file).replace("\nwhen\n", "\nwhen\n    exists Report()\n"));
        }
        WholeSet candidate = read(edits);
        long began = System.nanoTime();
        List<GuardedChange> changes =
                LostAdvice.andGuarded(SHIPPED, candidate, Agreed.none(), List.of(), SearchLimits.USUAL, NOW);
        System.out.println("seven topics written anew: the advice of all is kept, found in "
                + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        assertEquals(List.of(), changes);
    }

    private static List<GuardedChange> changes(Map<String, String> edits) {
        WholeSet candidate = read(edits);
        List<Lowering> lowered = ExactDifference.all(SHIPPED, candidate, Agreed.none(), SearchLimits.USUAL, NOW);
        return LostAdvice.andGuarded(SHIPPED, candidate, Agreed.none(), lowered, SearchLimits.USUAL, NOW);
    }

    private static String text(String file) {
        return new String(FOLDER.files().bytes().get(file), StandardCharsets.UTF_8);
    }

    private static WholeSet read(Map<String, String> edits) {
        TreeMap<String, byte[]> files = new TreeMap<>(FOLDER.files().bytes());
        edits.forEach((file, text) -> files.put(file, text.getBytes(StandardCharsets.UTF_8)));
        CheckedFolder folder = FolderCheck.check(new RuleFolder.Contents(new RuleFiles(files), List.of()));
        assertEquals(List.of(), folder.problems());
        return WholeSet.of(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
