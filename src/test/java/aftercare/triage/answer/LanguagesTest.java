package aftercare.triage.answer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.decision.Decision;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.Triage;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One decision, said in the language that is asked for. */
class LanguagesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final SortedMap<String, byte[]> SHIPPED =
            RuleFolder.read(Path.of("rules")).files().bytes();
    private static final RuleSet RULES = load(SHIPPED);
    private static final String HEADLINE = "headline: \"Call an ambulance now\"";
    private static final String CHEST_PAIN = "{\"symptoms\":[{\"code\":\"chest-pain\"}]}";

    @Test
    void everyCaseIsGermanFromTheFirstTextToTheLast() {
        List<TriageCase> cases = new FolderCases(new RuleFiles(SHIPPED)).cases().cases();
        int tried = 0;
        for (int i = 0; i < cases.size(); i += 23) {
            if (Triage.byEngine(RULES).assess(cases.get(i).body(NOW), NOW) instanceof Triage.Decided decided) {
                String german = write(RULES, "de", decided.decision());
                assertTrue(german.contains("\"language\":\"de\""), german);
                assertTrue(german.contains("translation-not-reviewed"), german);
                assertFalse(german.contains("text-in-english"), german);
                tried++;
            }
        }
        assertTrue(tried > 100, "only " + tried);
    }

    /** What programs go by is the same in each language, also where a label is spelt as a code. */
    @Test
    void codesAreNoTexts() {
        String asks = write(RULES, "de", decide(RULES, "{\"symptoms\":[{\"code\":\"muscle-ache\"}]}"));
        String english = write(RULES, "en", decide(RULES, "{\"symptoms\":[{\"code\":\"muscle-ache\"}]}"));
        for (String member :
                List.of("\"id\":", "\"asks\":", "\"value\":", "\"urgency\":", "\"ruleId\":", "\"source\":")) {
            assertEquals(values(english, member), values(asks, member), member);
        }
    }

    @Test
    void showsTheEnglishTextInPlaceOfAnOldTranslation() {
        RuleSet changed = load(with("wording.yaml", HEADLINE, "headline: \"Call an ambulance at once\""));
        assertNotEquals(RULES.book().version(), changed.book().version());
        String answer = write(changed, "de", decide(changed, CHEST_PAIN));
        assertTrue(answer.contains("\"headline\":\"Call an ambulance at once\""), answer);
        assertTrue(answer.contains("\"contact\":\"Notrufnummer"), answer);
        assertTrue(answer.contains("\"code\":\"text-in-english\""), answer);
        assertEquals(Languages.ENGLISH, changed.languages().choose("fr"));
    }

    @Test
    void theEmergencyNumberIsThatOfTheClinic() {
        RuleSet other = load(with("wording.yaml", "\"999 / 112 / 911\"", "\"112\""));
        String answer = write(other, "de", decide(other, CHEST_PAIN));
        assertTrue(answer.contains("\"contact\":\"Notrufnummer 112\""), answer);
        assertFalse(answer.contains("text-in-english"), answer);
    }

    /** A reviewed translation says nothing of it, and a set without the file is as it was. */
    @Test
    void saysNothingOfWhatIsReviewed() {
        RuleSet reviewed = load(with("texts.de.yaml", "reviewed: false", "reviewed: \"Dr. A, 2026-12-01\""));
        assertFalse(write(reviewed, "de", decide(reviewed, CHEST_PAIN)).contains("translation-not-reviewed"));
        SortedMap<String, byte[]> files = new TreeMap<>(SHIPPED);
        files.remove("texts.de.yaml");
        RuleSet without = load(files);
        assertEquals(List.of("en"), without.languages().tags());
        assertNotEquals(RULES.book().version(), without.book().version());
        Answer answer = new Answer("id", decide(RULES, CHEST_PAIN), NOW, NOW);
        assertArrayEquals(
                RULES.answers().write(answer), RULES.languages().answers("fr").write(answer));
        assertFalse(write(RULES, "en", decide(RULES, CHEST_PAIN)).contains("language"));
    }

    /** A set that is kept has its languages too; where its file cannot be read any more, it goes on in English. */
    @Test
    void aKeptSetReadsItsLanguagesWhenTheyAreAskedFor() {
        RuleSet kept = kept(SHIPPED);
        assertEquals(RULES.book().version(), kept.book().version());
        assertEquals("de", kept.languages().choose("de"));
        assertEquals(write(RULES, "de", decide(RULES, CHEST_PAIN)), write(kept, "de", decide(kept, CHEST_PAIN)));
        RuleSet broken = kept(with("texts.de.yaml", "texts:\n", "tests:\n"));
        assertEquals("en", broken.languages().choose("de"));
        assertFalse(write(broken, "de", decide(broken, CHEST_PAIN)).contains("language"));
    }

    private static RuleSet kept(SortedMap<String, byte[]> files) {
        RuleFolder.Contents contents = new RuleFolder.Contents(new RuleFiles(files), List.of());
        return (RuleSet) new RuleSetLoader(Clock.fixed(NOW, ZoneOffset.UTC)).load(FolderCheck.kept(contents));
    }

    @Test
    void saysNothingTooLongOrWrongIsALanguage() {
        Languages languages = RULES.languages();
        assertEquals("en", languages.choose("de,".repeat(500) + "de"));
        assertEquals("en", languages.choose("de;q=7"));
        assertEquals("de", languages.choose("DE"));
        assertEquals("de", languages.choose("de-Latn-AT, en;q=0.1"));
    }

    private static SortedMap<String, byte[]> with(String file, String text, String other) {
        SortedMap<String, byte[]> files = new TreeMap<>(SHIPPED);
        String before = new String(files.get(file), StandardCharsets.UTF_8);
        assertTrue(before.contains(text), text);
        files.put(file, before.replace(text, other).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static RuleSet load(SortedMap<String, byte[]> files) {
        RuleFolder.Contents contents = new RuleFolder.Contents(new RuleFiles(files), List.of());
        return (RuleSet) new RuleSetLoader(Clock.fixed(NOW, ZoneOffset.UTC)).load(FolderCheck.check(contents));
    }

    private static Decision decide(RuleSet rules, String body) {
        return ((Triage.Decided) Triage.byBoth(rules).assess(body.getBytes(StandardCharsets.UTF_8), NOW)).decision();
    }

    private static String write(RuleSet rules, String language, Decision decision) {
        Answer answer = new Answer("01M85F3WHFGXWPY7CVQDYXZC7T", decision, NOW, NOW);
        return new String(rules.languages().answers(language).write(answer), StandardCharsets.UTF_8);
    }

    private static List<String> values(String json, String member) {
        return List.of(json.split(member, -1)).stream()
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf(rest.charAt(0) == '"' ? '"' : ',', 1)))
                .toList();
    }
}
