package aftercare.trial.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Edits that make a patient read the opposite. Each is refused for what it says, also at a first start, or is a guarded change
 * that somebody must agree to.
 */
class TurnedTextsTest {

    private static final String TEXTS = "wording.yaml";
    private static final String AMBULANCE = "headline: \"Call an ambulance now\"";
    private static final String HOSPITAL = "headline: \"Go to hospital now\"";

    /** In the advice of an emergency rule, in place of `Call an ambulance now.` at its first place in the chest topic. */
    private static final String ADVICE =
            "Chest pain after dry needling can mean a collapsed lung. Call an ambulance now and say you had needling.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "There is no need to call an ambulance now",
                "Never call an ambulance now",
                "Do not call an ambulance now",
                "DO NOT CALL AN AMBULANCE NOW",
                "Don't bother to call an ambulance now",
                "Don’t call an ambulance now",
                "Dont call an ambulance now",
                "You needn't call an ambulance now",
                "Calling an ambulance is unnecessary",
                "It is unnecessary to call an ambulance now",
                "Wait before you call an ambulance now",
                "Wait an hour, then call an ambulance now",
                "Call an ambulance tomorrow",
                "Call an ambulance next week",
                "Call an ambulance now or next week",
                "Call an ambulance now, if you like",
                "If you like, call an ambulance now",
                "You can call an ambulance now",
                "Call an ambulance now unless you feel fine",
                "Call an ambulance now? No",
                "Call an ambulance now?",
                "Call an ambulance now. Or stay at home",
                "Call an ambulance now. There is no hurry",
                "Call an ambulance now. Do not call it",
                "Call an ambulance now. Actually, rest",
                "Call an ambulance now or go to bed",
                "Call an ambulance now but rest first",
                "Call an ambulance nowhere",
                "Call your practitioner",
                "Call your practitioner now",
                "You do ｎｏｔ call an ambulance now",
                "You do ɴᴏᴛ call an ambulance now",
                "Somebody else may call an ambulance now",
                "Refuse to call an ambulance now",
                "Do not: call an ambulance now",
                "Never do this: call an ambulance now",
                "Do not. Call an ambulance now",
                "No! Call an ambulance now",
                "Call an ambulance now. Not",
                "Call an ambulance now. Do nót call it",
                "Call an ambulance now. It can wait until tomorrow",
                "Call an ambulance now… only a joke",
                "Do not\u2028call an ambulance now",
                "Ambulance",
            })
    void refusesATurnedHeadline(String headline) {
        assertRefused(new EditedSet().with(TEXTS, AMBULANCE, "headline: \"" + headline + "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Go to hospital in a week",
                "Go to hospital",
                "Go to hospital tomorrow",
                "Go to hospital now, not today",
                "Go to hospital now in three days",
                "Hospital food is bad",
                "There is no reason to go to hospital now",
                "Look after yourself at home",
                "Avoid the hospital now",
                "Go to hospital now. Or wait and see",
            })
    void refusesATurnedHeadlineOfTheHospital(String headline) {
        assertRefused(new EditedSet().with(TEXTS, HOSPITAL, "headline: \"" + headline + "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "emergencyNumber: \"999 / 112 / 911\" | emergencyNumber: \"0\"",
                "emergencyNumber: \"999 / 112 / 911\" | emergencyNumber: \"999 / 0900\"",
                "emergencyNumber: \"999 / 112 / 911\" | emergencyNumber: \"９９９\"",
                "Call {emergencyNumber} now and say that | Call 0207946 now and say that",
                "Call {emergencyNumber} now and say that | Call an ambulance now on 118500 and say that",
                "Call {emergencyNumber} now and say that | Call an ambulance now on one two three and say that",
                "Call {emergencyNumber} now and say that | Call ９９９ now and say that",
                "Call {emergencyNumber} now and say that | Call 9\u200b99 now and say that",
                "Call {emergencyNumber} now and say that | Call {emergencyNumber} tomorrow and say that",
                "Call {emergencyNumber} now and say that | Never call {emergencyNumber} now and say that",
                "contact: \"Emergency number {emergencyNumber}\" | contact: \"Your practitioner\"",
                "contact: \"Emergency number {emergencyNumber}\" | contact: \"Not the emergency number {emergencyNumber}\"",
                "contact: \"Emergency department; | contact: \"Your practitioner;",
                "Chest pain: call {emergencyNumber} now. | Chest pain: no need to call {emergencyNumber}.",
                "New weakness in an arm, hand, leg or foot: go to hospital now. | New weakness: do not go to hospital.",
                "headline: \"See a doctor today\" | headline: \"Look after yourself\"",
                "instruction: \"Speak to a doctor, urgent care or a nurse line today, | instruction: \"Rest,",
                "headline: \"Tell your practitioner\" | headline: \"Rest at home\"",
                "headline: \"Call an ambulance now\" | headline: \"\u3164\"",
                "headline: \"Call an ambulance now\" | headline: \"\u2007\"",
                "Please follow the instruction given here. | You may ignore the instruction given here.",
            })
    void refusesAnotherTurnedText(String text, String other) {
        assertRefused(new EditedSet().with(TEXTS, text, other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "You should not call an ambulance now.",
                "Chest pain is common. Look after yourself at home.",
                "Call an ambulance now. It is not serious.",
                "Call an ambulance now. You need not go.",
                "Call 111 now.",
                "Call an ambulance now on 0800 123.",
                "Call an ambulance later.",
                "Tell your practitioner.",
            })
    void refusesATurnedAdvice(String advice) {
        EditedSet edited = new EditedSet();
        String chest = "chest/chest.drl";
        assertTrue(edited.text(chest).contains(ADVICE));
        assertRefused(edited.write(chest, edited.text(chest).replace(ADVICE, advice)));
    }

    /** Swapped pairs of levels: headline, contact and instruction at once. */
    @ParameterizedTest
    @CsvSource({
        "EMERGENCY_AMBULANCE, SELF_CARE",
        "EMERGENCY_AMBULANCE, ROUTINE_REVIEW",
        "EMERGENCY_AMBULANCE, URGENT_24H",
        "EMERGENCY_AMBULANCE, EMERGENCY_DEPARTMENT",
        "EMERGENCY_DEPARTMENT, SELF_CARE",
        "EMERGENCY_DEPARTMENT, URGENT_24H",
        "URGENT_24H, SELF_CARE",
        "URGENT_24H, ROUTINE_REVIEW",
        "ROUTINE_REVIEW, SELF_CARE",
    })
    void refusesSwappedLevelsAtAFirstStartToo(String one, String other) {
        EditedSet edited = new EditedSet();
        String text = edited.text(TEXTS);
        edited.write(
                TEXTS,
                text.replace("  " + one + ":\n", "  @:\n")
                        .replace("  " + other + ":\n", "  " + one + ":\n")
                        .replace("  @:\n", "  " + other + ":\n"));
        assertRefused(edited);
    }

    /** What no list of phrases can tell from a better text; each needs somebody's agreement. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wording.yaml | Call an ambulance now | Anxious people call an ambulance now",
                "wording.yaml | Do not drive yourself, and do not stay alone | Drive yourself, and stay alone",
                "wording.yaml | call {emergencyNumber}.\" | call your mother.\"",
                "wording.yaml | if you feel seriously unwell, call {emergencyNumber} now.\" | if you feel unwell, rest now.\"",
                "wording.yaml | Fainting: go to hospital now. | Fainting: lie down for a day.",
                "wording.yaml | Shortness of breath: call {emergencyNumber} now. | Shortness of breath: use your inhaler.",
                "wording.yaml | \"999 / 112 / 911\" | \"112\"",
                "wording.yaml | this is not an all-clear | this is an all-clear",
                "chest/chest.drl | rule \"Very fast breathing\" | rule \"Breathing as it should be\"",
                "vocabulary.yaml | Do you have chest pain? | Is your chest free of pain?",
                "vocabulary.yaml | Are you coughing up blood? | Are you coughing?",
                "vocabulary.yaml | label: Coughing blood | label: Cough",
                "needle-events/needle-events.drl | Retained fragment. | Common and harmful to no one.",
                "needle-events/needle-events.drl | Do not press or dig. Keep | Press and dig. Keep",
            })
    void asksForAgreementToTheRest(String file, String text, String other) {
        EditedSet edited = new EditedSet().with(file, text, other);
        assertEquals(List.of(), edited.refusals());
        assertTrue(edited.changes().stream().anyMatch(GuardedChange::needsAgreement));
    }

    /** Texts that a clinician may well write: none is refused for what it says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "headline: \"Call an ambulance now\" | headline: \"Please call an ambulance now\"",
                "headline: \"Call an ambulance now\" | headline: \"Call an ambulance at once\"",
                "headline: \"Call an ambulance now\" | headline: \"CALL AN AMBULANCE NOW!\"",
                "headline: \"Go to hospital now\" | headline: \"Go to a hospital now\"",
                "headline: \"Go to hospital now\" | headline: \"Do not wait: go to hospital now\"",
                "headline: \"Go to hospital now\" | headline: \"Go to hospital now without delay\"",
                "headline: \"Call an ambulance now\" | headline: \"Call an ambulance now, even if you feel better\"",
                "Do not drive yourself, and do not stay alone | Do not drive yourself to hospital, and do not stay alone",
                "Chest pain: call {emergencyNumber} now. | Soreness that is still there in three days: tell your practitioner.",
                "Do not drive yourself, and do not stay alone | Press on the wound for 10 minutes, and do not stay alone",
                "headline: \"Go to hospital now\" | headline: \"Go straight to an emergency department now\"",
                "headline: \"See a doctor today\" | headline: \"Speak to a doctor or a nurse today\"",
                "headline: \"Tell your practitioner\" | headline: \"Ask your doctor\"",
                "headline: \"Look after yourself at home\" | headline: \"Rest at home\"",
                "Call {emergencyNumber} now and say that | Call 112 now and say that",
                "Do not drive yourself, and do not stay alone | Do not eat, do not drive yourself, and do not stay alone",
                "Do not drive yourself, and do not stay alone | Wait for the ambulance at the door, and do not stay alone",
                "Chest pain: call {emergencyNumber} now. | Chest pain, also when it is mild: call {emergencyNumber} now.",
                "Fainting: go to hospital now. | Fainting, even once: go to hospital now.",
                "\"999 / 112 / 911\" | \"112\"",
                "What you describe is expected after dry needling. | No reason to worry: this is expected.",
            })
    void refusesNoPlainText(String text, String other) {
        assertEquals(List.of(), new EditedSet().with(TEXTS, text, other).refusals());
    }

    @Test
    void aTextThatIsNotGuardedIsFree() {
        EditedSet edited = new EditedSet().with("wording.yaml", "Look after yourself at home", "Rest at home");
        assertEquals(List.of(), edited.refusals());
        assertEquals(List.of(), edited.changes());
    }

    private static void assertRefused(EditedSet edited) {
        assertFalse(edited.refusals().isEmpty());
    }
}
