package aftercare.ruleset.words;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.Wording.CoreWords;
import aftercare.domain.Wording.Heading;
import aftercare.domain.Wording.LevelWords;
import aftercare.domain.Wording.Sooner;
import aftercare.domain.decision.Ruling;
import aftercare.ruleset.yaml.Shape;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import aftercare.ruleset.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code wording.yaml}: the texts that belong to no single rule. Strict, and complete: every level, every reason
 * of the core and every data quality code needs its words, nothing else may have any.
 */
public final class WordingReader {

    private static final List<String> DATA_QUALITY = List.of(
            "stale-report",
            "onset-after-report",
            "duration-too-long",
            "asymptomatic-with-symptoms",
            "same-code-twice",
            "severity-zero-red-flag");

    /** Codes that only reports of the second facts have. */
    private static final List<String> SECOND_DATA_QUALITY = List.of(
            "gone-but-there",
            "old-but-began-after",
            "site-not-needled",
            "pregnancy-denied",
            "denied-and-named",
            "fever-denied",
            "asymptomatic-with-vitals");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final String EMERGENCY_NUMBER = "emergencyNumber";
    private static final String NEEDS_HUMAN = "needsHuman";
    private static final String SELF_CARE_ORDER = "selfCareOrder";
    private static final String STAYING = "questionsThatStay";
    private static final String SOONER = "sooner";
    private static final List<String> PARTS = List.of("levels", EMERGENCY_NUMBER, "safetyNet", "rules", "dataQuality");
    private static final List<String> OF_A_LEVEL = List.of("headline", "contact", "instruction");
    private static final List<String> OF_SOONER = List.of("hours", "headline", "contact");
    private static final List<String> OF_A_RULE = List.of("title", "reason", "advice", "source");

    /** Sets of before may have it; what an emergency must say belongs to the program. */
    private static final String EMERGENCY_WORDS = "emergencyWords";

    private final YamlProblems problems;
    private final boolean filled;
    private String emergencyNumber = "";

    private WordingReader(YamlProblems problems, boolean filled) {
        this.problems = problems;
        this.filled = filled;
    }

    /**
     * The wording in those bytes, the emergency number in its place.
     *
     * @param file how problems name the file
     */
    public static WordsResult<Wording> read(String file, byte[] bytes) {
        return read(file, bytes, true);
    }

    /** The same with the placeholder of the emergency number as it is written. */
    public static WordsResult<Wording> asWritten(String file, byte[] bytes) {
        return read(file, bytes, false);
    }

    private static WordsResult<Wording> read(String file, byte[] bytes, boolean filled) {
        YamlProblems problems = new YamlProblems(file);
        Optional<YamlValue> root = new YamlText(problems, "").root(bytes);
        if (root.isEmpty()) {
            return new WordsResult.Bad<>(problems.inOrder());
        }
        Wording wording = new WordingReader(problems, filled).wording(root.get());
        return problems.isEmpty() ? new WordsResult.Good<>(wording) : new WordsResult.Bad<>(problems.inOrder());
    }

    /** What the file may hold. */
    public static Shape shape() {
        Map<String, Shape> sooner = shapes(OF_SOONER, Shape.text());
        sooner.put("hours", Shape.whole());
        Map<String, Shape> level = shapes(OF_A_LEVEL, Shape.text());
        level.put(SOONER, Shape.list(Shape.keys(OF_SOONER, sooner)));
        List<String> levels = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            levels.add(urgency.name());
        }
        Map<String, Shape> quality = shapes(DATA_QUALITY, Shape.text());
        quality.putAll(shapes(SECOND_DATA_QUALITY, Shape.text()));
        Map<String, Shape> file = new LinkedHashMap<>();
        file.put("levels", Shape.keys(levels, shapes(levels, Shape.keys(OF_A_LEVEL, level))));
        file.put(EMERGENCY_NUMBER, Shape.either(List.of(Shape.text("[0-9]([0-9 /]{0,38}[0-9])?"), Shape.whole())));
        file.put("safetyNet", Shape.list(Shape.text()).says("shown with every answer"));
        file.put("rules", Shape.keys(Ruling.OF_THE_CORE, shapes(Ruling.OF_THE_CORE, Shape.texts(OF_A_RULE))));
        file.put("dataQuality", Shape.keys(DATA_QUALITY, quality));
        file.put(NEEDS_HUMAN, Shape.text());
        file.put(SELF_CARE_ORDER, Shape.list(Shape.text()).says("ids of rules, the first advice first"));
        file.put(STAYING, Shape.list(Shape.text()).says("ids of questions"));
        file.put(EMERGENCY_WORDS, Shape.list(Shape.text()).says("counts for nothing any more"));
        return Shape.keys(PARTS, file);
    }

    private static Map<String, Shape> shapes(List<String> keys, Shape shape) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        keys.forEach(key -> shapes.put(key, shape));
        return shapes;
    }

    private Wording wording(YamlValue root) {
        WordEntry file =
                WordEntry.of(root, PARTS, List.of(EMERGENCY_WORDS, NEEDS_HUMAN, SELF_CARE_ORDER, STAYING), problems);
        emergencyNumber = file.digits(EMERGENCY_NUMBER);
        return new Wording(
                levels(file),
                safetyNet(file),
                coreRules(file),
                dataQuality(file),
                emergencyNumber,
                file.has(NEEDS_HUMAN) ? filled(file, NEEDS_HUMAN) : "",
                file.texts(SELF_CARE_ORDER),
                file.texts(STAYING));
    }

    private Map<Urgency, LevelWords> levels(WordEntry file) {
        Map<Urgency, LevelWords> levels = new EnumMap<>(Urgency.class);
        List<String> codes = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            codes.add(urgency.name());
        }
        Optional<WordEntry> section = section(file, "levels", codes);
        for (Urgency urgency : Urgency.values()) {
            if (section.isPresent() && section.get().has(urgency.name())) {
                WordEntry level =
                        WordEntry.of(section.get().value(urgency.name()), OF_A_LEVEL, List.of(SOONER), problems);
                levels.put(
                        urgency,
                        new LevelWords(
                                filled(level, "headline"),
                                filled(level, "contact"),
                                filled(level, "instruction"),
                                sooner(level, urgency)));
            }
        }
        return levels;
    }

    private List<Sooner> sooner(WordEntry level, Urgency urgency) {
        List<Sooner> all = new ArrayList<>();
        int before = 0;
        for (YamlValue item : level.items(SOONER)) {
            WordEntry entry = WordEntry.of(item, OF_SOONER, List.of(), problems);
            BigDecimal hours = entry.number("hours");
            boolean fits = hours.scale() == 0
                    && hours.intValue() > before
                    && hours.intValue() < urgency.actWithinHours().orElse(0);
            if (!fits) {
                String help = "whole hours, fewer than the level's own, the fewest first";
                problems.add(entry.value("hours"), "these hours do not fit `" + urgency + "`", help);
            }
            before = hours.intValue();
            all.add(new Sooner(before, new Heading(filled(entry, "headline"), filled(entry, "contact"))));
        }
        return all;
    }

    private List<String> safetyNet(WordEntry file) {
        List<String> texts = new ArrayList<>();
        for (String text : file.texts("safetyNet")) {
            texts.add(filled(file.placeOf("safetyNet", text), text));
        }
        if (file.has("safetyNet") && texts.isEmpty()) {
            problems.add(file.value("safetyNet"), "at least one text is needed", "it is shown with every answer");
        }
        return texts;
    }

    private Map<String, CoreWords> coreRules(WordEntry file) {
        Map<String, CoreWords> rules = new LinkedHashMap<>();
        Optional<WordEntry> section = section(file, "rules", Ruling.OF_THE_CORE);
        for (String id : Ruling.OF_THE_CORE) {
            if (section.isPresent() && section.get().has(id)) {
                WordEntry rule = WordEntry.of(section.get().value(id), OF_A_RULE, List.of(), problems);
                int line = section.get().key(id).line();
                rules.put(
                        id,
                        new CoreWords(
                                filled(rule, "title"),
                                filled(rule, "reason"),
                                filled(rule, "advice"),
                                filled(rule, "source"),
                                line));
            }
        }
        return rules;
    }

    private Map<String, String> dataQuality(WordEntry file) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!file.has("dataQuality")) {
            return texts;
        }
        WordEntry section = WordEntry.of(file.value("dataQuality"), DATA_QUALITY, SECOND_DATA_QUALITY, problems);
        List<String> codes = new ArrayList<>(DATA_QUALITY);
        codes.addAll(SECOND_DATA_QUALITY);
        for (String code : codes) {
            if (section.has(code)) {
                texts.put(code, filled(section, code));
            }
        }
        return texts;
    }

    /** The texts that a wording lacks whose vocabulary has that version of the facts. */
    public static List<String> missing(Wording wording, int facts) {
        List<String> missing = new ArrayList<>();
        if (facts >= Vocabulary.SECOND_FACTS) {
            missing.addAll(SECOND_DATA_QUALITY);
            missing.removeAll(wording.dataQuality().keySet());
            if (wording.needsHuman().isEmpty()) {
                missing.add(NEEDS_HUMAN);
            }
        }
        return missing;
    }

    private Optional<WordEntry> section(WordEntry file, String key, List<String> keys) {
        return file.has(key) ? Optional.of(WordEntry.of(file.value(key), keys, List.of(), problems)) : Optional.empty();
    }

    private String filled(WordEntry entry, String key) {
        return filled(entry.value(key), entry.text(key));
    }

    private String filled(YamlValue place, String text) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (!placeholder.group(1).equals(EMERGENCY_NUMBER)) {
                String what = "nothing is known to stand for " + YamlProblems.quoted(placeholder.group());
                problems.add(place, what, "only `{" + EMERGENCY_NUMBER + "}` is");
            }
        }
        String rest = placeholder.replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            problems.add(place, "a brace without its partner", "only `{" + EMERGENCY_NUMBER + "}` may stand in braces");
        }
        return filled ? text.replace("{" + EMERGENCY_NUMBER + "}", emergencyNumber) : text;
    }
}
