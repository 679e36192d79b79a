package aftercare.ruleset.words;

import aftercare.domain.Symptom;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import aftercare.ruleset.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code vocabulary.yaml}. Strict: a key, group or level that is not known, a word that appears twice or a field
 * that the service would not read is a problem, and every problem is found in one reading.
 */
public final class VocabularyReader {

    /** Groups of symptoms that rules may ask for. */
    public static final List<String> SYMPTOM_GROUPS =
            List.of("soreness", "nerve", "local-sign", "site-sign", "weakness", "bruise", "minor", "tiredness");

    /** Groups of regions that rules may ask for. */
    public static final List<String> REGION_GROUPS = List.of("thoracic-risk", "spine", "trunk");

    static final String CODE_HELP = "small letters and digits, words joined by a hyphen";

    private static final String UNKNOWN_REGION = "unknown";

    private final YamlProblems problems;

    private VocabularyReader(YamlProblems problems) {
        this.problems = problems;
    }

    /**
     * The vocabulary in those bytes.
     *
     * @param file how problems name the file
     */
    public static WordsResult<Vocabulary> read(String file, byte[] bytes) {
        YamlProblems problems = new YamlProblems(file);
        Optional<YamlValue> root = new YamlText(problems, "").root(bytes);
        if (root.isEmpty()) {
            return new WordsResult.Bad<>(problems.inOrder());
        }
        Vocabulary vocabulary = new VocabularyReader(problems).vocabulary(root.get());
        return problems.isEmpty() ? new WordsResult.Good<>(vocabulary) : new WordsResult.Bad<>(problems.inOrder());
    }

    static boolean isCode(String text) {
        return text.length() <= 64 && text.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    }

    private Vocabulary vocabulary(YamlValue root) {
        List<String> parts = new ArrayList<>(List.of("symptoms", "regions"));
        for (Part part : Part.values()) {
            parts.add(part.word());
        }
        WordEntry file = WordEntry.of(root, parts, List.of(), problems);
        FieldReader reader = new FieldReader(problems);
        Map<Part, Map<String, Field>> fields = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            fields.put(part, reader.fields(file, part));
        }
        Set<String> attributes = fields.get(Part.ATTRIBUTES).keySet();
        return new Vocabulary(symptoms(file, attributes, reader), regions(file), fields);
    }

    private Map<String, SymptomWord> symptoms(WordEntry file, Set<String> attributes, FieldReader reader) {
        Map<String, SymptomWord> symptoms = new LinkedHashMap<>();
        for (YamlValue item : file.items("symptoms")) {
            List<String> required = List.of("code", "label", "question", "groups", "attributes", "needs");
            WordEntry entry = WordEntry.of(item, required, List.of("floor", "snomed"), problems);
            String code = code(entry);
            if (code.equals(Symptom.OTHER)) {
                problems.add(entry.value("code"), "`other` belongs to the service", "choose another code");
            }
            List<String> asked = List.copyOf(entry.words("attributes", attributes, "attribute"));
            SymptomWord symptom = new SymptomWord(
                    code,
                    entry.text("label"),
                    entry.text("question"),
                    List.copyOf(entry.words("groups", SYMPTOM_GROUPS, "group")),
                    asked,
                    needs(entry, asked),
                    floor(entry),
                    reader.snomed(entry));
            if (!code.isEmpty() && symptoms.putIfAbsent(code, symptom) != null) {
                problems.add(
                        entry.value("code"),
                        "the symptom " + YamlProblems.quoted(code) + " appears here twice",
                        "leave one out");
            }
        }
        return symptoms;
    }

    private String code(WordEntry entry) {
        String code = entry.text("code");
        if (!code.isEmpty() && !isCode(code)) {
            problems.add(entry.value("code"), YamlProblems.quoted(code) + " is not a code", CODE_HELP);
        }
        return code;
    }

    private List<List<String>> needs(WordEntry entry, List<String> asked) {
        List<List<String>> needs = new ArrayList<>();
        for (String need : entry.texts("needs")) {
            List<String> alternatives = List.copyOf(Arrays.asList(need.split(" or ", -1)));
            for (String alternative : alternatives) {
                if (!asked.contains(alternative)) {
                    String what =
                            "what is needed, " + YamlProblems.quoted(alternative) + ", is not among the attributes";
                    problems.add(entry.placeOf("needs", need), what, YamlProblems.meant(alternative, asked));
                }
            }
            needs.add(alternatives);
        }
        return List.copyOf(needs);
    }

    private Optional<Urgency> floor(WordEntry entry) {
        if (!entry.has("floor")) {
            return Optional.empty();
        }
        List<String> levels = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            levels.add(urgency.name());
        }
        return Urgency.ofCode(entry.word("floor", levels, "level"));
    }

    private Map<String, RegionWord> regions(WordEntry file) {
        Map<String, RegionWord> regions = new LinkedHashMap<>();
        for (YamlValue item : file.items("regions")) {
            WordEntry entry = WordEntry.of(item, List.of("code", "label", "groups"), List.of(), problems);
            String code = code(entry);
            List<String> groups = List.copyOf(entry.words("groups", REGION_GROUPS, "group"));
            if (!code.isEmpty()
                    && regions.putIfAbsent(code, new RegionWord(code, entry.text("label"), groups)) != null) {
                problems.add(
                        entry.value("code"),
                        "the region " + YamlProblems.quoted(code) + " appears here twice",
                        "leave one out");
            }
            // INVARIANT: not knowing where the needles went in never reassures.
            if (code.equals(UNKNOWN_REGION) && !groups.containsAll(REGION_GROUPS)) {
                problems.add(item, "the region `unknown` must be in every group", "groups: " + REGION_GROUPS);
            }
        }
        if (file.has("regions") && !regions.containsKey(UNKNOWN_REGION)) {
            problems.add(file.key("regions"), "the region `unknown` is missing", "");
        }
        return regions;
    }
}
