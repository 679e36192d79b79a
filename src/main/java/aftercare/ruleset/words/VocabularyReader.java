package aftercare.ruleset.words;

import aftercare.domain.Symptom;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Location;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.Standing;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import aftercare.ruleset.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code vocabulary.yaml}. Strict: a key, group or level that is not known, a word that appears twice or a field
 * that the service would not read is a problem, and every problem is found in one reading.
 */
public final class VocabularyReader {

    /** Groups of symptoms that rules of the first facts may ask for. */
    private static final List<String> FIRST_SYMPTOM_GROUPS =
            List.of("soreness", "nerve", "local-sign", "site-sign", "weakness", "bruise", "minor", "tiredness");

    /** Groups of symptoms that rules may ask for. */
    public static final List<String> SYMPTOM_GROUPS = joined(
            FIRST_SYMPTOM_GROUPS,
            "benign",
            "faintness",
            "soft-infection",
            "chest-event",
            "brainstem",
            "cord-sign",
            "grave",
            "lasting");

    /** Groups of regions that rules of the first facts may ask for. */
    private static final List<String> FIRST_REGION_GROUPS = List.of("thoracic-risk", "spine", "trunk");

    /** Groups of regions that rules may ask for. */
    public static final List<String> REGION_GROUPS =
            joined(FIRST_REGION_GROUPS, "neck", "head-neck", "near-ribs", "near-heart", "limb");

    /** Areas of the body: two regions that share one are the same place. */
    static final List<String> AREAS = List.of(
            "head",
            "neck",
            "upper-back",
            "chest",
            "low-back",
            "belly",
            "buttock-hip",
            "shoulder-arm",
            "hand",
            "leg",
            "foot");

    static final List<String> PLACES = List.of("treated", "elsewhere");

    static final String CODE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    static final String CODE_HELP = "small letters and digits, words joined by a hyphen";

    private static final String UNKNOWN_REGION = "unknown";

    private final YamlProblems problems;
    private int facts = Vocabulary.FIRST_FACTS;

    private VocabularyReader(YamlProblems problems) {
        this.problems = problems;
    }

    /**
     * The keys of an entry.
     *
     * @param required those that it must have
     * @param optional those that it may have
     */
    record Keys(List<String> required, List<String> optional) {

        List<String> all() {
            List<String> all = new ArrayList<>(required);
            all.addAll(optional);
            return all;
        }
    }

    static Keys symptomKeys(int facts) {
        List<String> required = new ArrayList<>(List.of("code", "label", "question", "groups", "attributes", "needs"));
        List<String> optional = new ArrayList<>(List.of("floor", "snomed"));
        if (facts >= Vocabulary.SECOND_FACTS) {
            required.add("standing");
            optional.addAll(List.of("place", "areas", "alsoSaidAs", "notSaidAs"));
        }
        return new Keys(required, optional);
    }

    static Keys regionKeys(int facts) {
        return new Keys(
                List.of("code", "label", "groups"),
                facts >= Vocabulary.SECOND_FACTS ? List.of("areas", "alsoSaidAs") : List.of());
    }

    private static List<String> joined(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return List.copyOf(all);
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
        return text.length() <= 64 && text.matches(CODE);
    }

    private Vocabulary vocabulary(YamlValue root) {
        List<String> parts = new ArrayList<>(List.of("symptoms", "regions"));
        for (Part part : Part.values()) {
            parts.add(part.word());
        }
        WordEntry file = WordEntry.of(root, parts, List.of("facts"), problems);
        facts = facts(file);
        FieldReader reader = new FieldReader(problems, facts);
        Map<Part, Map<String, Field>> fields = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            fields.put(part, reader.fields(file, part));
        }
        Set<String> attributes = fields.get(Part.ATTRIBUTES).keySet();
        return new Vocabulary(facts, symptoms(file, attributes, reader), regions(file), fields);
    }

    /** The version of the facts; a vocabulary that names none is one of the first facts. */
    private int facts(WordEntry file) {
        if (!file.has("facts")) {
            return Vocabulary.FIRST_FACTS;
        }
        BigDecimal version = file.number("facts");
        if (version.equals(BigDecimal.valueOf(Vocabulary.SECOND_FACTS))) {
            return Vocabulary.SECOND_FACTS;
        }
        problems.add(
                file.value("facts"),
                "the facts have no version " + YamlProblems.quoted(version.toPlainString()),
                "facts: " + Vocabulary.SECOND_FACTS);
        return Vocabulary.SECOND_FACTS;
    }

    private boolean hasSecondFacts() {
        return facts >= Vocabulary.SECOND_FACTS;
    }

    private List<String> symptomGroups() {
        return hasSecondFacts() ? SYMPTOM_GROUPS : FIRST_SYMPTOM_GROUPS;
    }

    private List<String> regionGroups() {
        return hasSecondFacts() ? REGION_GROUPS : FIRST_REGION_GROUPS;
    }

    private Map<String, SymptomWord> symptoms(WordEntry file, Set<String> attributes, FieldReader reader) {
        Map<String, SymptomWord> symptoms = new LinkedHashMap<>();
        for (YamlValue item : file.items("symptoms")) {
            WordEntry entry = WordEntry.of(item, symptomKeys(facts), problems);
            String code = code(entry);
            if (code.equals(Symptom.OTHER)) {
                problems.add(entry.value("code"), "`other` belongs to the service", "choose another code");
            }
            List<String> asked = List.copyOf(entry.words("attributes", attributes, "attribute"));
            SymptomWord symptom = new SymptomWord(
                    code,
                    entry.text("label"),
                    entry.text("question"),
                    List.copyOf(entry.words("groups", symptomGroups(), "group")),
                    asked,
                    needs(entry, asked),
                    floor(entry),
                    reader.snomed(entry),
                    standing(entry),
                    location(entry),
                    List.copyOf(entry.texts("alsoSaidAs")),
                    List.copyOf(entry.texts("notSaidAs")));
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

    static List<String> standings() {
        List<String> known = new ArrayList<>();
        for (Standing standing : Standing.values()) {
            known.add(standing.name().toLowerCase(Locale.ROOT));
        }
        return known;
    }

    private Standing standing(WordEntry entry) {
        List<String> known = standings();
        int place = entry.has("standing") ? known.indexOf(entry.word("standing", known, "standing")) : -1;
        // A standing that is not known is a problem; until it is mended the symptom counts in any case.
        return Standing.values()[Math.max(place, 0)];
    }

    private Location location(WordEntry entry) {
        String place = entry.has("place") ? entry.word("place", PLACES, "place") : "";
        return new Location(entry.words("areas", AREAS, "area"), place.equals("treated"), place.equals("elsewhere"));
    }

    private Map<String, RegionWord> regions(WordEntry file) {
        Map<String, RegionWord> regions = new LinkedHashMap<>();
        for (YamlValue item : file.items("regions")) {
            WordEntry entry = WordEntry.of(item, regionKeys(facts), problems);
            String code = code(entry);
            RegionWord region = new RegionWord(
                    code,
                    entry.text("label"),
                    List.copyOf(entry.words("groups", regionGroups(), "group")),
                    List.copyOf(entry.words("areas", AREAS, "area")),
                    List.copyOf(entry.texts("alsoSaidAs")));
            if (!code.isEmpty() && regions.putIfAbsent(code, region) != null) {
                problems.add(
                        entry.value("code"),
                        "the region " + YamlProblems.quoted(code) + " appears here twice",
                        "leave one out");
            }
            // INVARIANT: not knowing where the needles went in never reassures.
            if (code.equals(UNKNOWN_REGION) && !region.groups().containsAll(regionGroups())) {
                problems.add(item, "the region `unknown` must be in every group", "groups: " + regionGroups());
            }
        }
        if (file.has("regions") && !regions.containsKey(UNKNOWN_REGION)) {
            problems.add(file.key("regions"), "the region `unknown` is missing", "");
        }
        return regions;
    }
}
