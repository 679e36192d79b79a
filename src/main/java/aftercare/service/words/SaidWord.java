package aftercare.service.words;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.SnomedCode;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.triage.intake.suggest.FoundWord;
import aftercare.triage.intake.suggest.FoundWord.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of the vocabulary and how people say it.
 *
 * @param phrases that mean it
 * @param phrasesOfOthers that sound like it and mean another word
 * @param areas of the body that it is in
 */
record SaidWord(FoundWord found, List<String> phrases, List<String> phrasesOfOthers, List<String> areas) {

    /** Every word of a vocabulary. */
    static List<SaidWord> all(Vocabulary vocabulary) {
        List<SaidWord> words = new ArrayList<>();
        for (SymptomWord symptom : vocabulary.symptoms().values()) {
            FoundWord found = new FoundWord(Kind.SYMPTOM, symptom.code(), symptom.label(), symptom.question());
            List<String> phrases = phrases(found, symptom.alsoSaidAs(), symptom.snomed());
            words.add(new SaidWord(
                    found, phrases, symptom.notSaidAs(), symptom.location().areas()));
        }
        Field site = vocabulary.fields(Part.ATTRIBUTES).get("site");
        for (RegionWord region : vocabulary.regions().values()) {
            String question = site.question() + " " + region.label() + "?";
            FoundWord found = new FoundWord(Kind.REGION, region.code(), region.label(), question);
            words.add(new SaidWord(found, phrases(found, region.alsoSaidAs(), List.of()), List.of(), region.areas()));
        }
        for (Part part : Part.values()) {
            for (Field field : vocabulary.fields(part).values()) {
                FoundWord found = new FoundWord(Kind.of(part), field.name(), field.label(), field.question());
                List<String> phrases = phrases(found, field.alsoSaidAs(), field.snomed());
                words.add(new SaidWord(found, phrases, List.of(), List.of()));
            }
        }
        return words;
    }

    private static List<String> phrases(FoundWord word, List<String> alsoSaidAs, List<SnomedCode> snomed) {
        List<String> phrases = new ArrayList<>(alsoSaidAs);
        phrases.add(word.label());
        phrases.add(word.code());
        for (SnomedCode code : snomed) {
            // "Dyspnea (finding)": the kind in brackets is no word of a patient.
            phrases.add(code.display().replaceFirst("\\([^)]*\\)$", ""));
        }
        return phrases;
    }

    /** All that is said of it, as one text. */
    String everything() {
        return String.join(" ", phrases) + " " + found.question() + " " + String.join(" ", areas);
    }
}
