package aftercare.triage.reference;

import static aftercare.triage.reference.SmallWorld.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Random conditions of the subset. Patterns come often from a pool, so that rules share them: what the engine shares is
 * where it could go wrong. Some conditions are refused by the check; whoever uses them draws again.
 */
final class RandomConditions {

    private static final int DEEPEST = 2;
    private static final int POOL = 12;

    /** A fact that was named. */
    private record Named(String name, String fact) {}

    private final Draw draw;
    private final List<String> pool = new ArrayList<>();
    private int names;

    RandomConditions(Draw draw) {
        this.draw = draw;
    }

    /**
     * The conditions of one rule, a line each.
     *
     * @param kinds of signs that it may ask for; with others it must say which
     * @param anySign whether it may ask for any sign
     */
    String when(List<String> kinds, boolean anySign) {
        names = 0;
        List<Named> named = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = draw.of(1, 1, 2, 2, 2, 3, 3, 4); i > 0; i--) {
            lines.add(condition(0, kinds, anySign, named));
        }
        return String.join("\n    ", lines);
    }

    private String condition(int depth, List<String> kinds, boolean anySign, List<Named> named) {
        int choice = draw.below(100);
        if (choice < 16) {
            return "not " + pattern(kinds, anySign, named);
        }
        if (choice < 28) {
            return "exists " + pattern(kinds, anySign, named);
        }
        if (choice < 46 && depth < DEEPEST) {
            return group(depth + 1, kinds, anySign, named);
        }
        String pattern = pattern(kinds, anySign, named);
        if (draw.chance(35)) {
            Named one = new Named("$n" + names++, pattern.substring(0, pattern.indexOf('(')));
            named.add(one);
            return one.name() + " : " + pattern;
        }
        return pattern;
    }

    private String group(int depth, List<String> kinds, boolean anySign, List<Named> named) {
        boolean or = draw.chance(65);
        List<String> parts = new ArrayList<>();
        for (int i = draw.of(2, 2, 2, 3); i > 0; i--) {
            // A name that is given in one alternative is not known in another, nor after it.
            parts.add(condition(depth, kinds, anySign, or ? new ArrayList<>(named) : named));
        }
        return "( " + String.join(or ? " or " : " and ", parts) + " )";
    }

    private String pattern(List<String> kinds, boolean anySign, List<Named> named) {
        if (!named.isEmpty() && draw.chance(45)) {
            return fresh(kinds, anySign, named);
        }
        if (pool.size() < POOL) {
            pool.add(factPattern(List.of()));
        }
        boolean sign = draw.chance(kinds.isEmpty() && !anySign ? 0 : 18);
        return sign ? sign(kinds, anySign, named) : draw.of(pool);
    }

    private String fresh(List<String> kinds, boolean anySign, List<Named> named) {
        boolean sign = draw.chance(kinds.isEmpty() && !anySign ? 0 : 15);
        return sign ? sign(kinds, anySign, named) : factPattern(named);
    }

    private String sign(List<String> kinds, boolean anySign, List<Named> named) {
        if (anySign && draw.chance(35)) {
            return "Sign( " + tests("Sign", named) + " )";
        }
        if (kinds.isEmpty()) {
            return "Sign()";
        }
        String kind = draw.chance(75)
                ? "kind == " + quoted(draw.of(kinds))
                : "kind in ( " + quoted(draw.of(kinds)) + ", " + quoted(draw.of(kinds)) + " )";
        return "Sign( " + kind + (draw.chance(30) ? ", " + tests("Sign", named) : "") + " )";
    }

    private String factPattern(List<Named> named) {
        // Regions join with symptoms in ways that nothing else has.
        String fact = draw.chance(50)
                ? !named.isEmpty() && draw.chance(25) ? "Region" : "Symptom"
                : draw.of("Report", "Doubt", "Treatment", "Region", "Patient", "RiskFactor", "Vital", "SelfCare");
        if (draw.chance(8)) {
            return fact + "()";
        }
        if (fact.equals("Vital")) {
            String sign = draw.of(VITALS);
            List<?> values = sign.equals("heartRate") ? PULSES : TEMPERATURES;
            String value = draw.chance(80) ? ", value " + order() + " " + draw.of(values) : "";
            return "Vital( sign == " + quoted(sign) + value + " )";
        }
        return fact + "( " + tests(fact, named) + " )";
    }

    private String tests(String fact, List<Named> named) {
        List<String> tests = new ArrayList<>();
        for (int i = draw.of(1, 1, 1, 2, 2, 3); i > 0; i--) {
            tests.add(test(fact, named, 0));
        }
        return String.join(", ", tests);
    }

    private String test(String fact, List<Named> named, int depth) {
        if (depth == DEEPEST || draw.chance(72)) {
            return comparison(fact, named);
        }
        String sign = draw.of(" && ", " || ");
        String both = test(fact, named, depth + 1) + sign + test(fact, named, depth + 1);
        return "( " + both + (draw.chance(20) ? sign + comparison(fact, named) : "") + " )";
    }

    private String comparison(String fact, List<Named> named) {
        if (!named.isEmpty() && draw.chance(60)) {
            Named other = draw.of(named);
            List<List<String>> joins = joins(fact, other);
            if (!joins.isEmpty()) {
                return draw.of(draw.of(joins));
            }
        }
        String field = draw.of(List.copyOf(FIELDS.get(fact).keySet()));
        Holds holds = FIELDS.get(fact).get(field);
        return switch (holds.type()) {
            case TRUTH -> field + draw.of(" == true", " == false", " != true", " == null", " != null");
            case WHOLE -> wholeTest(field, holds.words());
            case DECIMAL ->
                draw.chance(15)
                        ? field + draw.of(" == null", " != null")
                        : field + " " + order() + " " + draw.of(holds.words());
            case WORD -> wordTest(field, holds.words());
            case WORDS -> field + draw.of(" contains ", " not contains ") + quoted(draw.of(holds.words()));
        };
    }

    private String wholeTest(String field, List<?> numbers) {
        if (draw.chance(15)) {
            return field + draw.of(" == null", " != null");
        }
        if (draw.chance(20)) {
            return field + draw.of(" in", " not in") + " ( " + draw.of(numbers) + ", " + draw.of(numbers) + " )";
        }
        return field + " " + draw.of("==", "!=", order(), order(), order()) + " " + draw.of(numbers);
    }

    private String wordTest(String field, List<?> words) {
        if (words.isEmpty() || draw.chance(8)) {
            return field + draw.of(" == null", " != null");
        }
        if (draw.chance(30)) {
            String list = " ( " + quoted(draw.of(words)) + ", " + quoted(draw.of(words)) + " )";
            return field + draw.of(" in", " not in") + list;
        }
        return field + draw.of(" == ", " == ", " != ") + quoted(draw.of(words));
    }

    private String order() {
        return draw.of("<", "<=", ">", ">=");
    }

    /** Every comparison with a field of a named fact, by the type of the field, so that the rare types are drawn too. */
    private List<List<String>> joins(String fact, Named other) {
        List<List<String>> byType = new ArrayList<>();
        for (Type type : Type.values()) {
            List<String> joins = new ArrayList<>();
            FIELDS.get(fact).forEach((field, holds) -> FIELDS.get(other.fact()).forEach((target, held) -> {
                if (holds.type() == type && joins(holds, held)) {
                    joins.add(field + " " + joining(holds, held) + " " + other.name() + "." + target);
                }
            }));
            if (!joins.isEmpty()) {
                byType.add(joins);
            }
        }
        return byType;
    }

    private static boolean joins(Holds one, Holds other) {
        boolean lists = one.type() == Type.WORDS && other.type() == Type.WORD
                || one.type() == Type.WORD && other.type() == Type.WORDS;
        return one.family().equals(other.family()) && (lists || one.type() == other.type() && one.type() != Type.WORDS);
    }

    private String joining(Holds holds, Holds other) {
        return switch (holds.type()) {
            case TRUTH -> draw.of("==", "!=");
            case WHOLE -> draw.of("==", "!=", order());
            case DECIMAL -> order();
            case WORD -> other.type() == Type.WORDS ? draw.of("memberOf", "not memberOf") : draw.of("==", "!=");
            case WORDS -> draw.of("contains", "not contains");
        };
    }

    private static String quoted(Object word) {
        return "\"" + word + "\"";
    }

    private enum Type {
        TRUTH,
        WHOLE,
        DECIMAL,
        WORD,
        WORDS
    }

    /** @param family fields of one family may be compared */
    private record Holds(Type type, String family, List<?> words) {}

    private static final Holds TRUTH = new Holds(Type.TRUTH, "truth", List.of());
    private static final Holds WHOLE = new Holds(Type.WHOLE, "whole", WHOLES);
    private static final Holds DECIMAL = new Holds(Type.DECIMAL, "decimal", DECIMALS);

    /** In the order of their names: the same seed must always draw the same. */
    private static final Map<String, Map<String, Holds>> FIELDS = Map.of(
            "Report", new TreeMap<>(Map.of("asymptomatic", TRUTH, "symptomCount", WHOLE)),
            "Doubt", new TreeMap<>(Map.of("code", word("doubt", DOUBTS))),
            "Treatment", treatment(),
            "Region", region(),
            "Patient", new TreeMap<>(Map.of("ageYears", decimals(AGES), "bmi", decimals(BMIS))),
            "RiskFactor", new TreeMap<>(Map.of("code", word("risk", RISKS))),
            "Vital", new TreeMap<>(Map.of("sign", word("vital", VITALS))),
            "SelfCare", new TreeMap<>(Map.of("relief", word("relief", RELIEFS), "tried", words("tried", TRIED))),
            "Symptom", symptom(),
            "Sign", new TreeMap<>(Map.of("kind", word("kind", KINDS), "code", word("sign code", SIGN_CODES))));

    private static Map<String, Holds> treatment() {
        return new TreeMap<>(
                Map.of("hoursSince", DECIMAL, "depth", word("depth", DEPTHS), "sharpPainAtInsertion", TRUTH));
    }

    private static Map<String, Holds> region() {
        Holds group = new Holds(Type.WORD, "region group", REGION_GROUPS);
        return new TreeMap<>(Map.of("code", word("region", REGIONS), "group", group));
    }

    private static Map<String, Holds> symptom() {
        Map<String, Holds> fields = new TreeMap<>();
        fields.put("code", word("symptom", SYMPTOMS));
        fields.put("groups", words("symptom group", SYMPTOM_GROUPS));
        fields.put("severity", WHOLE);
        fields.put("pressureMinutes", WHOLE);
        fields.put("trend", word("trend", TRENDS));
        fields.put("onset", word("onset", ONSETS));
        fields.put("pattern", word("pattern", PATTERNS));
        fields.put("site", word("region", REGIONS));
        fields.put("siteGroups", words("region group", SITE_GROUPS));
        fields.put("pointer", word("pointer", List.of()));
        for (String name : List.of("onsetHours", "lastingHours", "sizeCm")) {
            fields.put(name, DECIMAL);
        }
        for (String name : List.of("persistent", "resolved", "newSinceTreatment", "needledSite", "stopped", "heavy")) {
            fields.put(name, TRUTH);
        }
        for (String name : List.of("fullyRecovered", "headInjury", "recurrent")) {
            fields.put(name, TRUTH);
        }
        return fields;
    }

    private static Holds word(String family, List<String> words) {
        return new Holds(Type.WORD, family, words);
    }

    private static Holds words(String family, List<String> words) {
        return new Holds(Type.WORDS, family, words);
    }

    private static Holds decimals(List<Double> numbers) {
        return new Holds(Type.DECIMAL, "decimal", numbers);
    }
}
