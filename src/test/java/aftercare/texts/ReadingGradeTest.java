package aftercare.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.model.ParsedRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every text that a patient reads is plain enough for the moment in which it is read. */
class ReadingGradeTest {

    private static final double URGENT = 6;
    private static final double OTHER = 8;

    private static final Path EXCEPTIONS = Path.of("src/test/resources/texts/harder.txt");

    /** A text that a patient reads: where it is, and the highest grade that it may have. */
    private record PatientText(String where, String text, double most) {

        boolean isTooHard() {
            return ReadingGrade.of(text) > most;
        }
    }

    private static final CheckedFolder SHIPPED = FolderCheck.check(Path.of("rules"));

    private static List<PatientText> texts() {
        Map<String, PatientText> texts = new LinkedHashMap<>();
        Wording wording = SHIPPED.wording().orElseThrow();
        for (ParsedRule rule : SHIPPED.rules()) {
            RuleCard card = rule.card();
            if (card.kind() instanceof RuleCard.Triage triage) {
                add(texts, card.id(), card.advice(), most(triage.urgency()));
            } else if (card.kind() instanceof RuleCard.Advises) {
                add(texts, card.id(), card.advice(), OTHER);
            }
        }
        wording.levels().forEach((level, words) -> {
            add(texts, level + " headline", words.headline(), most(level));
            add(texts, level + " contact", words.contact(), most(level));
            add(texts, level + " instruction", words.instruction(), most(level));
            for (Wording.Sooner sooner : words.sooner()) {
                add(
                        texts,
                        level + " headline " + sooner.hours(),
                        sooner.heading().headline(),
                        most(level));
                add(
                        texts,
                        level + " contact " + sooner.hours(),
                        sooner.heading().contact(),
                        most(level));
            }
        });
        for (int i = 0; i < wording.safetyNet().size(); i++) {
            // It is read beside an emergency too.
            add(texts, "safetyNet " + i, wording.safetyNet().get(i), URGENT);
        }
        wording.coreRules()
                .forEach((id, words) -> add(texts, id, words.advice(), id.equals("GEN-01") ? OTHER : URGENT));
        wording.dataQuality().forEach((code, text) -> add(texts, "dataQuality " + code, text, OTHER));
        add(texts, "needsHuman", wording.needsHuman(), OTHER);
        Vocabulary vocabulary = SHIPPED.vocabulary().orElseThrow();
        vocabulary.symptoms().values().forEach(word -> add(texts, "question " + word.code(), word.question(), OTHER));
        vocabulary.fields().forEach((part, fields) -> fields.values()
                .forEach(field -> add(texts, "question " + part.word() + "." + field.name(), field.question(), OTHER)));
        return new ArrayList<>(texts.values());
    }

    private static double most(Urgency level) {
        return level.atLeast(Urgency.URGENT_24H) ? URGENT : OTHER;
    }

    private static void add(Map<String, PatientText> texts, String where, String text, double most) {
        String spoken = text.replace("{emergencyNumber}", "999").replace("999 / 112 / 911", "999");
        texts.put(where, new PatientText(where, spoken, most));
    }

    /** Where · the reason, one a line: texts that the clinical tables prescribe. */
    private static Map<String, String> exceptions() throws IOException {
        Map<String, String> exceptions = new TreeMap<>();
        for (String line : Files.readAllLines(EXCEPTIONS)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" \\| ", 2);
                assertEquals(2, parts.length, line);
                assertEquals(null, exceptions.put(parts[0].strip(), parts[1].strip()), line);
            }
        }
        return exceptions;
    }

    @Test
    void everyTextIsPlainEnoughOrIsAKnownException() throws IOException {
        Set<String> tooHard = new TreeSet<>();
        List<String> shown = new ArrayList<>();
        Map<String, String> exceptions = exceptions();
        for (PatientText text : texts()) {
            if (text.isTooHard()) {
                tooHard.add(text.where());
                if (!exceptions.containsKey(text.where())) {
                    shown.add(String.format(
                            Locale.ROOT,
                            "%s | %.1f, at most %.0f: %s",
                            text.where(),
                            ReadingGrade.of(text.text()),
                            text.most(),
                            text.text()));
                }
            }
        }
        assertTrue(shown.isEmpty(), () -> shown.size() + " texts\n" + String.join("\n", shown));
        assertEquals(tooHard, exceptions.keySet(), "an exception that is none any more is taken out");
    }

    @Test
    void readsEveryTextOfThePatient() {
        List<PatientText> texts = texts();
        assertTrue(texts.size() > 350, "only " + texts.size());
        texts.forEach(text -> assertTrue(!text.text().isBlank(), text.where()));
    }

    @Test
    void noTextSpeaksOfUs() {
        for (PatientText text : texts()) {
            assertTrue(!text.text().matches("(?is).*\\b(us|we|call back)\\b.*"), text.where() + ": " + text.text());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pain,1",
        "little,2",
        "shake,1",
        "needle,2",
        "doctor,2",
        "hospital,3",
        "ambulance,3",
        "emergency,4",
        "practitioner,4",
        "called,1",
        "needed,2",
        "muscles,2",
        "comes,1",
        "changes,2",
        "breathing,2",
        "area,3",
        "quiet,2",
        "usual,3",
        "trying,2",
        "38.5,1",
        "HIV,3",
        "don't,1",
        "immediately,5",
        "serious,3",
        "question,2",
        "period,3",
        "treatment,2",
        "medicine,3",
    })
    void countsSyllables(String word, int syllables) {
        assertEquals(syllables, ReadingGrade.syllables(word));
    }

    @Test
    void countsTheGradeByTheFormula() {
        assertEquals(0.39 * 5 + 11.8 * 6 / 5 - 15.59, ReadingGrade.of("Call a doctor right now."), 1e-9);
        assertEquals(0.39 * 3 + 11.8 * 1 - 15.59, ReadingGrade.of("Do not drive. Do not wait"), 1e-9);
        assertTrue(ReadingGrade.of("Immediately undergo comprehensive cardiovascular evaluation.") > 20);
    }
}
