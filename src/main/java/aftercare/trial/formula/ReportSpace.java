package aftercare.trial.formula;

import aftercare.domain.Reckoning;
import aftercare.domain.Symptom;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.Type;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a report may say that both rule sets accept, as far as their rules tell it apart: of values that no test of either
 * set tells apart, one. Where rules compare a field with that of another fact, every word, or several numbers between any
 * two that rules name.
 */
public final class ReportSpace {

    static final String UNKNOWN = "unknown";

    /** More of them are not between two numbers that rules name; a rule has no more facts. */
    private static final int BETWEEN = 8;

    private static final int FEW = 64;

    /** Floors, doubts and risks look at these, whatever the rules do. */
    private static final Set<String> ALWAYS_APART = Set.of("newSinceTreatment", "asymptomatic", "pregnant");

    private final List<Vocabulary> both;
    private final FieldTests tests;
    private final Set<String> apart;
    private final TimeSpace times;
    private final List<Object> codes;
    private final List<String> regions;
    private final Map<String, List<Object>> attributes = new LinkedHashMap<>();
    private final Map<String, List<Object>> vitals = new LinkedHashMap<>();
    private boolean sampled;

    public ReportSpace(Vocabulary live, Vocabulary candidate, FieldTests tests) {
        this(live, candidate, tests, Set.of());
    }

    /** @param apart attributes of a symptom, and codes, that are told apart from all others, whatever rules do */
    public ReportSpace(Vocabulary live, Vocabulary candidate, FieldTests tests, Set<String> apart) {
        this.apart = Set.copyOf(apart);
        this.both = List.of(live, candidate);
        this.tests = tests;
        this.times = new TimeSpace(
                tests,
                numbers(Part.ATTRIBUTES, "onsetHours"),
                numbers(Part.ATTRIBUTES, "durationHours"),
                hasSecondFacts());
        this.sampled = times.isJoined() || tests.isJoined(FactKind.REPORT, "symptomCount");
        this.codes = codesApart();
        this.regions = regionsApart();
        for (Field field : live.fields(Part.ATTRIBUTES).values()) {
            boolean time = field.name().equals("onsetHours") || field.name().equals("durationHours");
            if (!time && candidate.fields(Part.ATTRIBUTES).containsKey(field.name())) {
                attributes.put(field.name(), values(Part.ATTRIBUTES, FactKind.SYMPTOM, field.name(), field.name()));
            }
        }
        attributes.put("site", sitesApart());
        for (String sign : shared(Part.VITALS)) {
            vitals.put(sign, values(Part.VITALS, FactKind.VITAL, sign, "value"));
        }
    }

    /** Whether some values were left out that rules might tell apart, because they compare fields of two facts. */
    public boolean isSampled() {
        return sampled;
    }

    /** Whether one of the sets reads the second facts: several answers then say together what a field of theirs is. */
    boolean hasSecondFacts() {
        return both.get(0).facts() >= Vocabulary.SECOND_FACTS || both.get(1).facts() >= Vocabulary.SECOND_FACTS;
    }

    TimeSpace times() {
        return times;
    }

    List<Object> codes() {
        return codes;
    }

    List<String> regions() {
        return regions;
    }

    /** The values of an attribute of a symptom, none given first. */
    List<Object> attribute(String name) {
        // What one of the sets does not know is not given in a report that both accept.
        return attributes.getOrDefault(name, Collections.singletonList(null));
    }

    Map<String, List<Object>> vitals() {
        return vitals;
    }

    /** The values of a field of the patient, the treatment, self-care or the report itself. */
    List<Object> field(Part part, FactKind kind, String name) {
        return values(part, kind, name, name);
    }

    List<String> risks() {
        List<String> risks = new ArrayList<>();
        for (String name : shared(Part.PATIENT)) {
            if (both.get(0).fields(Part.PATIENT).get(name).type() == Type.BOOLEAN) {
                risks.add(name);
            }
        }
        return risks;
    }

    /** Whether rules of the second facts ask of that risk whether it was denied, too. */
    static boolean isAlsoAnswer(String risk) {
        return risk.equals("pregnant");
    }

    List<String> tried() {
        return words(Part.SELF_CARE, "tried");
    }

    /** The groups of a symptom's code in a vocabulary. */
    public static List<String> groupsOf(Vocabulary vocabulary, String code) {
        Vocabulary.SymptomWord word = vocabulary.symptoms().get(code);
        return word == null ? List.of() : word.groups();
    }

    private List<Object> codesApart() {
        List<String> all = new ArrayList<>(both.get(0).symptoms().keySet());
        all.retainAll(both.get(1).symptoms().keySet());
        all.add(Symptom.OTHER);
        boolean joined = tests.isJoined(FactKind.SYMPTOM, "code") || tests.isJoined(FactKind.SYMPTOM, "groups");
        Map<String, Object> same = new LinkedHashMap<>();
        for (String code : all) {
            StringBuilder signature = new StringBuilder(tests.signature(FactKind.SYMPTOM, "code", code));
            signature.append(code.equals(Symptom.OTHER) ? " other" : "");
            for (Vocabulary vocabulary : both) {
                signature
                        .append(' ')
                        .append(tests.signature(FactKind.SYMPTOM, "groups", groupsOf(vocabulary, code)))
                        .append(vocabulary.floor(code))
                        .append(reckoned(vocabulary, code));
            }
            same.putIfAbsent(joined || losesFloor(code) || apart.contains(code) ? code : signature.toString(), code);
        }
        return new ArrayList<>(same.values());
    }

    /** What the second facts tell of a code by itself. */
    public static String reckoned(Vocabulary vocabulary, String code) {
        if (vocabulary.facts() < Vocabulary.SECOND_FACTS) {
            return "";
        }
        Reckoning reckoning = new Reckoning(vocabulary);
        return reckoning.standing(code) + " " + reckoning.location(code) + " "
                + Reckoning.SIGNS_OF_PREGNANCY.contains(code);
    }

    /** The areas of a region, which say what is the same place; a region without any is a place of its own. */
    public static String areasOf(Vocabulary vocabulary, String region) {
        if (vocabulary.facts() < Vocabulary.SECOND_FACTS) {
            return "";
        }
        List<String> areas = vocabulary.regions().get(region).areas();
        return areas.isEmpty() ? region : new TreeSet<>(areas).toString();
    }

    /** Whether the candidate has a lower floor for that code, or none, or one that may hold for fewer reports. */
    private boolean losesFloor(String code) {
        Optional<Urgency> before = both.get(0).floor(code);
        Optional<Urgency> after = both.get(1).floor(code);
        if (before.isEmpty() || after.isEmpty()) {
            return before.isPresent();
        }
        boolean holdsAlike = both.get(0).facts() == both.get(1).facts()
                && new Reckoning(both.get(0)).standing(code) == new Reckoning(both.get(1)).standing(code);
        return !holdsAlike || !after.get().atLeast(before.get());
    }

    /** The codes whose floor was lowered or taken away, or may hold for fewer reports. */
    public List<String> lostFloors() {
        List<String> lost = new ArrayList<>();
        for (Object code : codes) {
            if (losesFloor((String) code)) {
                lost.add((String) code);
            }
        }
        return lost;
    }

    private List<String> sharedRegions() {
        List<String> shared = new ArrayList<>(both.get(0).regions().keySet());
        shared.retainAll(both.get(1).regions().keySet());
        return shared;
    }

    private List<Object> sitesApart() {
        boolean joined = tests.isJoined(FactKind.SYMPTOM, "site") || tests.isJoined(FactKind.SYMPTOM, "siteGroups");
        Map<String, Object> apart = new LinkedHashMap<>();
        apart.put("", null);
        for (String region : sharedRegions()) {
            StringBuilder signature = new StringBuilder(tests.signature(FactKind.SYMPTOM, "site", region));
            for (Vocabulary vocabulary : both) {
                signature
                        .append(' ')
                        .append(tests.signature(FactKind.SYMPTOM, "siteGroups", vocabulary.groupsOfRegion(region)))
                        .append(areasOf(vocabulary, region));
            }
            apart.putIfAbsent(joined ? region : signature.toString(), region);
        }
        return new ArrayList<>(apart.values());
    }

    private List<String> regionsApart() {
        boolean joined = tests.isJoined(FactKind.REGION, "code") || tests.isJoined(FactKind.REGION, "group");
        Map<String, String> apart = new LinkedHashMap<>();
        for (String region : sharedRegions()) {
            if (region.equals(UNKNOWN)) {
                continue;
            }
            StringBuilder signature = new StringBuilder(tests.signature(FactKind.REGION, "code", region));
            for (Vocabulary vocabulary : both) {
                signature
                        .append(' ')
                        .append(new TreeSet<>(vocabulary.groupsOfRegion(region)))
                        .append(areasOf(vocabulary, region));
            }
            apart.putIfAbsent(joined ? region : signature.toString(), region);
        }
        return new ArrayList<>(apart.values());
    }

    private List<String> shared(Part part) {
        List<String> names = new ArrayList<>(both.get(0).fields(part).keySet());
        names.retainAll(both.get(1).fields(part).keySet());
        return names;
    }

    private List<String> words(Part part, String name) {
        List<String> words = new ArrayList<>(both.get(0).fields(part).get(name).words());
        words.retainAll(both.get(1).fields(part).get(name).words());
        return words;
    }

    /** The numbers that both sets accept. */
    private Measure numbers(Part part, String name) {
        Field one = both.get(0).fields(part).get(name);
        Field two = both.get(1).fields(part).get(name);
        return new Measure(
                one.min().max(two.min()), one.max().min(two.max()), Math.min(one.places(), two.places()), one.unit());
    }

    /**
     * The values of a field of a report.
     *
     * @param name in the report
     * @param field that it becomes
     */
    private List<Object> values(Part part, FactKind kind, String name, String field) {
        if (!shared(part).contains(name)) {
            return Collections.singletonList(null);
        }
        Type type = both.get(0).fields(part).get(name).type();
        List<Object> values = new ArrayList<>();
        values.add(null);
        boolean joined = tests.isJoined(kind, field);
        switch (type) {
            case BOOLEAN -> values.addAll(List.of(false, true));
            case WORD -> values.addAll(words(part, name));
            case INTEGER, DECIMAL -> values.addAll(numbers(numbers(part, name), kind, field, joined));
            case WORDS, REGION, REGIONS, TIMESTAMP -> {
                return values;
            }
        }
        if (joined || apart.contains(field) || ALWAYS_APART.contains(field)) {
            return values;
        }
        Map<String, Object> apart = new LinkedHashMap<>();
        for (Object value : values) {
            // A vital sign that was not measured is no fact at all, which no test can tell.
            String none = value == null && kind == FactKind.VITAL ? "none" : "";
            StringBuilder signature = new StringBuilder(none);
            for (Vocabulary vocabulary : both) {
                signature.append(tests.signature(kind, field, taken(vocabulary.facts(), field, value)));
            }
            apart.putIfAbsent(signature + (hasSecondFacts() ? reckoned(field, value) : ""), value);
        }
        return new ArrayList<>(apart.values());
    }

    /** What old, gone and place tell apart of an answer. */
    private static String reckoned(String field, Object value) {
        return switch (field) {
            case "trend" ->
                " " + Reckoning.isOld(false, (String) value, false) + Reckoning.isStillThere((String) value, null);
            case "resolved", "persistent" -> " " + Boolean.TRUE.equals(value);
            case "needledSite" -> " " + value;
            default -> "";
        };
    }

    /** What a field of a fact holds under that version of the facts when that was given for it, or nothing. */
    static Object taken(int facts, String field, Object given) {
        boolean first = facts < Vocabulary.SECOND_FACTS;
        if (given == null) {
            return switch (field) {
                case "trend", "depth", "relief" -> UNKNOWN;
                case "onset" -> first ? "sudden" : UNKNOWN;
                case "newSinceTreatment" -> true;
                case "needledSite" -> first ? true : null;
                default -> null;
            };
        }
        return given instanceof BigDecimal number ? Double.valueOf(number.doubleValue()) : given;
    }

    private List<Object> numbers(Measure range, FactKind kind, String field, boolean joined) {
        TreeSet<BigDecimal> numbers = new TreeSet<>();
        add(numbers, range, range.min());
        add(numbers, range, range.max());
        for (BigDecimal cut : tests.numbers(kind, field)) {
            BigDecimal below = cut.divide(range.step(), 0, RoundingMode.FLOOR).multiply(range.step());
            for (int steps = -1; steps <= 2; steps++) {
                add(numbers, range, below.add(range.step().multiply(BigDecimal.valueOf(steps))));
            }
        }
        if (joined) {
            between(numbers, range);
        }
        List<BigDecimal> simple = new ArrayList<>(numbers);
        simple.sort(Comparator.<BigDecimal>comparingInt(
                        number -> number.stripTrailingZeros().precision())
                .thenComparing(Comparator.naturalOrder()));
        return new ArrayList<>(simple);
    }

    /** Measure that are compared with each other: all of them if they are few, else some in each gap. */
    private void between(TreeSet<BigDecimal> numbers, Measure range) {
        BigDecimal most = range.min().add(range.step().multiply(BigDecimal.valueOf(FEW)));
        boolean all = most.compareTo(range.max()) >= 0;
        sampled = sampled || !all;
        for (BigDecimal start : all ? List.of(range.min()) : List.copyOf(numbers)) {
            for (int steps = 1; steps <= (all ? FEW : BETWEEN); steps++) {
                add(numbers, range, start.add(range.step().multiply(BigDecimal.valueOf(steps))));
            }
        }
    }

    private static void add(TreeSet<BigDecimal> numbers, Measure range, BigDecimal number) {
        if (range.allows(number)) {
            numbers.add(number);
        }
    }
}
