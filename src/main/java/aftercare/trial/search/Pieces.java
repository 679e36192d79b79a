package aftercare.trial.search;

import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds answers that give a report the fact that a pattern asks for. A value {@link Slots#ABSENT} stands for a question that
 * must stay without an answer.
 */
final class Pieces {

    /** A part of a report: a symptom, or answers outside the symptoms. */
    record Piece(boolean symptom, SortedMap<String, String> values) {}

    private static final int MOST_CODES = 24;
    private static final int MOST_VALUES = 4;
    private static final int MOST_ALTERNATIVES = 32;

    private final Vocabulary vocabulary;
    private final Slots slots;

    /** @param slots of the rules that are looked at */
    Pieces(Vocabulary vocabulary, Slots slots) {
        this.vocabulary = vocabulary;
        this.slots = slots;
    }

    /** Alternatives, the plainest first; none when nothing gives that fact. */
    List<Piece> of(Pattern pattern) {
        List<Piece> pieces = new ArrayList<>();
        for (List<Comparison> all : Test.ways(pattern.tests(), MOST_ALTERNATIVES)) {
            pieces.addAll(pieces(pattern, all));
        }
        return pieces;
    }

    private List<Piece> pieces(Pattern pattern, List<Comparison> all) {
        return switch (pattern.fact()) {
            case "Symptom" -> symptoms(all);
            case "Doubt" -> doubts(all);
            case "RiskFactor" -> risks(all);
            case "Vital" -> vitals(pattern, all);
            case "Region" -> regions(all);
            case "Report" -> reports(all);
            default -> outside(values(pattern.fact(), all, slots.ofReport()));
        };
    }

    private List<Piece> symptoms(List<Comparison> all) {
        List<Comparison> rest = new ArrayList<>();
        List<Comparison> onCode = new ArrayList<>();
        List<Comparison> reckoned = new ArrayList<>();
        for (Comparison comparison : all) {
            boolean code =
                    comparison.field().equals("code") || comparison.field().equals("groups");
            (code ? onCode : ReckonedAnswers.has(comparison.field()) ? reckoned : rest).add(comparison);
        }
        List<Piece> pieces = new ArrayList<>();
        for (SortedMap<String, String> values : reckoned(reckoned, values("Symptom", rest, slots.ofSymptom()))) {
            for (SymptomWord symptom : vocabulary.symptoms().values()) {
                if (pieces.size() < MOST_CODES && fits(onCode, symptom)) {
                    SortedMap<String, String> whole = new TreeMap<>(values);
                    whole.put(Sketch.CODE, Literals.text(symptom.code()));
                    pieces.add(new Piece(true, whole));
                }
            }
        }
        return pieces;
    }

    /** The same answers with those that make a symptom old, gone, counting or of some place, where they agree. */
    private static List<SortedMap<String, String>> reckoned(
            List<Comparison> reckoned, List<SortedMap<String, String>> begun) {
        List<SortedMap<String, String>> found = begun;
        for (Comparison comparison : reckoned) {
            List<SortedMap<String, String>> longer = new ArrayList<>();
            for (SortedMap<String, String> head : found) {
                for (Map<String, String> answers : ReckonedAnswers.meeting(comparison)) {
                    SortedMap<String, String> whole = new TreeMap<>(answers);
                    // What a condition asks for directly comes first; a report that then fits no longer is tried in
                    // vain.
                    whole.putAll(head);
                    longer.add(whole);
                }
            }
            found = longer.subList(0, Math.min(longer.size(), MOST_VALUES));
        }
        return found;
    }

    private static boolean fits(List<Comparison> onCode, SymptomWord symptom) {
        for (Comparison comparison : onCode) {
            String held =
                    comparison.field().equals("code") ? Literals.text(symptom.code()) : Literals.list(symptom.groups());
            if (!Literals.meets(comparison, held)) {
                return false;
            }
        }
        return true;
    }

    private List<Piece> doubts(List<Comparison> all) {
        List<Piece> pieces = new ArrayList<>();
        SortedMap<String, String> other = new TreeMap<>();
        other.put(Sketch.CODE, Literals.text(Symptom.OTHER));
        other.put("text", Literals.text("something else"));
        if (meets(all, "other-symptom")) {
            pieces.add(new Piece(true, other));
        }
        for (Map.Entry<String, String> doubt : Map.of(
                        "onset-after-report", "onsetHours", "duration-too-long", "durationHours")
                .entrySet()) {
            if (meets(all, doubt.getKey())) {
                SortedMap<String, String> symptom = new TreeMap<>();
                symptom.put(Sketch.CODE, Literals.text("fatigue"));
                symptom.put(doubt.getValue(), "80000");
                pieces.add(new Piece(true, symptom));
            }
        }
        if (meets(all, "asymptomatic-with-symptoms")) {
            pieces.addAll(outside(List.of(new TreeMap<>(Map.of("asymptomatic", "true")))));
        }
        return pieces;
    }

    private static boolean meets(List<Comparison> all, String word) {
        for (Comparison comparison : all) {
            if (!Literals.meets(comparison, Literals.text(word))) {
                return false;
            }
        }
        return true;
    }

    private List<Piece> risks(List<Comparison> all) {
        List<SortedMap<String, String>> found = new ArrayList<>();
        for (Vocabulary.Field field : vocabulary.fields(Vocabulary.Part.PATIENT).values()) {
            if (field.type() == Vocabulary.Type.BOOLEAN && meets(all, field.name())) {
                found.add(new TreeMap<>(Map.of("patient." + field.name(), "true")));
            }
        }
        return outside(found);
    }

    private List<Piece> vitals(Pattern pattern, List<Comparison> all) {
        Optional<String> sign = Test.word(pattern.tests(), "sign");
        if (sign.isEmpty()) {
            return List.of();
        }
        List<Comparison> onValue = new ArrayList<>();
        for (Comparison comparison : all) {
            if (comparison.field().equals("value")) {
                onValue.add(comparison);
            }
        }
        return outside(values(pattern.fact(), onValue, slots.ofReport(), field -> "vitals." + sign.get()));
    }

    private List<Piece> regions(List<Comparison> all) {
        List<SortedMap<String, String>> found = new ArrayList<>();
        for (Vocabulary.RegionWord region : vocabulary.regions().values()) {
            boolean fits = true;
            for (Comparison comparison : all) {
                List<String> groups = region.groups().isEmpty() ? List.of("other") : region.groups();
                boolean any = false;
                for (String held : comparison.field().equals("code") ? List.of(region.code()) : groups) {
                    any |= Literals.meets(comparison, Literals.text(held));
                }
                fits &= any;
            }
            if (fits && found.size() < MOST_VALUES) {
                found.add(new TreeMap<>(Map.of("treatment.regions", "[\"" + region.code() + "\"]")));
            }
        }
        found.add(new TreeMap<>(Map.of("treatment.regions", Slots.ABSENT)));
        return outside(found);
    }

    /** How many symptoms there are is left to the rest of the report. */
    private List<Piece> reports(List<Comparison> all) {
        List<Comparison> rest = new ArrayList<>();
        for (Comparison comparison : all) {
            if (!comparison.field().equals("symptomCount")) {
                rest.add(comparison);
            }
        }
        return outside(values("Report", rest, slots.ofReport()));
    }

    private interface Slot {
        String of(String field);
    }

    private static List<SortedMap<String, String>> values(
            String fact, List<Comparison> all, Map<String, Set<String>> slots) {
        return values(fact, all, slots, field -> Literals.slot(fact, field));
    }

    /** Literals of the fields that meet every comparison, in several combinations. */
    private static List<SortedMap<String, String>> values(
            String fact, List<Comparison> all, Map<String, Set<String>> slots, Slot slot) {
        Map<String, List<Comparison>> byField = new LinkedHashMap<>();
        for (Comparison comparison : all) {
            byField.computeIfAbsent(comparison.field(), field -> new ArrayList<>())
                    .add(comparison);
        }
        List<SortedMap<String, String>> found = new ArrayList<>();
        found.add(new TreeMap<>());
        for (Map.Entry<String, List<Comparison>> field : byField.entrySet()) {
            if (field.getKey().equals("pointer")) {
                continue;
            }
            String name = slot.of(field.getKey());
            List<SortedMap<String, String>> longer = new ArrayList<>();
            FactField about = FactField.of(FactKind.named(fact), field.getKey());
            for (String value : fitting(about, field.getValue(), slots.getOrDefault(name, Set.of()))) {
                for (SortedMap<String, String> head : found) {
                    SortedMap<String, String> whole = new TreeMap<>(head);
                    whole.put(name, value);
                    longer.add(whole);
                }
            }
            found = longer.subList(0, Math.min(longer.size(), MOST_VALUES));
        }
        return found;
    }

    private static List<String> fitting(FactField field, List<Comparison> all, Set<String> values) {
        List<String> fitting = new ArrayList<>();
        for (String value : values) {
            boolean fits = true;
            for (Comparison comparison : all) {
                // The groups of a site are not in the answer itself: each region is tried.
                fits &= field.words() == FactField.Words.REGION_GROUPS
                        || Literals.meets(comparison, Literals.asRead(field, value));
            }
            if (fits) {
                fitting.add(value);
            }
        }
        return fitting;
    }

    private static List<Piece> outside(List<SortedMap<String, String>> values) {
        List<Piece> pieces = new ArrayList<>();
        for (SortedMap<String, String> each : values) {
            pieces.add(new Piece(false, each));
        }
        return pieces;
    }
}
