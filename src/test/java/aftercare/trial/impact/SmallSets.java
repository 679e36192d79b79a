package aftercare.trial.impact;

import aftercare.domain.Doubt;
import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Location;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.Standing;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.domain.Vocabulary.Type;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.triage.intake.Intake;
import aftercare.triage.reference.BothEvaluators;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Random small rule sets, and edits of them. They speak of a few words and fields only, so that every report that they
 * can tell apart from others can be tried.
 */
public final class SmallSets {

    /** A set as it is written: rules and words. */
    public record Written(List<ParsedRule> rules, Vocabulary vocabulary) {}

    /** The set that decides at that time, by the reference alone, with the wording of the shipped rules. */
    public static WholeSet whole(Written written, Instant now) {
        Intake intake = new Intake(written.vocabulary(), BothEvaluators.WORDING, Clock.fixed(now, ZoneOffset.UTC));
        return WholeSet.of(written.rules(), written.vocabulary(), BothEvaluators.WORDING, intake);
    }

    private static final List<String> ATTRIBUTES = List.of(
            "severity",
            "trend",
            "newSinceTreatment",
            "resolved",
            "sizeCm",
            "pattern",
            "onsetHours",
            "durationHours",
            "site");

    /** Answers that say together whether a symptom is old or gone, and where it is; by twos, some with a global. */
    private static final List<List<String>> TOGETHER = List.of(
            List.of("trend", "newSinceTreatment"),
            List.of("onsetHours", "newSinceTreatment"),
            List.of("resolved", "trend"),
            List.of("resolved", "persistent"),
            List.of("site", "needledSite"),
            List.of("site"));

    private static final List<String> GLOBALS = List.of(
            "smoker",
            "diabetes",
            "temperatureC",
            "regions",
            "ageYears",
            "asymptomatic",
            "relief",
            "tried",
            "hoursSince",
            "depth");
    public static final List<String> CODES = List.of("ache", "rash", "contractions");
    private static final List<String> GROUPS = List.of("soreness", "nerve");
    private static final List<String> REGIONS = List.of("calf", "chest");
    private static final List<String> REGION_GROUPS = List.of("spine", "trunk");
    private static final List<String> AREAS = List.of("leg", "trunk");
    private static final List<String> KINDS = List.of("kind-a", "kind-b");
    private static final List<Urgency> URGENCIES = List.of(Urgency.values());

    private final SplittableRandom random;
    private final List<String> attributes = new ArrayList<>();
    private final List<String> globals = new ArrayList<>();
    private final boolean joins;
    private final boolean second;
    private int places;

    public SmallSets(long seed) {
        this.random = new SplittableRandom(seed);
        this.second = chance(50);
        int of = 1 + below(2);
        if (second) {
            attributes.addAll(of(TOGETHER));
            if (attributes.contains("site")) {
                globals.add("regions");
            } else if (chance(20)) {
                globals.add("pregnant");
            }
        }
        while (attributes.size() < of) {
            addOnce(attributes, of(ATTRIBUTES));
        }
        of = 1 + below(2);
        while (globals.size() < of) {
            addOnce(globals, of(GLOBALS));
        }
        if (attributes.contains("onsetHours") || attributes.contains("durationHours")) {
            addOnce(globals, "hoursSince");
        }
        this.joins = chance(35);
    }

    /** One rule: a symptom that began 10 to 10.5 hours after the session and has lasted 20 to 20.5 hours since. */
    static Written ofNarrowTimes() {
        SmallSets sets = new SmallSets(0);
        Map<Part, Map<String, Field>> fields = fields();
        number(fields.get(Part.ATTRIBUTES), "onsetHours", Type.DECIMAL, 0, 87_600, 3);
        number(fields.get(Part.ATTRIBUTES), "durationHours", Type.DECIMAL, 0, 15, 3);
        List<Test> tests = new ArrayList<>();
        tests.add(sets.hours("onsetHours", Operator.GREATER, "10"));
        tests.add(sets.hours("onsetHours", Operator.AT_MOST, "10.5"));
        tests.add(sets.hours("lastingHours", Operator.GREATER, "20"));
        tests.add(sets.hours("lastingHours", Operator.AT_MOST, "20.5"));
        RuleCard.Triage kind = new RuleCard.Triage(Urgency.EMERGENCY_DEPARTMENT, OptionalInt.empty());
        RuleCard card = new RuleCard("RUL-01", "narrow", kind, "r", "a", "s", "x/x.drl", 1);
        Condition symptom = new Condition.Pattern("Symptom", Optional.empty(), tests, sets.place());
        Vocabulary words = sets.vocabulary();
        return new Written(
                List.of(new ParsedRule(card, List.of(symptom), sets.place())),
                new Vocabulary(words.facts(), words.symptoms(), words.regions(), fields));
    }

    private Test hours(String field, Operator operator, String hours) {
        return new Comparison(field, operator, new Operand.Number(new BigDecimal(hours), place()), place());
    }

    public List<String> attributes() {
        return attributes;
    }

    private static void addOnce(List<String> list, String word) {
        if (!list.contains(word)) {
            list.add(word);
        }
    }

    // --- Words ---

    public Vocabulary vocabulary() {
        Map<String, SymptomWord> symptoms = new LinkedHashMap<>();
        for (String code : CODES) {
            symptoms.put(code, symptom(code, some(GROUPS), chance(30) ? Optional.of(of(URGENCIES)) : Optional.empty()));
        }
        Map<String, RegionWord> regions = new LinkedHashMap<>();
        for (String code : REGIONS) {
            regions.put(code, region(code));
        }
        regions.put("unknown", new RegionWord("unknown", "unknown", REGION_GROUPS, List.of(), List.of()));
        return new Vocabulary(second ? Vocabulary.SECOND_FACTS : Vocabulary.FIRST_FACTS, symptoms, regions, fields());
    }

    private RegionWord region(String code) {
        return new RegionWord(code, code, some(REGION_GROUPS), second ? some(AREAS) : List.of(), List.of());
    }

    private SymptomWord symptom(String code, List<String> groups, Optional<Urgency> floor) {
        if (!second) {
            return new SymptomWord(
                    code,
                    code,
                    code,
                    groups,
                    List.of(),
                    List.of(),
                    floor,
                    List.of(),
                    Standing.STATE,
                    Location.NOT_SAID,
                    List.of(),
                    List.of());
        }
        Location location = new Location(chance(30) ? some(AREAS) : List.of(), chance(30), chance(10));
        Standing standing = of(List.of(Standing.values()));
        List<String> none = List.of();
        return new SymptomWord(
                code, code, code, groups, none, List.of(), floor, List.of(), standing, location, none, none);
    }

    private static Map<Part, Map<String, Field>> fields() {
        Map<Part, Map<String, Field>> fields = new EnumMap<>(Part.class);
        Map<String, Field> attributes = new LinkedHashMap<>();
        number(attributes, "severity", Type.INTEGER, 0, 2, 0);
        words(attributes, "trend", Type.WORD, "improving", "worsening");
        words(attributes, "onset", Type.WORD, "sudden", "gradual");
        number(attributes, "onsetHours", Type.DECIMAL, 0, 3, 0);
        number(attributes, "durationHours", Type.DECIMAL, 0, 3, 0);
        for (String name : List.of("persistent", "resolved", "newSinceTreatment", "needledSite", "stopped", "heavy")) {
            words(attributes, name, Type.BOOLEAN);
        }
        words(attributes, "site", Type.REGION);
        number(attributes, "sizeCm", Type.DECIMAL, 0, 2, 0);
        words(attributes, "pattern", Type.WORD, "focal", "bilateral");
        number(attributes, "pressureMinutes", Type.INTEGER, 0, 2, 0);
        for (String name : List.of("fullyRecovered", "headInjury", "recurrent")) {
            words(attributes, name, Type.BOOLEAN);
        }
        fields.put(Part.ATTRIBUTES, attributes);
        Map<String, Field> vitals = new LinkedHashMap<>();
        number(vitals, "temperatureC", Type.DECIMAL, 37, 39, 0);
        fields.put(Part.VITALS, vitals);
        Map<String, Field> patient = new LinkedHashMap<>();
        number(patient, "ageYears", Type.DECIMAL, 15, 17, 0);
        number(patient, "bmi", Type.DECIMAL, 15, 17, 0);
        words(patient, "smoker", Type.BOOLEAN);
        words(patient, "diabetes", Type.BOOLEAN);
        words(patient, "pregnant", Type.BOOLEAN);
        fields.put(Part.PATIENT, patient);
        Map<String, Field> treatment = new LinkedHashMap<>();
        words(treatment, "endedAt", Type.TIMESTAMP);
        words(treatment, "regions", Type.REGIONS);
        words(treatment, "depth", Type.WORD, "deep", "unknown");
        words(treatment, "sharpPainAtInsertion", Type.BOOLEAN);
        fields.put(Part.TREATMENT, treatment);
        Map<String, Field> selfCare = new LinkedHashMap<>();
        words(selfCare, "tried", Type.WORDS, "rest", "heat");
        words(selfCare, "relief", Type.WORD, "yes", "no", "unknown");
        fields.put(Part.SELF_CARE, selfCare);
        Map<String, Field> report = new LinkedHashMap<>();
        words(report, "asymptomatic", Type.BOOLEAN);
        fields.put(Part.REPORT, report);
        return fields;
    }

    private static void number(Map<String, Field> to, String name, Type type, int min, int max, int places) {
        put(to, name, type, BigDecimal.valueOf(min), BigDecimal.valueOf(max), places, List.of());
    }

    private static void words(Map<String, Field> to, String name, Type type, String... words) {
        put(to, name, type, null, null, 0, List.of(words));
    }

    private static void put(
            Map<String, Field> to,
            String name,
            Type type,
            BigDecimal min,
            BigDecimal max,
            int places,
            List<String> words) {
        to.put(
                name,
                new Field(
                        name, type, name, name, min, max, places, "", words, List.of(), List.of(), List.of(),
                        List.of()));
    }

    // --- Rules ---

    public Written written() {
        List<ParsedRule> rules = new ArrayList<>();
        for (int i = below(3); i > 0; i--) {
            int layer = below(KINDS.size());
            rules.add(rule(new RuleCard.Infers(KINDS.get(layer), chance(70) ? "" : "x"), "SGN-0" + i, layer));
        }
        for (int i = 2 + below(4); i > 0; i--) {
            rules.add(rule(triage(), "RUL-0" + i, KINDS.size()));
        }
        return new Written(rules, vocabulary());
    }

    private RuleCard.Triage triage() {
        Urgency urgency = chance(30) ? Urgency.SELF_CARE : of(URGENCIES);
        boolean tight = urgency == Urgency.URGENT_24H && chance(40);
        return new RuleCard.Triage(urgency, tight ? OptionalInt.of(6) : OptionalInt.empty());
    }

    private ParsedRule rule(RuleCard.Kind kind, String id, int layer) {
        RuleCard card = new RuleCard(id, "rule " + places, kind, "r", "a", "s", "x/x.drl", ++places);
        return new ParsedRule(card, conditions(layer), place());
    }

    private List<Condition> conditions(int layer) {
        List<Condition> conditions = new ArrayList<>();
        List<String[]> named = new ArrayList<>();
        for (int i = 1 + below(3); i > 0; i--) {
            conditions.add(condition(layer, named, 0));
        }
        return conditions;
    }

    private Condition condition(int layer, List<String[]> named, int depth) {
        int choice = below(100);
        if (depth == 0 && choice < 10) {
            return new Condition.Or(
                    List.of(condition(layer, new ArrayList<>(named), 1), condition(layer, new ArrayList<>(named), 1)),
                    place());
        }
        if (choice < 30) {
            return new Condition.Not(pattern(layer, named, Optional.empty()), place());
        }
        if (choice < 42) {
            return new Condition.Exists(pattern(layer, named, Optional.empty()), place());
        }
        Optional<String> name = joins && chance(70) ? Optional.of("$n" + places) : Optional.empty();
        Condition.Pattern pattern = pattern(layer, named, name);
        name.ifPresent(given -> named.add(new String[] {given, pattern.fact()}));
        return pattern;
    }

    private Condition.Pattern pattern(int layer, List<String[]> named, Optional<String> name) {
        int choice = below(100);
        if (layer > 0 && choice < 20) {
            List<Test> tests = new ArrayList<>();
            // A sign that is built on another must name it: signs are in layers.
            boolean byName = layer < KINDS.size() || chance(85);
            tests.add(new Comparison(
                    "kind",
                    byName ? Operator.EQUAL : Operator.NOT_EQUAL,
                    new Operand.Text(KINDS.get(below(layer)), place()),
                    place()));
            if (chance(30)) {
                tests.add(is("code", of(List.of("", "x"))));
            }
            return new Condition.Pattern("Sign", name, tests, place());
        }
        if (choice < 26) {
            return new Condition.Pattern(
                    "Report", name, List.of(number("symptomCount", List.of("0", "1", "2"))), place());
        }
        if (choice < 32) {
            return new Condition.Pattern(
                    "Doubt", name, List.of(is("code", of(second ? Doubt.CODES : Doubt.OF_FIRST_FACTS))), place());
        }
        if (choice < 58) {
            return global(of(globals), named, name);
        }
        List<Test> tests = new ArrayList<>();
        for (int i = below(3); i >= 0; i--) {
            tests.add(symptomTest(named));
        }
        return new Condition.Pattern("Symptom", name, chance(4) ? List.of() : tests, place());
    }

    private Condition.Pattern global(String global, List<String[]> named, Optional<String> name) {
        return switch (global) {
            case "smoker", "diabetes" ->
                new Condition.Pattern("RiskFactor", name, List.of(is("code", global)), place());
            case "temperatureC" ->
                new Condition.Pattern(
                        "Vital", name, List.of(is("sign", global), order("value", List.of("37", "38", "39"))), place());
            case "regions" -> new Condition.Pattern("Region", name, List.of(regionTest(named)), place());
            case "ageYears" ->
                new Condition.Pattern("Patient", name, List.of(order(global, List.of("15", "16", "17"))), place());
            case "pregnant" ->
                chance(50)
                        ? new Condition.Pattern("RiskFactor", name, List.of(is("code", global)), place())
                        : new Condition.Pattern("Patient", name, List.of(truth(global)), place());
            case "asymptomatic" -> new Condition.Pattern("Report", name, List.of(truth(global)), place());
            case "relief" ->
                new Condition.Pattern("SelfCare", name, List.of(is(global, of(List.of("yes", "no")))), place());
            case "tried" ->
                new Condition.Pattern(
                        "SelfCare",
                        name,
                        List.of(new Comparison(
                                "tried",
                                of(List.of(Operator.CONTAINS, Operator.NOT_CONTAINS)),
                                new Operand.Text(of(List.of("rest", "heat")), place()),
                                place())),
                        place());
            case "hoursSince" -> new Condition.Pattern("Treatment", name, List.of(hours(global)), place());
            default ->
                new Condition.Pattern("Treatment", name, List.of(is("depth", of(List.of("deep", "unknown")))), place());
        };
    }

    private Test regionTest(List<String[]> named) {
        for (String[] other : named) {
            if (other[1].equals("Symptom") && attributes.contains("site") && chance(60)) {
                return new Comparison("code", Operator.EQUAL, new Operand.FieldOf(other[0], "site", place()), place());
            }
        }
        return chance(60) ? is("group", of(List.of("spine", "trunk", "other"))) : is("code", of(REGIONS));
    }

    private Test symptomTest(List<String[]> named) {
        if (!named.isEmpty() && chance(55)) {
            Optional<Test> join = join(of(named));
            if (join.isPresent()) {
                return join.get();
            }
        }
        int choice = below(100);
        if (choice < 30) {
            return chance(80) ? is("code", of(CODES)) : codes();
        }
        if (choice < 50) {
            return new Comparison(
                    "groups",
                    of(List.of(Operator.CONTAINS, Operator.CONTAINS, Operator.NOT_CONTAINS)),
                    new Operand.Text(of(GROUPS), place()),
                    place());
        }
        if (choice < 58) {
            List<Test> two = List.of(symptomTest(List.of()), symptomTest(List.of()));
            return chance(70) ? new Test.AnyOf(two, place()) : new Test.AllOf(two, place());
        }
        return attributeTest(of(attributes));
    }

    private Test codes() {
        List<Operand> two = List.of(new Operand.Text(of(CODES), place()), new Operand.Text(of(CODES), place()));
        return new Comparison(
                "code", of(List.of(Operator.IN, Operator.NOT_IN)), new Operand.Choice(two, place()), place());
    }

    private Optional<Test> join(String[] other) {
        if (other[1].equals("Region") && attributes.contains("site")) {
            return Optional.of(
                    chance(50)
                            ? against("site", List.of(Operator.EQUAL), other[0], "code")
                            : against("siteGroups", List.of(Operator.CONTAINS), other[0], "group"));
        }
        if (!other[1].equals("Symptom")) {
            return Optional.empty();
        }
        int choice = below(100);
        if (choice < 50) {
            return Optional.of(
                    against("code", List.of(Operator.NOT_EQUAL, Operator.NOT_EQUAL, Operator.EQUAL), other[0], "code"));
        }
        if (choice < 65) {
            return Optional.of(against("pointer", List.of(Operator.NOT_EQUAL), other[0], "pointer"));
        }
        if (attributes.contains("severity")) {
            return Optional.of(against(
                    "severity", List.of(Operator.LESS, Operator.GREATER, Operator.AT_LEAST), other[0], "severity"));
        }
        if (attributes.contains("trend")) {
            return Optional.of(against("trend", List.of(Operator.EQUAL, Operator.NOT_EQUAL), other[0], "trend"));
        }
        return Optional.empty();
    }

    private Test against(String field, List<Operator> operators, String name, String target) {
        return new Comparison(field, of(operators), new Operand.FieldOf(name, target, place()), place());
    }

    private Test attributeTest(String attribute) {
        if (second && chance(50)) {
            return chance(60)
                    ? isTrue(of(List.of("old", "gone", "counts")))
                    : is("place", of(List.of("needled", "elsewhere", "unknown")));
        }
        return switch (attribute) {
            case "severity" -> number(attribute, List.of("0", "1", "2"));
            case "sizeCm" -> order(attribute, List.of("0", "1", "2"));
            case "trend" -> is(attribute, of(List.of("improving", "worsening", "unknown")));
            case "pattern" -> is(attribute, of(List.of("focal", "bilateral")));
            case "onsetHours" -> hours(attribute);
            case "durationHours" -> hours("lastingHours");
            case "site" ->
                chance(50)
                        ? is("site", of(REGIONS))
                        : new Comparison(
                                "siteGroups",
                                of(List.of(Operator.CONTAINS, Operator.NOT_CONTAINS)),
                                new Operand.Text(of(REGION_GROUPS), place()),
                                place());
            default -> truth(attribute);
        };
    }

    private Test hours(String field) {
        return order(field, List.of("0", "1", "2", "3"));
    }

    private Test order(String field, List<String> numbers) {
        if (chance(15)) {
            return absent(field);
        }
        Operator operator = of(List.of(Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST));
        return new Comparison(field, operator, new Operand.Number(new BigDecimal(of(numbers)), place()), place());
    }

    private Test number(String field, List<String> numbers) {
        if (chance(40)) {
            return new Comparison(
                    field,
                    of(List.of(Operator.EQUAL, Operator.NOT_EQUAL)),
                    new Operand.Number(new BigDecimal(of(numbers)), place()),
                    place());
        }
        return field.equals("symptomCount")
                ? new Comparison(
                        field,
                        of(List.of(Operator.LESS, Operator.AT_LEAST)),
                        new Operand.Number(new BigDecimal(of(numbers)), place()),
                        place())
                : order(field, numbers);
    }

    private Test isTrue(String field) {
        Operand truth = new Operand.Truth(chance(50), place());
        return new Comparison(field, of(List.of(Operator.EQUAL, Operator.NOT_EQUAL)), truth, place());
    }

    private Test truth(String field) {
        if (chance(20)) {
            return absent(field);
        }
        return new Comparison(
                field,
                of(List.of(Operator.EQUAL, Operator.NOT_EQUAL)),
                new Operand.Truth(chance(50), place()),
                place());
    }

    private Test absent(String field) {
        return new Comparison(
                field, of(List.of(Operator.EQUAL, Operator.NOT_EQUAL)), new Operand.Absent(place()), place());
    }

    private Test is(String field, String word) {
        return new Comparison(
                field, chance(80) ? Operator.EQUAL : Operator.NOT_EQUAL, new Operand.Text(word, place()), place());
    }

    // --- Edits ---

    /** The same set with one thing changed, or a few. */
    public Written edited(Written before) {
        Written after = before;
        for (int i = of(List.of(1, 1, 1, 2, 3)); i > 0; i--) {
            after = chance(60) ? new Written(rules(after.rules()), after.vocabulary()) : words(after);
        }
        return after;
    }

    private List<ParsedRule> rules(List<ParsedRule> before) {
        List<ParsedRule> rules = new ArrayList<>(before);
        int at = below(rules.size());
        ParsedRule rule = rules.get(at);
        int layer = rule.card().kind() instanceof RuleCard.Infers infers ? KINDS.indexOf(infers.sign()) : KINDS.size();
        switch (below(6)) {
            case 0 -> {
                if (rules.size() > 1) {
                    rules.remove(at);
                }
            }
            case 1 ->
                rules.add(rule(new RuleCard.Triage(Urgency.SELF_CARE, OptionalInt.empty()), "NEW-01", KINDS.size()));
            case 2 -> {
                List<Condition> more = new ArrayList<>(rule.when());
                more.add(new Condition.Not(pattern(layer, List.of(), Optional.empty()), place()));
                rules.set(at, new ParsedRule(rule.card(), more, rule.place()));
            }
            case 3 -> rules.set(at, new ParsedRule(rule.card(), conditions(layer), rule.place()));
            case 4 -> {
                if (rule.card().kind() instanceof RuleCard.Triage) {
                    rules.set(at, new ParsedRule(with(rule.card(), triage()), rule.when(), rule.place()));
                }
            }
            default -> {
                List<Condition> more = new ArrayList<>(rule.when());
                more.add(pattern(layer, List.of(), Optional.empty()));
                rules.set(at, new ParsedRule(rule.card(), more, rule.place()));
            }
        }
        return rules;
    }

    private static RuleCard with(RuleCard card, RuleCard.Kind kind) {
        return new RuleCard(
                card.id(), card.title(), kind, card.reason(), card.advice(), card.source(), card.file(), card.line());
    }

    private Written words(Written before) {
        Vocabulary old = before.vocabulary();
        Map<String, SymptomWord> symptoms = new LinkedHashMap<>(old.symptoms());
        Map<String, RegionWord> regions = new LinkedHashMap<>(old.regions());
        Map<Part, Map<String, Field>> fields = new EnumMap<>(old.fields());
        SymptomWord symptom = of(List.copyOf(symptoms.values()));
        switch (below(10)) {
            case 0, 1, 2 -> symptoms.put(symptom.code(), symptom(symptom.code(), some(GROUPS), symptom.floor()));
            case 3, 4 -> symptoms.put(symptom.code(), symptom(symptom.code(), symptom.groups(), Optional.empty()));
            case 5 ->
                symptoms.put(symptom.code(), symptom(symptom.code(), symptom.groups(), Optional.of(of(URGENCIES))));
            case 6, 7 -> {
                String code = of(REGIONS);
                if (regions.containsKey(code)) {
                    regions.put(code, region(code));
                }
            }
            case 8 -> {
                if (chance(20)) {
                    symptoms.remove(symptom.code());
                }
            }
            default -> {
                if (chance(20)) {
                    Map<String, Field> attributes = new LinkedHashMap<>(fields.get(Part.ATTRIBUTES));
                    number(attributes, "severity", Type.INTEGER, 0, 1 + below(3), 0);
                    fields.put(Part.ATTRIBUTES, attributes);
                }
            }
        }
        // A set of the first facts becomes one of the second: what an absent answer means changes with it.
        int facts = chance(20) ? Vocabulary.SECOND_FACTS : old.facts();
        return new Written(before.rules(), new Vocabulary(facts, symptoms, regions, fields));
    }

    // --- Every report ---

    /** The values of each attribute that is spoken of, as JSON writes them; null for not given. */
    public Map<String, List<String>> attributeValues() {
        Map<String, List<String>> values = new TreeMap<>();
        for (String attribute : attributes) {
            values.put(attribute, values(attribute));
        }
        return values;
    }

    public Map<String, List<String>> globalValues() {
        Map<String, List<String>> values = new TreeMap<>();
        for (String global : globals) {
            String path =
                    switch (global) {
                        case "smoker", "diabetes", "ageYears", "pregnant" -> "patient." + global;
                        case "temperatureC" -> "vitals." + global;
                        case "relief", "tried" -> "selfCare." + global;
                        case "regions", "hoursSince", "depth" -> "treatment." + global;
                        default -> global;
                    };
            values.put(path, values(global));
        }
        return values;
    }

    private static List<String> values(String name) {
        String[] values =
                switch (name) {
                    case "severity", "sizeCm" -> new String[] {null, "0", "1", "2"};
                    case "trend" -> new String[] {null, "\"improving\"", "\"worsening\""};
                    case "pattern" -> new String[] {null, "\"focal\"", "\"bilateral\""};
                    case "onsetHours", "durationHours" -> new String[] {null, "0", "1", "2", "3"};
                    case "site" -> new String[] {null, "\"calf\"", "\"chest\"", "\"unknown\""};
                    case "smoker", "diabetes" -> new String[] {null, "true"};
                    case "temperatureC" -> new String[] {null, "37", "38", "39"};
                    case "regions" -> new String[] {null, "[\"calf\"]", "[\"chest\"]", "[\"calf\",\"chest\"]"};
                    case "ageYears" -> new String[] {null, "15", "16", "17"};
                    case "relief" -> new String[] {null, "\"yes\"", "\"no\""};
                    case "tried" -> new String[] {null, "[\"rest\"]", "[\"heat\"]", "[\"rest\",\"heat\"]"};
                    case "hoursSince" ->
                        new String[] {null, "0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "5", "5.5", "6", "7"};
                    case "depth" -> new String[] {null, "\"deep\""};
                    default -> new String[] {null, "true", "false"};
                };
        List<String> list = new ArrayList<>();
        for (String value : values) {
            list.add(value);
        }
        return list;
    }

    private List<String> some(List<String> words) {
        List<String> some = new ArrayList<>();
        for (String word : words) {
            if (chance(50)) {
                some.add(word);
            }
        }
        return some;
    }

    private Place place() {
        places++;
        return new Place("x/x.drl", places, 1, places, places);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
