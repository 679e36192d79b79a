package aftercare.service.words;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.triage.intake.suggest.FoundWord;
import aftercare.triage.intake.suggest.FoundWord.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How often the right word is among the first three, by kind of word. */
final class PhraseFigures {

    private static final int FIRST = 3;
    private static final Set<Kind> KINDS = Set.of(Kind.SYMPTOM, Kind.REGION, Kind.RISK);

    private final Map<Kind, Integer> tried = new TreeMap<>();
    private final Map<Kind, Integer> right = new TreeMap<>();

    /** What people say for a word. */
    record Phrase(Kind kind, String code, String text) {}

    void ask(VocabularyIndex index, Phrase phrase, String said) {
        tried.merge(phrase.kind(), 1, Integer::sum);
        for (FoundWord found : first(index, said)) {
            if (found.kind() == phrase.kind() && found.code().equals(phrase.code())) {
                right.merge(phrase.kind(), 1, Integer::sum);
            }
        }
    }

    static List<FoundWord> first(VocabularyIndex index, String said) {
        return index.find(said, word -> KINDS.contains(word.kind()), FIRST);
    }

    /** Of that kind; of all of them in all, not of the kinds. */
    double share(Kind kind) {
        return (double) right.getOrDefault(kind, 0) / tried.get(kind);
    }

    double share() {
        return (double) sum(right) / sum(tried);
    }

    private static int sum(Map<Kind, Integer> numbers) {
        int sum = 0;
        for (int number : numbers.values()) {
            sum += number;
        }
        return sum;
    }

    @Override
    public String toString() {
        StringBuilder says = new StringBuilder();
        for (Kind kind : tried.keySet()) {
            says.append(kind)
                    .append(' ')
                    .append(right.getOrDefault(kind, 0))
                    .append(" of ")
                    .append(tried.get(kind))
                    .append(", ");
        }
        return says + String.format(Locale.ROOT, "in all %d of %d = %.1f %%", sum(right), sum(tried), 100 * share());
    }

    /** Every phrase of the symptoms, regions and risks that is not their label or code in other letters. */
    static List<Phrase> phrases(Vocabulary vocabulary) {
        List<Phrase> phrases = new ArrayList<>();
        for (SymptomWord word : vocabulary.symptoms().values()) {
            add(phrases, Kind.SYMPTOM, word.code(), word.label(), word.alsoSaidAs());
        }
        for (RegionWord word : vocabulary.regions().values()) {
            add(phrases, Kind.REGION, word.code(), word.label(), word.alsoSaidAs());
        }
        for (Field word : vocabulary.fields(Part.PATIENT).values()) {
            add(phrases, Kind.RISK, word.name(), word.label(), word.alsoSaidAs());
        }
        return phrases;
    }

    private static void add(List<Phrase> phrases, Kind kind, String code, String label, List<String> alsoSaidAs) {
        for (String text : alsoSaidAs) {
            if (!folded(text).equals(folded(code)) && !folded(text).equals(folded(label))) {
                phrases.add(new Phrase(kind, code, text));
            }
        }
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** The same synonyms without these phrases; a line that begins with one is left out whole. */
    static String without(String synonyms, Set<Phrase> phrases) {
        Set<String> out = new HashSet<>();
        phrases.forEach(phrase -> out.add(folded(phrase.text())));
        StringBuilder without = new StringBuilder();
        for (String line : synonyms.split("\n")) {
            List<String> words = new ArrayList<>(List.of(line.split(",")));
            if (!line.startsWith("#") && !out.contains(folded(words.get(0)))) {
                words.removeIf(word -> out.contains(folded(word)));
                without.append(String.join(",", words)).append('\n');
            }
        }
        return without.toString();
    }

    /** The same vocabulary without these phrases. */
    static Vocabulary without(Vocabulary vocabulary, Set<Phrase> phrases) {
        Map<String, SymptomWord> symptoms = new LinkedHashMap<>();
        for (SymptomWord word : vocabulary.symptoms().values()) {
            symptoms.put(
                    word.code(),
                    new SymptomWord(
                            word.code(),
                            word.label(),
                            word.question(),
                            word.groups(),
                            word.attributes(),
                            word.needs(),
                            word.floor(),
                            word.snomed(),
                            word.standing(),
                            word.location(),
                            less(Kind.SYMPTOM, word.code(), word.alsoSaidAs(), phrases),
                            word.notSaidAs()));
        }
        Map<String, RegionWord> regions = new LinkedHashMap<>();
        for (RegionWord word : vocabulary.regions().values()) {
            List<String> said = less(Kind.REGION, word.code(), word.alsoSaidAs(), phrases);
            regions.put(word.code(), new RegionWord(word.code(), word.label(), word.groups(), word.areas(), said));
        }
        Map<Part, Map<String, Field>> fields = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            Map<String, Field> less = new LinkedHashMap<>();
            for (Field word : vocabulary.fields(part).values()) {
                less.put(
                        word.name(),
                        new Field(
                                word.name(),
                                word.type(),
                                word.label(),
                                word.question(),
                                word.min(),
                                word.max(),
                                word.places(),
                                word.unit(),
                                word.words(),
                                word.codes(),
                                word.snomed(),
                                less(Kind.of(part), word.name(), word.alsoSaidAs(), phrases),
                                word.wordLabels()));
            }
            fields.put(part, less);
        }
        return new Vocabulary(vocabulary.facts(), symptoms, regions, fields);
    }

    private static List<String> less(Kind kind, String code, List<String> said, Set<Phrase> phrases) {
        List<String> less = new ArrayList<>(said);
        less.removeIf(text -> phrases.contains(new Phrase(kind, code, text)));
        return less;
    }
}
