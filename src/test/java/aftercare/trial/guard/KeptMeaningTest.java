package aftercare.trial.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.ruleset.folder.RuleFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a patient reads before an answer, and what the fail-safe finds a word by, keeps its meaning unless somebody agrees by name. */
class KeptMeaningTest {

    private static final RuleFolder.Contents FOLDER = RuleFolder.read(Path.of("rules"));
    private static final GuardedSet SHIPPED = new EditedSet(FOLDER).set();
    private static final String WORDS = "vocabulary.yaml";
    private static final String GERMAN = "texts.de.yaml";

    private static List<String> toAgree(EditedSet edited) {
        List<String> names = new ArrayList<>();
        for (GuardedChange change : GuardedChanges.between(SHIPPED, edited.set())) {
            if (change.needsAgreement()) {
                names.add(change.name());
            }
        }
        return names;
    }

    static Stream<Arguments> turned() {
        return Stream.of(
                Arguments.of(
                        WORDS,
                        "\"Getting better\", \"Staying the same\", \"Getting worse\", \"Quickly getting worse\"",
                        "\"Quickly getting worse\", \"Staying the same\", \"Getting worse\", \"Getting better\"",
                        "answers of trend"),
                Arguments.of(
                        WORDS,
                        "words: [improving, stable, worsening, rapidly-worsening]",
                        "words: [rapidly-worsening, worsening, stable, improving]",
                        "answers of trend"),
                Arguments.of(WORDS, "\"pain in my chest\", ", "", "phrases of chest-pain"),
                Arguments.of(WORDS, "code: \"29857009\"", "code: \"68962001\"", "snomed of chest-pain"),
                Arguments.of(
                        "wording.yaml",
                        "A person must read what the patient wrote. This service did not.",
                        "This service has read what the patient wrote. Nobody else needs to.",
                        "text needsHuman"),
                Arguments.of(
                        GERMAN,
                        "text: \"Haben Sie Brustschmerzen?\"",
                        "text: \"Sind Sie frei von Brustschmerzen?\"",
                        "text de chest-pain question"),
                Arguments.of(
                        GERMAN,
                        "Diese Übersetzung hat noch niemand fachlich geprüft.",
                        "Dies ist nur eine Übung.",
                        "text de notReviewed"),
                Arguments.of(
                        GERMAN,
                        "Einige Texte dieser Antwort gibt es nur auf Englisch.",
                        "Englische Texte gelten nicht.",
                        "text de inEnglish"),
                Arguments.of(
                        GERMAN,
                        "Einschießende Schmerzen können von einem gereizten Nerv kommen. Sagen Sie es innerhalb von 3 Tagen Ihrer"
                                + " Therapeutin oder Ihrem Therapeuten. Wird der Arm oder das Bein taub oder schwach? Dann",
                        "Einschießende Schmerzen können von einem gereizten Nerv kommen. Sagen Sie es innerhalb von 3 Tagen Ihrer"
                                + " Therapeutin oder Ihrem Therapeuten. Bleibt der Arm oder das Bein stark und warm? Dann",
                        "text de NRV-32 advice"),
                Arguments.of(GERMAN, "reviewed: false", "reviewed: \"somebody, today\"", "text de reviewed"),
                Arguments.of(
                        "expected-course/expected-course.drl",
                        "If it starts to hurt when you breathe, or you",
                        "That it starts to hurt when you breathe is part of it; you",
                        "advice of EXP-12"),
                Arguments.of("questions/questions.drl", "@id( \"Q-02\" )", "@id( \"Q-99\" )", "rule Q-02"),
                Arguments.of(
                        "questions/questions.drl",
                        "@asks( \"chest-pain\" )\n    @reason( \"RSP-01: chest pain after needling near the lung.\" )",
                        "@asks( \"stiffness\" )\n    @reason( \"RSP-01: chest pain after needling near the lung.\" )",
                        "rule Q-02"),
                Arguments.of(
                        "wording.yaml",
                        "questionsThatStay: [MIS-01, MIS-02, ",
                        "questionsThatStay: [",
                        "questionsThatStay"),
                Arguments.of(
                        WORDS,
                        "alsoSaidAs: [\"pulse\", \"pulse rate\", ",
                        "alsoSaidAs: [",
                        "phrases of field heartRate"),
                Arguments.of(
                        WORDS,
                        "words: [sudden, gradual], wordLabels: [\"Suddenly\", \"Gradually\"]",
                        "words: [sudden, gradual, moving], wordLabels: [\"Suddenly\", \"Gradually\", \"On moving\"]",
                        "words of onset"));
    }

    @ParameterizedTest
    @MethodSource("turned")
    void isAgreedToByName(String file, String was, String is, String name) {
        assertEquals(List.of(name), toAgree(new EditedSet(FOLDER).with(file, was, is)));
    }

    @Test
    void twoWordsAreNotAskedAlike() {
        String word =
                "symptoms:\n\n  - code: pain-in-chest\n    label: Ache in front\n    question: \"Do you have chest pain?\"\n"
                        + "    groups: [soreness]\n    attributes: [severity]\n    needs: []\n    standing: event\n\n";
        assertEquals(List.of("word pain-in-chest"), toAgree(new EditedSet(FOLDER).with(WORDS, "symptoms:\n", word)));
    }

    @Test
    void twoRegionsAreNotNamedAlike() {
        EditedSet edited = new EditedSet(FOLDER);
        String label = edited.text(WORDS).replaceAll("(?s).*code: rhomboids, label: (\"[^\"]+\").*", "$1");
        String region = "regions:\n  - { code: upper-back-muscles, label: " + label
                + ", groups: [limb], areas: [leg], alsoSaidAs: [\"muscles up there\"] }\n";
        assertEquals(List.of("word region upper-back-muscles"), toAgree(edited.with(WORDS, "regions:\n", region)));
    }

    @Test
    void aNewRegionIsInTheGroupsOfItsNeighbours() {
        String region =
                "regions:\n  - { code: shoulder-blade-muscles, label: \"Muscles of the shoulder blade\", groups: [limb],"
                        + " areas: [upper-back], alsoSaidAs: [\"muscles up there\"] }\n";
        assertEquals(
                List.of("word region shoulder-blade-muscles"),
                toAgree(new EditedSet(FOLDER).with(WORDS, "regions:\n", region)));
        assertEquals(
                List.of(),
                toAgree(new EditedSet(FOLDER)
                        .with(WORDS, "regions:\n", region.replace("[limb]", "[limb, thoracic-risk]"))));
    }

    /** Who says so is led to the other word from now on. */
    @Test
    void aPhraseDoesNotMoveToAnotherWord() {
        EditedSet edited =
                new EditedSet(FOLDER).with(WORDS, "alsoSaidAs: [\"temperature\", \"fever\", ", "alsoSaidAs: [");
        assertEquals(List.of(), toAgree(edited));
        String words = edited.text(WORDS);
        int at = words.indexOf("alsoSaidAs: [", words.indexOf("code: felt-hot\n")) + "alsoSaidAs: [".length();
        edited.write(WORDS, words.substring(0, at) + "\"temperature\", " + words.substring(at));
        assertEquals(List.of("phrases of fever"), toAgree(edited));
    }

    @Test
    void aCodeMeansOneThing() {
        EditedSet edited = new EditedSet(FOLDER)
                .with(
                        WORDS,
                        "jewellery gives me a rash\", \"metal allergy\"]",
                        "jewellery gives me a rash\", \"metal allergy\"], snomed: [{ code: \"195967001\", display: \"Asthma\","
                                + " fit: exact, seen: [D], verified: secondary }]");
        assertEquals(List.of("snomed of field nickelAllergy"), toAgree(edited));
    }

    @Test
    void anotherLanguageIsAgreedToOnce() {
        String german = new EditedSet(FOLDER).text(GERMAN);
        assertEquals(List.of("language de-AT"), toAgree(new EditedSet(FOLDER).write("texts.de-AT.yaml", german)));
    }

    /** A rule of a day that has another id is the same rule as long as it says the same. */
    @Test
    void aRuleOfADayKeepsItsAdvice() {
        String file = "needle-events/needle-events.drl";
        String rules = new EditedSet(FOLDER).text(file).replace("@id( \"NDL-06\" )", "@id( \"NDL-96\" )");
        assertEquals(List.of(), toAgree(new EditedSet(FOLDER).write(file, rules)));
        String other = rules.replace(
                "needs a doctor within 6 hours. Ask for blood tests.",
                "is common. Rest within 6 hours, for some days.");
        assertEquals(List.of("rule NDL-06"), toAgree(new EditedSet(FOLDER).write(file, other)));
    }
}
