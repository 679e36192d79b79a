package aftercare.ruleset.demands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.domain.Urgency;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a candidate must have beside correct rules. */
class DemandsTest {

    private static final RuleFolder.Contents SHIPPED = RuleFolder.read(FirstFacts.RULES);

    @Test
    void asksNothingMoreOfTheShippedRules() {
        assertEquals(List.of(), messages(Demands.of(FolderCheck.check(SHIPPED), Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Call an ambulance now",
                "Press hard and call an ambulance now.",
                "Because of your lungs or build, call an ambulance now.",
                "Do not press or dig. Call an ambulance now.",
                "Call 999 / 112 / 911 now and say that you had dry needling.",
                "If it still bleeds, call an ambulance now.",
                "Call an ambulance now, and stay where you are.",
                "Stop the bleeding and call an ambulance now.",
                "Call an ambulance now and wait at the door."
            })
    void hearsWhatAnAmbulanceAsksFor(String text) {
        assertTrue(EnglishPhrases.says(Urgency.EMERGENCY_AMBULANCE, text, "999 / 112 / 911"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There is no need to call an ambulance now",
                "You needn't call an ambulance now.",
                "You don’t have to call an ambulance now.",
                "Do not, whatever you feel, call an ambulance now.",
                "Call an ambulance now only when it gets worse.",
                "Call an ambulance now, unless you feel better.",
                "Call an ambulance now if you get worse.",
                "Wait a day, then call an ambulance now.",
                "If you like, you may call an ambulance now.",
                "Call an ambulance tomorrow.",
                "Look after yourself at home",
                ""
            })
    void hearsWhatTakesItBack(String text) {
        assertFalse(EnglishPhrases.says(Urgency.EMERGENCY_AMBULANCE, text, "999 / 112 / 911"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "headline: \"Call an ambulance now\" | headline: \"Nothing to worry about\" | TEXT-001",
                "headline: \"Go to hospital now\" | headline: \"There is no need to go to hospital\" | TEXT-001",
                "headline: \"Look after yourself at home\" | headline: \"Call an ambulance now\" | TEXT-001",
                "headline: \"See a doctor today\" | headline: \"Tell your practitioner\" | TEXT-005",
                "emergencyNumber: \"999 / 112 / 911\" | emergencyNumber: \"0\" | TEXT-006",
                "emergencyNumber: \"999 / 112 / 911\" | emergencyNumber: \"999 / 12345\" | TEXT-006",
                "headline: \"See a doctor today\" | headline: \"\u3164\" | TEXT-002",
                "headline: \"See a doctor today\" | headline: \"See a\u00a0doctor today\" | TEXT-002",
                "headline: \"See a doctor today\" | headline: \"See a doctor\u202e today\" | TEXT-002",
                "headline: \"See a doctor today\" | headline: \"See a doct\u043er today\" | TEXT-003",
                "headline: \"See a doctor today\" | headline: \"See a ｄoctor today\" | TEXT-003",
                "headline: \"See a doctor today\" | headline: \"See a doctor today, within ２ hours\" | TEXT-003",
                "headline: \"See a doctor today\" | headline: \"!!!\" | TEXT-004",
                "however mild it feels, so | however mild it feels, but stay at home, so | TEXT-007",
                "GP, urgent care or nurse line | Nobody needed, do not call a nurse line | TEXT-007",
            })
    void refusesATurnedText(String text, String other, String code) {
        assertTrue(codes(edited(RuleFiles.WORDING, text, other)).contains(code));
    }

    /** What a milder rule or a question says is read beside an emergency too. */
    @Test
    void refusesATextThatDissuadesAnywhere() {
        String title = "Time since the session not known";
        assertTrue(codes(edited("missing-information/missing-information.drl", title, "A false alarm"))
                .contains("TEXT-007"));
        String question = "When did the treatment end";
        assertTrue(codes(edited(RuleFiles.VOCABULARY, question, "This is not an emergency. " + question))
                .contains("TEXT-007"));
    }

    @Test
    void refusesACharacterWrittenByItsNumber() {
        String hidden = "headline: \"See a\\u200b doctor today\"";
        assertTrue(codes(edited(RuleFiles.WORDING, "headline: \"See a doctor today\"", hidden))
                .contains("TEXT-002"));
    }

    @Test
    void refusesAnAdviceThatTakesItsWordsBack() {
        String advice = "You had better not go to hospital now.";
        String chest = "chest/chest.drl";
        List<String> codes = codes(edited(chest, "Chest pain needs checking in hospital now.", advice));
        assertEquals(List.of("RULE-043", "TEXT-007"), codes);
    }

    /** A wrong number misleads a patient; in self-care it may be about what to do. */
    @Test
    void refusesANumberThatTheRuleDoesNotCompareWith() {
        String soreness = "expected-course/expected-course.drl";
        assertEquals(List.of("TEXT-008"), codes(edited(soreness, "is gone within 3 days.", "is gone within 9 days.")));
        assertEquals(List.of("TEXT-008"), codes(edited(soreness, "resolution ≤ 72 h", "resolution ≤ 96 h")));
        assertEquals(List.of(), codes(edited(soreness, "is gone within 3 days.", "is gone within three days.")));
        assertEquals(List.of(), codes(edited("self-care/self-care.drl", "24 hours", "30 hours")));
    }

    @Test
    void refusesASourceThatIsNotListed() {
        assertEquals(List.of("SOURCE-001"), codes(edited("chest/chest.drl", "[NEWS2]", "[NEWS9]")));
    }

    @Test
    void refusesAWordThatNothingAnswersFor() {
        String word = "symptoms:\n\n  - code: heart-attack\n    label: Heart attack\n"
                + "    question: \"Did you have a heart attack?\"\n"
                + "    groups: [soreness]\n    attributes: [severity]\n    needs: []\n\n";
        assertEquals(List.of("WORDS-002"), codes(edited(RuleFiles.VOCABULARY, "symptoms:\n", word)));
    }

    @Test
    void asksForARuleOrAGroupOfANewWordAlone() {
        String word = "symptoms:\n\n  - code: heart-attack\n    label: Heart attack\n"
                + "    question: \"Did you have a heart attack?\"\n"
                + "    groups: []\n    attributes: [severity]\n    needs: []\n\n";
        List<String> messages = messages(edited(RuleFiles.VOCABULARY, "symptoms:\n", word));
        assertEquals(2, messages.size());
        assertTrue(messages.get(0).contains("is in no group and in no rule"), messages.get(0));
    }

    private static List<FolderProblem> edited(String file, String text, String other) {
        SortedMap<String, byte[]> bytes = new TreeMap<>(SHIPPED.files().bytes());
        String before = new String(bytes.get(file), StandardCharsets.UTF_8);
        assertTrue(before.contains(text), text);
        bytes.put(file, before.replace(text, other).getBytes(StandardCharsets.UTF_8));
        CheckedFolder checked = FolderCheck.check(new RuleFolder.Contents(new RuleFiles(bytes), List.of()));
        assertEquals(List.of(), messages(checked.problems()));
        return Demands.of(checked, FolderCheck.check(SHIPPED).vocabulary());
    }

    private static List<String> codes(List<FolderProblem> problems) {
        List<String> codes = new ArrayList<>();
        for (FolderProblem problem : problems) {
            if (!codes.contains(problem.code())) {
                codes.add(problem.code());
            }
        }
        return codes;
    }

    private static List<String> messages(List<FolderProblem> problems) {
        List<String> messages = new ArrayList<>();
        for (FolderProblem problem : problems) {
            messages.add(problem.message());
        }
        return messages;
    }
}
