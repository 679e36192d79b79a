package aftercare.trial.impact;

import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.trial.search.Sketch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shortest reports that one vocabulary accepts and another refuses, one for each word or range that is gone. */
final class RefusedWords {

    private final Vocabulary candidate;
    private final Map<String, Sketch> reports = new LinkedHashMap<>();

    private RefusedWords(Vocabulary candidate) {
        this.candidate = candidate;
    }

    /** By the word that is refused, such as {@code symptom fever} or {@code vitals spo2}. */
    static Map<String, Sketch> of(Vocabulary live, Vocabulary candidate) {
        RefusedWords words = new RefusedWords(candidate);
        for (String code : live.symptoms().keySet()) {
            if (!candidate.symptoms().containsKey(code)) {
                words.reports.put("symptom " + code, symptom(code, "", ""));
            }
        }
        for (String code : live.regions().keySet()) {
            if (!candidate.regions().containsKey(code)) {
                words.reports.put("region " + code, field("treatment.regions", "[\"" + code + "\"]"));
            }
        }
        for (Part part : Part.values()) {
            for (Field field : live.fields(part).values()) {
                words.add(part, field);
            }
        }
        return words.reports;
    }

    private void add(Part part, Field field) {
        for (String value : refused(field, candidate.fields(part).get(field.name()))) {
            boolean ofList = !field.words().isEmpty();
            String name = part.word() + " " + field.name() + (ofList ? " " + value.replaceAll("[\\[\\]\"]", "") : "");
            if (part == Part.ATTRIBUTES) {
                reports.putIfAbsent(name, symptom(Symptom.OTHER, field.name(), value));
            } else {
                String path = part == Part.REPORT ? field.name() : part.word() + "." + field.name();
                reports.putIfAbsent(name, field(path, value));
            }
        }
    }

    /** Values that the one field takes and the other does not, as JSON writes them. */
    private static List<String> refused(Field live, Field candidate) {
        List<String> refused = new ArrayList<>();
        switch (live.type()) {
            case BOOLEAN -> {
                if (candidate == null) {
                    refused.add("true");
                }
            }
            case WORD, WORDS -> {
                for (String word : live.words()) {
                    if (candidate == null || !candidate.words().contains(word)) {
                        refused.add(live.type() == Vocabulary.Type.WORDS ? "[\"" + word + "\"]" : "\"" + word + "\"");
                    }
                }
            }
            case INTEGER, DECIMAL -> {
                BigDecimal step = BigDecimal.ONE.movePointLeft(live.places());
                for (BigDecimal value : List.of(
                        live.min(), live.max(), live.min().add(step), live.max().subtract(step))) {
                    if (candidate == null || !takes(candidate, value)) {
                        refused.add(value.stripTrailingZeros().toPlainString());
                    }
                }
            }
            case REGION, REGIONS, TIMESTAMP -> {}
        }
        return refused;
    }

    private static boolean takes(Field field, BigDecimal value) {
        return value.compareTo(field.min()) >= 0
                && value.compareTo(field.max()) <= 0
                && value.stripTrailingZeros().scale() <= field.places();
    }

    private static Sketch field(String path, String value) {
        return new Sketch(new TreeMap<>(Map.of(path, value)), List.of());
    }

    private static Sketch symptom(String code, String attribute, String value) {
        SortedMap<String, String> entry = new TreeMap<>();
        entry.put("code", "\"" + code + "\"");
        if (code.equals(Symptom.OTHER)) {
            entry.put("text", "\"something else\"");
        }
        if (!attribute.isEmpty()) {
            entry.put(attribute, value);
        }
        return new Sketch(new TreeMap<>(), List.of(entry));
    }
}
