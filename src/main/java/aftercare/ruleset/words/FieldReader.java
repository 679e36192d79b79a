package aftercare.ruleset.words;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SnomedCode;
import aftercare.domain.Vocabulary.TerminologyCode;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the fields of one object of the report. */
final class FieldReader {

    private static final Map<String, Vocabulary.Type> TYPES = types();
    static final int MOST_PLACES = 3;
    static final String NAME = "[a-z][a-zA-Z0-9]{0,63}";
    static final String SNOMED_NUMBER = "[1-9][0-9]{5,17}";
    static final List<String> SNOMED = List.of("code", "display", "fit", "seen", "verified");
    static final List<String> FITS = List.of("exact", "approximate", "broader", "narrower");
    static final List<String> SEEN = List.of("D", "I", "P", "C", "F", "N");
    static final List<String> VERIFIED = List.of("secondary", "hint");
    static final List<String> CODED = List.of("system", "code");
    static final List<String> SYSTEMS = List.of("LOINC");
    private static final String WORD_LABELS = "wordLabels";

    private final YamlProblems problems;
    private final int facts;

    FieldReader(YamlProblems problems, int facts) {
        this.problems = problems;
        this.facts = facts;
    }

    /** The fields of that part, in the order of the file. */
    Map<String, Field> fields(WordEntry vocabulary, Part part) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (YamlValue item : vocabulary.items(part.word())) {
            Optional<Field> field = field(item, part);
            if (field.isPresent() && fields.putIfAbsent(field.get().name(), field.get()) != null) {
                problems.add(item, YamlProblems.quoted(field.get().name()) + " appears here twice", "leave one out");
            }
        }
        if (vocabulary.has(part.word())) {
            for (String name : new TreeMap<>(CoreFields.of(part, facts)).keySet()) {
                if (!fields.containsKey(name)) {
                    problems.add(vocabulary.key(part.word()), "the field `" + name + "` is missing", "");
                }
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private Optional<Field> field(YamlValue item, Part part) {
        WordEntry open = WordEntry.open(item, new YamlProblems(""));
        Vocabulary.Type type = TYPES.get(open.has("type") ? open.text("type") : "");
        if (type == null) {
            WordEntry.of(item, List.of("name", "type"), open.keys(), problems).word("type", TYPES.keySet(), "type");
            return Optional.empty();
        }
        WordEntry entry = WordEntry.of(item, keys(type, facts), problems);
        String name = entry.text("name");
        checkName(entry, name, part, type);
        List<String> words = words(entry, part, name);
        BigDecimal min = entry.number("min");
        BigDecimal max = entry.number("max");
        int places = places(entry);
        if (isNumber(type)) {
            checkRange(entry, min, max, places);
        }
        return Optional.of(new Field(
                name,
                type,
                entry.text("label"),
                entry.text("question"),
                min,
                max,
                places,
                entry.text("unit"),
                List.copyOf(words),
                codes(entry),
                snomed(entry),
                entry.texts("alsoSaidAs"),
                wordLabels(entry, words)));
    }

    private List<String> wordLabels(WordEntry entry, List<String> words) {
        List<String> labels = entry.texts(WORD_LABELS);
        if (!labels.isEmpty() && labels.size() != words.size()) {
            problems.add(
                    entry.value(WORD_LABELS), "there are not as many labels as words", "one for each, in their order");
            return List.of();
        }
        return List.copyOf(labels);
    }

    private static boolean isNumber(Vocabulary.Type type) {
        return type == Vocabulary.Type.INTEGER || type == Vocabulary.Type.DECIMAL;
    }

    static VocabularyReader.Keys keys(Vocabulary.Type type, int facts) {
        List<String> optional = new ArrayList<>(List.of("codes", "snomed"));
        if (isNumber(type)) {
            optional.addAll(List.of("unit", "ucum"));
        }
        if (facts >= Vocabulary.SECOND_FACTS) {
            optional.add("alsoSaidAs");
            if (type == Vocabulary.Type.WORD || type == Vocabulary.Type.WORDS) {
                optional.add(WORD_LABELS);
            }
        }
        return new VocabularyReader.Keys(required(type), optional);
    }

    private static List<String> required(Vocabulary.Type type) {
        return switch (type) {
            case INTEGER -> List.of("name", "type", "label", "question", "min", "max");
            case DECIMAL -> List.of("name", "type", "label", "question", "min", "max", "places");
            case WORD, WORDS -> List.of("name", "type", "label", "question", "words");
            case BOOLEAN, REGION, REGIONS, TIMESTAMP -> List.of("name", "type", "label", "question");
        };
    }

    private void checkName(WordEntry entry, String name, Part part, Vocabulary.Type type) {
        if (name.isEmpty()) {
            return;
        }
        YamlValue place = entry.value("name");
        if (!name.matches(NAME)) {
            problems.add(
                    place,
                    YamlProblems.quoted(name) + " is not a field name",
                    "letters and digits, a small letter first");
            return;
        }
        Vocabulary.Type expected = CoreFields.of(part, facts).get(name);
        if (expected != null && expected != type) {
            problems.add(entry.value("type"), "`" + name + "` must be of type " + word(expected), "");
        }
        if (expected == null && !CoreFields.mayAdd(part, type)) {
            String help = YamlProblems.meant(name, new TreeMap<>(CoreFields.of(part, facts)).keySet());
            problems.add(
                    place,
                    "the service does not read a field " + YamlProblems.quoted(name) + " of that type here",
                    help);
        }
    }

    private List<String> words(WordEntry entry, Part part, String name) {
        List<String> words = entry.texts("words");
        for (String word : words) {
            if (!VocabularyReader.isCode(word)) {
                problems.add(
                        entry.placeOf("words", word),
                        YamlProblems.quoted(word) + " is not a word of the wire",
                        VocabularyReader.CODE_HELP);
            }
        }
        String must = CoreFields.mustKnow(part, name, facts);
        if (entry.has("words") && !must.isEmpty() && !words.contains(must)) {
            problems.add(
                    entry.value("words"),
                    "the word `" + must + "` is missing",
                    "it is what an absent answer is read as");
        }
        if (entry.has("words") && words.isEmpty()) {
            problems.add(entry.value("words"), "at least one word is needed", "");
        }
        return words;
    }

    private int places(WordEntry entry) {
        BigDecimal places = entry.number("places");
        if (!entry.has("places")) {
            return 0;
        }
        boolean plausible =
                places.scale() == 0 && places.signum() > 0 && places.compareTo(BigDecimal.valueOf(MOST_PLACES)) <= 0;
        if (!plausible) {
            problems.add(entry.value("places"), "the number of decimal places must be 1 to " + MOST_PLACES, "");
            return 0;
        }
        return places.intValueExact();
    }

    private void checkRange(WordEntry entry, BigDecimal min, BigDecimal max, int places) {
        if (entry.has("min") && entry.has("max") && min.compareTo(max) >= 0) {
            problems.add(entry.value("max"), "`max` must be greater than `min`", "");
        }
        for (String bound : List.of("min", "max")) {
            if (entry.number(bound).scale() > places) {
                problems.add(entry.value(bound), "`" + bound + "` has more decimal places than the field", "");
            }
        }
    }

    private List<TerminologyCode> codes(WordEntry entry) {
        List<TerminologyCode> codes = new ArrayList<>();
        if (entry.has("ucum")) {
            codes.add(new TerminologyCode("UCUM", entry.text("ucum")));
        }
        for (YamlValue item : entry.items("codes")) {
            WordEntry code = WordEntry.of(item, CODED, List.of(), problems);
            codes.add(new TerminologyCode(code.word("system", SYSTEMS, "system"), code.text("code")));
        }
        return List.copyOf(codes);
    }

    /** The SNOMED CT codes of a symptom or a field. */
    List<SnomedCode> snomed(WordEntry entry) {
        List<SnomedCode> codes = new ArrayList<>();
        for (YamlValue item : entry.items("snomed")) {
            WordEntry code = WordEntry.of(item, SNOMED, List.of(), problems);
            String number = code.text("code");
            if (!number.isEmpty() && !number.matches(SNOMED_NUMBER)) {
                problems.add(
                        code.value("code"), YamlProblems.quoted(number) + " is not a SNOMED CT code", "6 to 18 digits");
            }
            codes.add(new SnomedCode(
                    number,
                    code.text("display"),
                    code.word("fit", FITS, "fit"),
                    List.copyOf(code.words("seen", SEEN, "letter")),
                    code.word("verified", VERIFIED, "kind of verification")));
        }
        return List.copyOf(codes);
    }

    static String word(Vocabulary.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Vocabulary.Type> types() {
        Map<String, Vocabulary.Type> types = new LinkedHashMap<>();
        for (Vocabulary.Type type : Vocabulary.Type.values()) {
            types.put(word(type), type);
        }
        return types;
    }
}
