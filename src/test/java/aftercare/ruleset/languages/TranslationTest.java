package aftercare.ruleset.languages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.languages.EnglishText.Kind;
import aftercare.ruleset.words.WordsResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A translation holds for the English text that it was made from, and for no other. */
class TranslationTest {

    private static final EnglishText CALL =
            new EnglishText("A headline", Kind.HEADLINE, Optional.of(Urgency.EMERGENCY_AMBULANCE), "Call now");
    private static final EnglishText NUMBER = new EnglishText(
            "A contact", Kind.CONTACT, Optional.of(Urgency.EMERGENCY_AMBULANCE), "On {emergencyNumber}");
    private static final EnglishText LABEL = new EnglishText("pain label", Kind.LABEL, Optional.empty(), "Pain");

    private static final String HEAD =
            "reviewed: false\nnotReviewed: \"Ungeprüft.\"\ninEnglish: \"Englisch.\"\ntexts:\n";

    @Test
    void holdsForTheTextThatItWasMadeFrom() {
        String file = HEAD + entry(CALL, "Jetzt anrufen") + entry(NUMBER, "Unter {emergencyNumber}");
        Translation translation = new Translation(read(file), List.of(CALL, NUMBER, LABEL));
        assertEquals(Map.of("Call now", "Jetzt anrufen", "On 112", "Unter 112"), translation.texts("112"));
        assertEquals(List.of(LABEL), translation.missing());
        assertEquals(List.of(), translation.outdated());
        assertEquals(List.of(), translation.orphaned());
    }

    @Test
    void isOutdatedWhenTheEnglishTextChanges() {
        EnglishText other = new EnglishText(CALL.at(), CALL.kind(), CALL.urgency(), "Call at once");
        Translation translation = new Translation(read(HEAD + entry(CALL, "Jetzt anrufen")), List.of(other));
        assertEquals(Map.of(), translation.texts("112"));
        assertEquals(List.of(other), translation.missing());
        assertEquals("Jetzt anrufen", translation.outdated().get(0).text());
    }

    @Test
    void isOrphanedWhenThePlaceGoes() {
        Translation translation = new Translation(read(HEAD + entry(CALL, "Jetzt anrufen")), List.of(LABEL));
        assertEquals(List.of(), translation.outdated());
        assertEquals(1, translation.orphaned().size());
    }

    @Test
    void theSheetKeepsWhatHoldsAndShowsWhatDoesNot() {
        EnglishText other = new EnglishText(NUMBER.at(), NUMBER.kind(), NUMBER.urgency(), "Under {emergencyNumber}");
        EnglishText gone = new EnglishText("gone label", Kind.LABEL, Optional.empty(), "Gone");
        String file = HEAD + entry(CALL, "Ruf \"jetzt\" an") + entry(NUMBER, "Alt") + entry(gone, "Weg");
        List<EnglishText> english = List.of(CALL, other, LABEL);
        String sheet = LanguageSheet.of(new Translation(read(file), english), english);
        assertTrue(sheet.contains("  # of another English text: Alt\n"), sheet);
        assertTrue(sheet.contains("# gone label: Weg\n"), sheet);
        Translation again = new Translation(read(sheet), english);
        assertEquals(Map.of("Call now", "Ruf \"jetzt\" an"), again.texts("112"));
        assertEquals(List.of(other, LABEL), again.missing());
        assertEquals(List.of(), again.outdated());
        assertEquals(List.of(), again.orphaned());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reviewed: false | reviewed: true | does not say who",
                "notReviewed: \"Ungeprüft.\" | notReviewed: \"\" | an empty text",
                "inEnglish: | inenglish: | unknown key",
                "text: \"Jetzt anrufen\" | text: 7 | a text is expected",
                "text: \"Jetzt anrufen\" | text: \"Jetzt {number}\" | nothing is known to stand for",
                "text: \"Jetzt anrufen\" | text: \"Jetzt }\" | nothing is known to stand for",
                "of: \" | of: \"x | is no hash",
                "at: | where: | unknown key"
            })
    void refusesAWrongFile(String text, String other, String message) {
        String file = HEAD + entry(CALL, "Jetzt anrufen");
        assertTrue(file.contains(text), file);
        WordsResult<LanguageFile> result = result(file.replace(text, other));
        assertTrue(result.toString().contains(message), result.toString());
    }

    @Test
    void refusesTwoTranslationsOfOneText() {
        WordsResult<LanguageFile> result = result(HEAD + entry(CALL, "Jetzt anrufen") + entry(CALL, "Sofort anrufen"));
        assertTrue(result.toString().contains("another entry is a translation of the same"), result.toString());
    }

    @Test
    void knowsTheNamesOfFiles() {
        assertEquals(Optional.of("de"), LanguageFileReader.language("texts.de.yaml"));
        assertEquals(Optional.of("pt-BR"), LanguageFileReader.language("texts.pt-BR.yaml"));
        for (String path :
                List.of("texts.yaml", "texts.DE.yaml", "texts.d.yaml", "chest/texts.de.yaml", "texts.de.yml")) {
            assertEquals(Optional.empty(), LanguageFileReader.language(path), path);
        }
    }

    /** German is whole, nobody has reviewed it, and the verb has written the file. */
    @Test
    void theShippedGermanIsWholeAndNotReviewed() throws java.io.IOException {
        CheckedFolder shipped = FolderCheck.check(Path.of("rules"));
        Translation german = shipped.translations().all().get(0);
        assertEquals("de", german.language());
        assertEquals(List.of(), german.missing());
        assertEquals(List.of(), german.outdated());
        assertEquals(List.of(), german.orphaned());
        assertTrue(!german.isReviewed());
        List<EnglishText> english =
                FolderCheck.english(shipped.rules(), shipped.vocabulary().orElseThrow(), shipped.files());
        assertEquals(Files.readString(Path.of("rules/texts.de.yaml")), LanguageSheet.of(german, english));
    }

    private static String entry(EnglishText english, String text) {
        return "  - at: \"" + english.at() + "\"\n    of: \"" + english.hash() + "\"\n    text: \""
                + text.replace("\"", "\\\"") + "\"\n";
    }

    private static LanguageFile read(String file) {
        return ((WordsResult.Good<LanguageFile>) result(file)).words();
    }

    private static WordsResult<LanguageFile> result(String file) {
        return LanguageFileReader.read("texts.de.yaml", file.getBytes(StandardCharsets.UTF_8));
    }
}
