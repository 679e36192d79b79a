package aftercare.ruleset.demands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.languages.EnglishText;
import aftercare.ruleset.languages.EnglishText.Kind;
import aftercare.ruleset.languages.LanguageFile;
import aftercare.ruleset.languages.Translation;
import aftercare.ruleset.languages.Translations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an emergency must say is said in every language. */
class TranslationDemandsTest {

    private static final CheckedFolder SHIPPED = FolderCheck.check(Path.of("rules"));
    private static final LanguagePhrases GERMAN = LanguagePhrases.of("de").orElseThrow();

    @Test
    void asksNothingMoreOfTheShippedGerman() {
        assertEquals(List.of(), TranslationDemands.check(SHIPPED.translations().all(), Translations.NONE));
        assertEquals(List.of(), TranslationNotes.of(SHIPPED.translations().all()));
    }

    /** Every text that sends somebody to an emergency: without what it says, its translation is refused. */
    @Test
    void refusesEveryEmergencyThatIsNotSaid() {
        List<String> emergencies = new ArrayList<>();
        for (Translation.Pair pair : SHIPPED.translations().all().get(0).pairs()) {
            EnglishText english = pair.english();
            boolean tells = english.kind() == Kind.ADVICE || english.kind() == Kind.HEADLINE;
            if (tells && EnglishPhrases.says(Urgency.EMERGENCY_AMBULANCE, english.text(), Translation.NUMBER)) {
                emergencies.add(calm(pair));
                String calm = calm(pair);
                assertFalse(problems(english, calm).isEmpty(), calm);
                assertFalse(problems(english, "Aber nicht doch. " + calm).isEmpty(), calm);
            }
        }
        assertTrue(emergencies.size() >= 10, emergencies.toString());
    }

    private static String calm(Translation.Pair pair) {
        return pair.entry().text().replaceAll("\\b[Rr]ufen\\b", "erwarten");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rufen Sie jetzt einen Krankenwagen",
                "Rufen Sie sofort {emergencyNumber} an.",
                "Sie bluten stark. Rufen Sie jetzt den Rettungsdienst. Fahren Sie nicht selbst.",
                "Wenn Sie ohnmächtig werden, rufen Sie jetzt {emergencyNumber} an.",
                "Bei Atemnot: Rufen Sie jetzt {emergencyNumber} an.",
                "Rufen Sie jetzt einen Krankenwagen, auch wenn es besser wird.",
                "Rufen Sie jetzt einen Krankenwagen oder den Rettungsdienst.",
                "Warten Sie nicht. Rufen Sie jetzt einen Notarzt."
            })
    void hearsWhatAnAmbulanceAsksFor(String text) {
        assertTrue(GERMAN.says(Urgency.EMERGENCY_AMBULANCE, text));
        assertEquals("", GERMAN.against(text));
        assertEquals("", GERMAN.dissuading(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rufen Sie jetzt keinen Krankenwagen",
                "Rufen Sie jetzt nicht {emergencyNumber} an.",
                "Rufen Sie jetzt einen Krankenwagen, wenn es schlimmer wird.",
                "Rufen Sie nur dann jetzt einen Krankenwagen, falls Sie wollen.",
                "Rufen Sie morgen einen Krankenwagen.",
                "Rufen Sie jetzt einen Krankenwagen?",
                "Vielleicht rufen Sie jetzt einen Krankenwagen.",
                "Rufen Sie jetzt gegebenenfalls einen Krankenwagen.",
                "Rufen Sie jetzt bei Verschlechterung einen Krankenwagen.",
                "Jetzt einen Krankenwagen zu rufen wäre übertrieben.",
                "Jetzt den Notruf wählen? Sofort den Notarzt rufen ist verfrüht.",
                "Rufen Sie jetzt zunächst Ihre Praxis an, nachher den Rettungsdienst.",
                "Rufen Sie jetzt einen Krankenwagen oder Ihren Arzt.",
                "Rufen Sie jetzt einen Krankenwagen oder legen Sie sich hin.",
                "Rufen Sie jetzt einen Krankenwagen, oder lieber einfach die Praxis.",
                "Rufen Sie jetzt Ihre Hausärztin an, die den Krankenwagen schickt.",
                "Rufen Sie sofort eine Freundin an, der Notarzt kommt mit.",
                "Rufen Sie jetzt nach Wunsch einen Krankenwagen.",
                "Bleiben Sie zu Hause",
                ""
            })
    void hearsWhatTakesItBack(String text) {
        assertFalse(GERMAN.says(Urgency.EMERGENCY_AMBULANCE, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Go to hospital now. | Gehen Sie jetzt ins Krankenhaus. | ",
                "Go to hospital now. | Gehen Sie ins Krankenhaus. | does not plainly say",
                "Go to hospital now. | Gehen Sie jetzt ins Krankenhaus oder in eine Notaufnahme. | ",
                "Go to hospital now. | Gehen Sie jetzt ins Krankenhaus oder zum Arzt. | does not plainly say",
                "Go to hospital now. | Gehen Sie jetzt ins Krankenhaus oder in eine Arztpraxis. | does not plainly say",
                "Go to hospital now. | Gehen Sie jetzt ins Krankenhaus. Das ist nicht dringend. | speaks against",
                "Go to hospital now. | Gehen Sie jetzt ins Krankenhaus. Ein Krankenhaus ist nicht nötig. | speaks against",
                "Go to hospital now. | Gehen Sie jetzt ins Krankenhaus. Es eilt nicht. | speaks against",
                "Go to hospital now. | Gehen Sie jetzt ins Krankenhaus. Das hat noch Zeit. | speaks against",
                "Go to hospital now. | Gehen Sie jetzt ins Krankenhaus. Es ist ungefährlich. | speaks against",
                "Go to hospital now. | Gehen Sie jetzt ins Krankenhaus. Sie brauchen aber gar keines. | speaks against",
                "Go to hospital now. | Gehen Sie jetzt ins Krankenhaus. Sagen Sie danach alles ab. | speaks against",
                "See a doctor within 6 hours. | Gehen Sie innerhalb von 6 Stunden zum Arzt. | ",
                "See a doctor within 6 hours. | Gehen Sie innerhalb von 8 Stunden zum Arzt. | says the numbers [8 h]",
                "See a doctor within 6 hours. | Gehen Sie innerhalb von 6 Tagen zum Arzt. | says the numbers [144 h]",
                "See a doctor within a day. | Gehen Sie innerhalb eines Tages zum Arzt. | ",
                "See a doctor within a day. | Gehen Sie innerhalb von 24 Stunden zum Arzt. | ",
                "See a doctor within a day. | Gehen Sie innerhalb einer Woche zum Arzt. | says the numbers [168 h]",
                "See a doctor today. | Gehen Sie bald zum Arzt. | does not plainly say",
                "Redness over 5 cm | Rötung über 5 cm | ",
                "Redness over 5 cm | Rötung über 6 cm | says the numbers [6 cm]",
                "Fever of 38.5 °C | Fieber von 38,5 °C | ",
                "Fever of 38.5 °C | Fieber von 39,5 °C | says the numbers [39.5]",
                "After half an hour | Nach einer halben Stunde | ",
                "After half an hour | Nach einer Stunde | says the numbers [1 h]",
                "Ring {emergencyNumber} | Rufen Sie {emergencyNumber} an | ",
                "Ring {emergencyNumber} | Rufen Sie 112 an | gives the emergency number",
                "Soreness is usual. | Muskelkater ist üblich. | ",
                "Soreness is usual. | Muskelkater ist harmlos. | says `harmlos`",
                "Soreness is usual. | Rufen Sie nicht den Arzt. | says `rufen sie nicht",
                "Soreness is usual. | Bleiben Sie zu Hause. | says `bleiben sie zu hause`"
            })
    void comparesEachTextWithItsEnglish(String english, String german, String problem) {
        List<String> found = problems(new EnglishText("A advice", Kind.ADVICE, Optional.empty(), english), german);
        if (problem == null) {
            assertEquals(List.of(), found);
        } else {
            assertTrue(found.toString().contains(problem), found.toString());
        }
    }

    @Test
    void refusesTwoLevelsThatSayTheSameOrWereSwapped() {
        EnglishText day = headline(Urgency.URGENT_24H, "See a doctor today");
        EnglishText home = headline(Urgency.SELF_CARE, "Look after it yourself");
        String same = problems(List.of(day, home), List.of("Heute zum Arzt", "Heute zum Arzt"))
                .toString();
        assertTrue(same.contains("is the same as that of"), same);
        EnglishText call = headline(Urgency.EMERGENCY_AMBULANCE, "Call an ambulance now");
        String swapped = problems(
                        List.of(call, home), List.of("Sie schaffen das selbst", "Rufen Sie jetzt einen Krankenwagen"))
                .toString();
        assertTrue(swapped.contains("does not plainly say what `EMERGENCY_AMBULANCE`"), swapped);
        assertTrue(swapped.contains("were the texts of two levels swapped?"), swapped);
    }

    @Test
    void refusesALanguageOfWhichItDoesNotKnowWhatAnEmergencySays() {
        LanguageFile file = new LanguageFile("texts.fr.yaml", "fr", "", "x", "y", List.of());
        String problems = TranslationDemands.check(List.of(new Translation(file, List.of())), Translations.NONE)
                .toString();
        assertTrue(problems.contains("the program does not know what an emergency says in `fr`"), problems);
    }

    /** The same words may say too little for another level: then they are another pair. */
    @Test
    void looksOnlyAtWhatDidNotPass() {
        EnglishText day = advice(Urgency.URGENT_24H, "Call 999 now or see a doctor today");
        LanguageFile.Entry entry = new LanguageFile.Entry("the advice", day.hash(), "Warten Sie ab", 1);
        LanguageFile file = new LanguageFile("texts.de.yaml", "de", "", "x", "y", List.of(entry));
        Translation translation = new Translation(file, List.of(day));
        assertFalse(TranslationDemands.check(List.of(translation), Translations.NONE)
                .isEmpty());
        Translations passed = Translations.of(List.of(translation));
        assertEquals(List.of(), TranslationDemands.check(List.of(translation), passed));
        EnglishText now = advice(Urgency.EMERGENCY_AMBULANCE, day.text());
        assertFalse(TranslationDemands.check(List.of(new Translation(file, List.of(now))), passed)
                .isEmpty());
    }

    /** A reason tells nobody what to do; where the same words are advice too, they do. */
    @Test
    void looksAtATextWhereItTellsSomebodyWhatToDo() {
        String call = "Call an ambulance now.";
        EnglishText reason = new EnglishText("the reason", Kind.REASON, Optional.of(Urgency.EMERGENCY_AMBULANCE), call);
        EnglishText advice = advice(Urgency.EMERGENCY_AMBULANCE, call);
        LanguageFile.Entry entry = new LanguageFile.Entry("the reason", reason.hash(), "Erwarten Sie das.", 1);
        LanguageFile file = new LanguageFile("texts.de.yaml", "de", "", "x", "y", List.of(entry));
        Translation asReason = new Translation(file, List.of(reason));
        assertEquals(List.of(), TranslationDemands.check(List.of(asReason), Translations.NONE));
        for (List<EnglishText> places : List.of(List.of(reason, advice), List.of(advice, reason))) {
            Translation both = new Translation(file, places);
            for (Translations passed : List.of(Translations.NONE, Translations.of(List.of(asReason)))) {
                String problems =
                        TranslationDemands.check(List.of(both), passed).toString();
                assertTrue(problems.contains("does not plainly say what `EMERGENCY_AMBULANCE`"), problems);
            }
        }
    }

    private static EnglishText advice(Urgency urgency, String text) {
        return new EnglishText("the advice", Kind.ADVICE, Optional.of(urgency), text);
    }

    private static EnglishText headline(Urgency urgency, String text) {
        return new EnglishText(urgency + " headline", Kind.HEADLINE, Optional.of(urgency), text);
    }

    private static List<String> problems(EnglishText english, String german) {
        return problems(List.of(english), List.of(german));
    }

    private static List<String> problems(List<EnglishText> english, List<String> german) {
        List<LanguageFile.Entry> entries = new ArrayList<>();
        for (int i = 0; i < english.size(); i++) {
            EnglishText each = english.get(i);
            entries.add(new LanguageFile.Entry(each.at(), each.hash(), german.get(i), i + 1));
        }
        LanguageFile file = new LanguageFile("texts.de.yaml", "de", "", "x", "y", entries);
        List<String> messages = new ArrayList<>();
        TranslationDemands.check(List.of(new Translation(file, english)), Translations.NONE)
                .forEach(each -> messages.add(each.what() + ": " + each.help()));
        return messages;
    }
}
