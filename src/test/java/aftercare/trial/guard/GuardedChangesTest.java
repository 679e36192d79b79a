package aftercare.trial.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.domain.Wording;
import aftercare.domain.Wording.CoreWords;
import aftercare.domain.Wording.LevelWords;
import aftercare.ruleset.languages.EnglishText;
import aftercare.ruleset.languages.EnglishText.Kind;
import aftercare.ruleset.languages.LanguageFile;
import aftercare.ruleset.languages.Translation;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordsResult;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changed between two rule sets in the parts that are guarded, and by which name a person agrees to it. */
class GuardedChangesTest {

    private static final String WORDS = "vocabulary.yaml";
    private static final String TEXTS = "wording.yaml";
    private static final GuardedSet SHIPPED = EditedSet.SHIPPED;
    private static final Vocabulary VOCABULARY = SHIPPED.vocabulary();
    private static final Wording WORDING = SHIPPED.wording();

    @Test
    void findsNothingBetweenASetAndItself() {
        assertEquals(List.of(), GuardedChanges.between(SHIPPED, new EditedSet().set()));
    }

    // --- Words ---

    @Test
    void namesARegionThatLeavesAGroup() {
        EditedSet edited = new EditedSet()
                .with(WORDS, "(upper trapezius)\", groups: [thoracic-risk]", "(upper trapezius)\", groups: []");
        assertEquals(
                List.of(new GuardedChange(
                        "group thoracic-risk: region upper-trapezius", "in the group", "not in the group", true)),
                edited.changes());
    }

    @Test
    void namesAWordThatLeavesOneGroupAndJoinsAnother() {
        EditedSet edited = new EditedSet()
                .with(
                        WORDS,
                        "groups: [soreness]\n    attributes: [severity, trend, onsetHours",
                        "groups: [minor]\n    attributes: [severity, trend, onsetHours");
        assertEquals(
                List.of(
                        new GuardedChange("group soreness: muscle-ache", "in the group", "not in the group", true),
                        new GuardedChange("group minor: muscle-ache", "not in the group", "in the group", true)),
                edited.changes());
    }

    @Test
    void aWordThatIsGoneLeavesItsGroupsAndItsFloor() {
        Map<String, SymptomWord> symptoms = new LinkedHashMap<>(VOCABULARY.symptoms());
        symptoms.remove("site-pus");
        assertEquals(
                List.of(
                        new GuardedChange("word site-pus", "Pus at needle site", "", true),
                        new GuardedChange(
                                "group site-sign: site-pus",
                                "in the group",
                                "not in the group: the word is gone",
                                true),
                        new GuardedChange("floor site-pus", "URGENT_24H", "", true)),
                since(symptoms, VOCABULARY.regions()));
    }

    @Test
    void aRegionThatIsGoneLeavesItsGroups() {
        Map<String, RegionWord> regions = new LinkedHashMap<>(VOCABULARY.regions());
        regions.remove("abdominals");
        assertEquals(
                List.of("word region abdominals", "group trunk: region abdominals"),
                toAgree(since(VOCABULARY.symptoms(), regions)));
    }

    @Test
    void aNewWordChangesNoGroup() {
        String word = "symptoms:\n\n  - code: heart-attack\n    label: Heart attack\n"
                + "    question: \"Did you have a heart attack?\"\n    groups: [soreness]\n"
                + "    attributes: [severity]\n    needs: []\n    floor: EMERGENCY_AMBULANCE\n\n";
        assertEquals(
                List.of(new GuardedChange("word heart-attack", "", "Heart attack", false)),
                new EditedSet().with(WORDS, "symptoms:\n", word).changes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMERGENCY_AMBULANCE | URGENT_24H | true",
                "EMERGENCY_AMBULANCE | EMERGENCY_DEPARTMENT | true",
                "URGENT_24H |  | true",
                "URGENT_24H | EMERGENCY_DEPARTMENT | false",
                " | SELF_CARE | false",
            })
    void aFloorIsAgreedToOnlyWhereItFalls(String was, String is, boolean needsAgreement) {
        SymptomWord ache = VOCABULARY.symptoms().get("muscle-ache");
        FoundChanges found = new FoundChanges();
        new ChangedWords(found, new ChangedCodes(found, VOCABULARY), new ChangedPhrases(found, VOCABULARY))
                .compare(
                        with(Map.of("muscle-ache", floor(ache, level(was))), VOCABULARY.regions()),
                        with(Map.of("muscle-ache", floor(ache, level(is))), VOCABULARY.regions()));
        assertEquals(
                List.of(new GuardedChange(
                        "floor muscle-ache", was == null ? "" : was, is == null ? "" : is, needsAgreement)),
                found.inOrder());
    }

    @Test
    void aWordWithAFloorKeepsItsQuestionAndItsLabel() {
        EditedSet edited = new EditedSet()
                .with(WORDS, "Do you have chest pain?", "Is your chest free of pain?")
                .with(WORDS, "label: Chest pain", "label: No chest pain");
        assertEquals(
                List.of(
                        new GuardedChange(
                                "question of chest-pain",
                                "Do you have chest pain?",
                                "Is your chest free of pain?",
                                true),
                        new GuardedChange("label of chest-pain", "Chest pain", "No chest pain", true)),
                edited.changes());
    }

    @Test
    void aQuestionDecidesWhatItsWordMeans() {
        EditedSet edited = new EditedSet().with(WORDS, "Do your muscles ache?", "Are your muscles free of pain?");
        assertEquals(List.of("question of muscle-ache"), toAgree(edited.changes()));
        EditedSet field = new EditedSet().with(WORDS, "\"Has it stopped?\"", "\"Is it still going on?\"");
        assertEquals(List.of("question of field stopped"), toAgree(field.changes()));
        EditedSet region = new EditedSet().with(WORDS, "label: \"Calf\"", "label: \"Chest muscles\"");
        assertEquals(List.of("label of region calf"), toAgree(region.changes()));
        EditedSet nowhere = new EditedSet()
                .with(
                        WORDS,
                        "  - { code: calf, label: \"Calf\", groups: [] }\n",
                        "  - { code: calf, label: \"Calf\", groups: [] }\n"
                                + "  - { code: chest-wall, label: \"Chest wall\", groups: [] }\n");
        assertEquals(List.of("word region chest-wall"), toAgree(nowhere.changes()));
    }

    @Test
    void whatIsAskedAboutAWordIsShown() {
        EditedSet edited = new EditedSet()
                .with(
                        WORDS,
                        "attributes: [severity, trend, onsetHours, site, needledSite]\n    needs: [severity, trend]",
                        "attributes: [severity, trend, onsetHours, site]\n    needs: [severity]");
        assertEquals(
                List.of(
                        new GuardedChange(
                                "attributes of muscle-ache",
                                "severity, trend, onsetHours, site, needledSite",
                                "severity, trend, onsetHours, site",
                                true),
                        new GuardedChange("needs of muscle-ache", "severity, trend", "severity", true)),
                edited.changes());
    }

    // --- Fields ---

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "min: 30, max: 45, places: 1 | min: 35, max: 45, places: 1 | 35 to 45 with 1 decimal place | true",
                "min: 30, max: 45, places: 1 | min: 25, max: 40, places: 1 | 25 to 40 with 1 decimal place | true",
                "min: 30, max: 45, places: 1 | min: 30, max: 44.9, places: 1 | 30 to 44.9 with 1 decimal place | true",
                "min: 30, max: 45, places: 1 | min: 20, max: 50, places: 1 | 20 to 50 with 1 decimal place | false",
                "min: 30, max: 45, places: 1 | min: 30, max: 45, places: 2 | 30 to 45 with 2 decimal places | false",
            })
    void aRangeIsAgreedToOnlyWhereItRefusesMore(String was, String is, String range, boolean needsAgreement) {
        assertEquals(
                List.of(new GuardedChange(
                        "range temperatureC", "30 to 45 with 1 decimal place", range, needsAgreement)),
                since(words(new EditedSet().with(WORDS, was, is))));
    }

    @Test
    void aDecimalThatBecomesAWholeNumberIsNarrower() {
        EditedSet edited = new EditedSet()
                .with(
                        WORDS,
                        "temperatureC, type: decimal, label: \"temperature\", question: \"What is your temperature, in degrees Celsius?\", min: 30, max: 45, places: 1,",
                        "temperatureC, type: integer, label: \"temperature\", question: \"What is your temperature, in degrees Celsius?\", min: 30, max: 45,");
        assertEquals(
                List.of(new GuardedChange(
                        "range temperatureC", "30 to 45 with 1 decimal place", "30 to 45 in whole numbers", true)),
                since(words(edited)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unit: \"°C\" | unit: \"°F\" | unit of temperatureC | true",
                "words: [superficial, deep, unknown] | words: [superficial, unknown] | words of depth | true",
                "words: [superficial, deep, unknown] | words: [superficial, deep, very-deep, unknown] | words of depth | true",
                "How bad is it, from 0 (none) to 10 | How well is it, from 0 (bad) to 10 | question of field severity | true",
            })
    void namesWhatElseIsReadOfAReport(String was, String is, String name, boolean needsAgreement) {
        List<GuardedChange> changes = new EditedSet().with(WORDS, was, is).changes();
        assertEquals(1, changes.size(), changes::toString);
        assertEquals(name, changes.get(0).name());
        assertEquals(needsAgreement, changes.get(0).needsAgreement());
    }

    @Test
    void aFieldThatIsGoneIsNamed() {
        String asthma = "  - name: asthma\n    type: boolean\n";
        EditedSet edited = new EditedSet().with(WORDS, asthma, "  - name: asthmatic\n    type: boolean\n");
        assertEquals(
                List.of(
                        new GuardedChange("field asthma", "asthma", "", true),
                        new GuardedChange("field asthmatic", "", "asthma", false)),
                since(words(edited)));
    }

    // --- Texts ---

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Call an ambulance now | Please call an ambulance now | text levels EMERGENCY_AMBULANCE headline",
                "Emergency number {emergencyNumber} | Emergency line {emergencyNumber} | text levels EMERGENCY_AMBULANCE contact",
                "Do not drive yourself, and do not stay alone | Do not drive yourself and do not stay alone | text levels EMERGENCY_AMBULANCE instruction",
                "Go to hospital now | Go to a hospital now | text levels EMERGENCY_DEPARTMENT headline",
                "Emergency department; do not | An emergency department; do not | text levels EMERGENCY_DEPARTMENT contact",
                "Have someone bring you | Let someone bring you | text levels EMERGENCY_DEPARTMENT instruction",
                "or if you feel seriously unwell, call {emergencyNumber} now. | or if you feel unwell, call {emergencyNumber} now. | text levels URGENT_24H instruction",
                "Tell your practitioner\" | Look after yourself at home\" | text levels ROUTINE_REVIEW headline",
                "Fainting: go to hospital now. | Fainting: lie down. | text safetyNet",
                "emergencyNumber: \"999 / 112 / 911\" | emergencyNumber: \"112\" | emergency number",
                "A symptom that no rule explains | A symptom | text rules GEN-01 title",
                "One of the symptoms you named needs | One symptom you named needs | text rules FLR-01 advice",
                "the higher reading is kept | it is kept | text rules SYS-01 reason",
                "See a doctor today | See a doctor or a nurse today | text levels URGENT_24H headline",
                "Please check the times; we left | Check the times; we left | text dataQuality onset-after-report",
            })
    void namesATextOfAnEmergency(String was, String is, String name) {
        assertEquals(List.of(name), toAgree(new EditedSet().with(TEXTS, was, is).changes()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What you describe is expected after dry needling. | This is expected after dry needling.",
                "Look after yourself at home | Rest at home",
                "source: \"our own choice\" | source: \"source article, statement 30\"",
            })
    void leavesOtherTextsToTheirWriters(String was, String is) {
        assertEquals(List.of(), new EditedSet().with(TEXTS, was, is).changes());
    }

    @Test
    void anotherEmergencyNumberIsOneChange() {
        EditedSet edited = new EditedSet().with(TEXTS, "\"999 / 112 / 911\"", "\"112\"");
        assertEquals(List.of(new GuardedChange("emergency number", "999 / 112 / 911", "112", true)), edited.changes());
    }

    @Test
    void theNumberWrittenOutIsNoChange() {
        EditedSet edited =
                new EditedSet().with(TEXTS, "Emergency number {emergencyNumber}", "Emergency number 999 / 112 / 911");
        assertEquals(List.of(), edited.changes());
    }

    @Test
    void theOrderOfTheSafetyNetCounts() {
        List<String> turned = new ArrayList<>(WORDING.safetyNet());
        Collections.reverse(turned);
        assertEquals(List.of("text safetyNet"), toAgree(since(safetyNet(turned))));
    }

    // --- Rules ---

    @Test
    void namesTheTextsOfAnEmergencyRule() {
        String chest = "chest/chest.drl";
        String advice = "Chest pain after dry needling can mean a collapsed lung. Call";
        EditedSet edited = new EditedSet()
                .with(chest, "rule \"Very fast breathing\"", "rule \"Fast breathing\"")
                .with("needle-events/needle-events.drl", "Retained fragment.", "A piece is left.");
        edited.write(chest, edited.text(chest).replace(advice, "Chest pain is common here. Call"));
        assertEquals(List.of("advice of RSP-01", "title of RSP-06", "reason of NDL-01"), toAgree(edited.changes()));
    }

    @Test
    void namesATranslationOfAnUrgentText() {
        GuardedSet live = german("Jetzt anrufen", "Unter 112", "Später");
        assertEquals(List.of(), GuardedChanges.between(live, german("Jetzt anrufen", "Unter 112", "Bald")));
        List<GuardedChange> changes = GuardedChanges.between(live, german("Sofort anrufen", "", "Später"));
        assertEquals(List.of("text de A headline"), toAgree(changes));
        assertEquals("text de A contact", changes.get(1).name());
    }

    private static GuardedSet german(String headline, String contact, String mild) {
        List<EnglishText> english = List.of(
                new EnglishText("A headline", Kind.HEADLINE, Optional.of(Urgency.URGENT_24H), "Call now"),
                new EnglishText("A contact", Kind.CONTACT, Optional.of(Urgency.URGENT_24H), "On 112"),
                new EnglishText("B headline", Kind.HEADLINE, Optional.of(Urgency.SELF_CARE), "Later"));
        List<LanguageFile.Entry> entries = new ArrayList<>();
        for (String text : List.of(headline, contact, mild)) {
            EnglishText each = english.get(entries.size());
            entries.add(new LanguageFile.Entry(each.at(), each.hash(), text, 1));
        }
        LanguageFile file = new LanguageFile("texts.de.yaml", "de", "", "x", "y", entries);
        return new GuardedSet(VOCABULARY, WORDING, SHIPPED.cards(), List.of(new Translation(file, english)));
    }

    @Test
    void aMilderRuleMaySayItInOtherWords() {
        RuleCard mild = null;
        List<RuleCard> cards = new ArrayList<>();
        for (RuleCard card : SHIPPED.cards()) {
            if (mild == null && card.kind() instanceof Triage triage && triage.urgency() == Urgency.ROUTINE_REVIEW) {
                mild = card;
                cards.add(text(card, card.title() + "!", card.reason() + "!", card.advice() + "!"));
            } else {
                cards.add(card);
            }
        }
        assertTrue(mild != null);
        assertEquals(List.of(), since(new GuardedSet(VOCABULARY, WORDING, cards, List.of())));
    }

    @Test
    void followsARuleIntoAnotherFile() {
        RuleCard card = emergency();
        RuleCard moved = new RuleCard(
                card.id(), card.title(), card.kind(), card.reason(), "Stay at home.", card.source(), "new/new.drl", 5);
        assertEquals(List.of("advice of " + card.id()), toAgree(since(instead(card, List.of(moved)))));
    }

    @Test
    void followsARuleThatIsSplit() {
        RuleCard card = emergency();
        RuleCard one = text(card, card.title(), card.reason(), card.advice());
        RuleCard two = text(card, "The other half", card.reason(), card.advice());
        List<GuardedChange> kept = since(instead(card, List.of(one, two)));
        assertEquals(List.of(new GuardedChange("title of " + card.id(), "", "The other half", false)), kept);
        RuleCard turned = text(card, "The other half", card.reason(), "Stay at home.");
        assertEquals(List.of("advice of " + card.id()), toAgree(since(instead(card, List.of(one, turned)))));
        RuleCard renamed = text(card, "One half", card.reason(), card.advice());
        assertEquals(List.of("title of " + card.id()), toAgree(since(instead(card, List.of(renamed, two)))));
    }

    @Test
    void aRuleOfAnotherIdDoesNotHideItsTexts() {
        RuleCard card = emergency();
        RuleCard renamed = new RuleCard(
                "ZZZ-99",
                card.title(),
                card.kind(),
                card.reason(),
                "Stay at home.",
                card.source(),
                card.file(),
                card.line());
        assertEquals(
                List.of(new GuardedChange("rule " + card.id(), card.title(), "", true)),
                since(instead(card, List.of(renamed))));
    }

    @Test
    void aNameIsThereOnce() {
        FoundChanges found = new FoundChanges();
        found.show("range severity", "a", "b");
        found.needAgreement("range severity", "c", "d");
        assertEquals(List.of(new GuardedChange("range severity", "a; c", "b; d", true)), found.inOrder());
    }

    // --- Every single one of the shipped set ---

    @Test
    void everyMembershipThatIsTakenAwayIsNamed() {
        int tried = 0;
        for (SymptomWord word : VOCABULARY.symptoms().values()) {
            for (String group : word.groups()) {
                List<String> left = new ArrayList<>(word.groups());
                left.remove(group);
                Map<String, SymptomWord> symptoms = new LinkedHashMap<>(VOCABULARY.symptoms());
                symptoms.put(word.code(), groups(word, left));
                assertEquals(
                        List.of("group " + group + ": " + word.code()), toAgree(since(symptoms, VOCABULARY.regions())));
                tried++;
            }
        }
        for (RegionWord word : VOCABULARY.regions().values()) {
            for (String group : word.groups()) {
                List<String> left = new ArrayList<>(word.groups());
                left.remove(group);
                Map<String, RegionWord> regions = new LinkedHashMap<>(VOCABULARY.regions());
                regions.put(word.code(), word.with(left));
                assertEquals(
                        List.of("group " + group + ": region " + word.code()),
                        toAgree(since(VOCABULARY.symptoms(), regions)));
                tried++;
            }
        }
        assertTrue(tried >= 60, "only " + tried);
    }

    @Test
    void everyWordThatIsTakenAwayIsNamed() {
        for (String code : VOCABULARY.symptoms().keySet()) {
            Map<String, SymptomWord> symptoms = new LinkedHashMap<>(VOCABULARY.symptoms());
            symptoms.remove(code);
            assertTrue(toAgree(since(symptoms, VOCABULARY.regions())).contains("word " + code), code);
        }
        for (String code : VOCABULARY.regions().keySet()) {
            Map<String, RegionWord> regions = new LinkedHashMap<>(VOCABULARY.regions());
            regions.remove(code);
            assertTrue(toAgree(since(VOCABULARY.symptoms(), regions)).contains("word region " + code), code);
        }
    }

    @Test
    void everyFloorThatFallsIsNamed() {
        int tried = 0;
        for (SymptomWord word : VOCABULARY.symptoms().values()) {
            for (Urgency lower : Urgency.values()) {
                if (word.floor().isPresent() && !lower.atLeast(word.floor().get())) {
                    assertFloor(word, Optional.of(lower));
                }
            }
            if (word.floor().isPresent()) {
                assertFloor(word, Optional.empty());
                tried++;
            }
        }
        assertTrue(tried >= 30, "only " + tried);
    }

    private static void assertFloor(SymptomWord word, Optional<Urgency> floor) {
        Map<String, SymptomWord> symptoms = new LinkedHashMap<>(VOCABULARY.symptoms());
        symptoms.put(word.code(), floor(word, floor));
        assertEquals(List.of("floor " + word.code()), toAgree(since(symptoms, VOCABULARY.regions())));
    }

    @Test
    void everyRangeThatIsNarrowedAndEveryWordOfAFieldIsNamed() {
        int tried = 0;
        for (Part part : Part.values()) {
            for (Field field : VOCABULARY.fields(part).values()) {
                if (field.max() != null && field.max().compareTo(field.min()) > 0) {
                    BigDecimal step = BigDecimal.ONE.movePointLeft(field.places());
                    BigDecimal min = field.min();
                    BigDecimal max = field.max();
                    assertField(part, range(field, min.add(step), max), "range " + field.name());
                    assertField(part, range(field, min, max.subtract(step)), "range " + field.name());
                    assertField(part, range(field, min.subtract(step), max.subtract(step)), "range " + field.name());
                    tried++;
                }
                for (String word : field.words()) {
                    List<String> left = new ArrayList<>(field.words());
                    left.remove(word);
                    assertField(part, words(field, left), "words of " + field.name());
                }
                assertField(part, null, field.name(), "field " + field.name());
            }
        }
        assertTrue(tried >= 10, "only " + tried);
    }

    @Test
    void everyTextOfAnEmergencyIsNamed() {
        for (Urgency urgency : Urgency.values()) {
            LevelWords words = WORDING.levels().get(urgency);
            String name = "text levels " + urgency + " ";
            boolean guarded = urgency.atLeast(Urgency.URGENT_24H);
            assertText(
                    level(
                            urgency,
                            new LevelWords(words.headline() + "!", words.contact(), words.instruction(), List.of())),
                    guarded ? List.of(name + "headline") : List.of());
            assertText(
                    level(
                            urgency,
                            new LevelWords(words.headline(), words.contact() + "!", words.instruction(), List.of())),
                    guarded ? List.of(name + "contact") : List.of());
            assertText(
                    level(
                            urgency,
                            new LevelWords(words.headline(), words.contact(), words.instruction() + "!", List.of())),
                    guarded ? List.of(name + "instruction") : List.of());
        }
        for (int i = 0; i < WORDING.safetyNet().size(); i++) {
            List<String> texts = new ArrayList<>(WORDING.safetyNet());
            texts.remove(i);
            assertText(safetyNet(texts).wording(), List.of("text safetyNet"));
        }
        for (String id : List.of("GEN-01", "FLR-01", "SYS-01")) {
            CoreWords words = WORDING.coreRules().get(id);
            Map<String, CoreWords> core = new LinkedHashMap<>(WORDING.coreRules());
            core.put(id, new CoreWords(words.title(), words.reason(), words.advice() + "!", words.source(), 1));
            assertText(wording(WORDING.levels(), WORDING.safetyNet(), core), List.of("text rules " + id + " advice"));
        }
    }

    @Test
    void everyTextOfEveryEmergencyRuleIsNamed() {
        int tried = 0;
        for (RuleCard card : SHIPPED.cards()) {
            if (card.kind() instanceof Triage triage && triage.urgency().atLeast(Urgency.URGENT_24H)) {
                if (triage.urgency().isEmergency()) {
                    assertCard(card, text(card, card.title() + "!", card.reason(), card.advice()), "title of ");
                    assertCard(card, text(card, card.title(), card.reason() + "!", card.advice()), "reason of ");
                }
                assertCard(card, text(card, card.title(), card.reason(), card.advice() + "!"), "advice of ");
                tried++;
            }
        }
        assertTrue(tried >= 50, "only " + tried);
    }

    private static void assertCard(RuleCard card, RuleCard other, String name) {
        assertEquals(List.of(name + card.id()), toAgree(since(instead(card, List.of(other)))));
    }

    private static void assertText(Wording wording, List<String> names) {
        assertEquals(names, toAgree(since(new GuardedSet(VOCABULARY, wording, SHIPPED.cards(), List.of()))));
    }

    private static void assertField(Part part, Field field, String name) {
        assertField(part, field, field.name(), name);
    }

    private static void assertField(Part part, Field field, String of, String name) {
        Map<Part, Map<String, Field>> fields = new EnumMap<>(VOCABULARY.fields());
        Map<String, Field> some = new LinkedHashMap<>(VOCABULARY.fields(part));
        some.remove(of);
        if (field != null) {
            some.put(of, field);
        }
        fields.put(part, some);
        Vocabulary vocabulary = new Vocabulary(VOCABULARY.facts(), VOCABULARY.symptoms(), VOCABULARY.regions(), fields);
        assertEquals(List.of(name), toAgree(since(new GuardedSet(vocabulary, WORDING, SHIPPED.cards(), List.of()))));
    }

    // --- Parts of sets ---

    private static List<GuardedChange> since(GuardedSet candidate) {
        return GuardedChanges.between(SHIPPED, candidate);
    }

    private static List<GuardedChange> since(Map<String, SymptomWord> symptoms, Map<String, RegionWord> regions) {
        return since(with(symptoms, regions));
    }

    private static List<GuardedChange> since(Vocabulary vocabulary) {
        return since(new GuardedSet(vocabulary, WORDING, SHIPPED.cards(), List.of()));
    }

    private static List<String> toAgree(List<GuardedChange> changes) {
        List<String> names = new ArrayList<>();
        for (GuardedChange change : changes) {
            if (change.needsAgreement()) {
                names.add(change.name());
            }
        }
        return names;
    }

    private static Vocabulary with(Map<String, SymptomWord> symptoms, Map<String, RegionWord> regions) {
        return VOCABULARY.with(symptoms, regions);
    }

    private static SymptomWord floor(SymptomWord word, Optional<Urgency> floor) {
        return word.with(word.groups(), floor);
    }

    private static SymptomWord groups(SymptomWord word, List<String> groups) {
        return word.with(groups, word.floor());
    }

    private static Field range(Field field, BigDecimal min, BigDecimal max) {
        return field(field, min, max, field.words());
    }

    private static Field words(Field field, List<String> words) {
        return field(field, field.min(), field.max(), words);
    }

    private static Field field(Field field, BigDecimal min, BigDecimal max, List<String> words) {
        return new Field(
                field.name(),
                field.type(),
                field.label(),
                field.question(),
                min,
                max,
                field.places(),
                field.unit(),
                words,
                field.codes(),
                field.snomed(),
                field.alsoSaidAs(),
                field.wordLabels());
    }

    private static Wording level(Urgency urgency, LevelWords words) {
        Map<Urgency, LevelWords> levels = new EnumMap<>(WORDING.levels());
        levels.put(urgency, words);
        return wording(levels, WORDING.safetyNet(), WORDING.coreRules());
    }

    private static Wording wording(
            Map<Urgency, LevelWords> levels, List<String> safetyNet, Map<String, CoreWords> core) {
        return new Wording(
                levels,
                safetyNet,
                core,
                WORDING.dataQuality(),
                WORDING.emergencyNumber(),
                WORDING.needsHuman(),
                WORDING.selfCareOrder(),
                WORDING.questionsThatStay());
    }

    private static GuardedSet safetyNet(List<String> texts) {
        Wording wording = wording(WORDING.levels(), texts, WORDING.coreRules());
        return new GuardedSet(VOCABULARY, wording, SHIPPED.cards(), List.of());
    }

    /** The first emergency rule that is alone with its id. */
    private static RuleCard emergency() {
        for (RuleCard card : SHIPPED.cards()) {
            long alike = SHIPPED.cards().stream()
                    .filter(other -> other.id().equals(card.id()))
                    .count();
            if (alike == 1
                    && card.kind() instanceof Triage triage
                    && triage.urgency().isEmergency()) {
                return card;
            }
        }
        throw new AssertionError("no emergency rule is alone with its id");
    }

    private static GuardedSet instead(RuleCard card, List<RuleCard> others) {
        List<RuleCard> cards = new ArrayList<>(SHIPPED.cards());
        cards.remove(card);
        cards.addAll(others);
        return new GuardedSet(VOCABULARY, WORDING, cards, List.of());
    }

    private static RuleCard text(RuleCard card, String title, String reason, String advice) {
        return new RuleCard(card.id(), title, card.kind(), reason, advice, card.source(), card.file(), card.line());
    }

    private static Optional<Urgency> level(String code) {
        return code == null ? Optional.empty() : Urgency.ofCode(code);
    }

    /** Read without the rules, which may name what is gone. */
    private static Vocabulary words(EditedSet edited) {
        byte[] bytes = edited.text(WORDS).getBytes(StandardCharsets.UTF_8);
        return ((WordsResult.Good<Vocabulary>) VocabularyReader.read(WORDS, bytes)).words();
    }
}
