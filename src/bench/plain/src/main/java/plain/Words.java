package plain;

import java.util.List;
import java.util.Map;

/** The words of the vocabulary that facts are made with. */
public record Words(
        int facts, Map<String, SymptomWord> symptoms, Map<String, RegionWord> regions, List<String> everyGroup) {

    public record SymptomWord(
            List<String> groups, int floor, String standing, List<String> areas, boolean treated, boolean elsewhere) {}

    public record RegionWord(List<String> groups, List<String> areas) {}

    static final SymptomWord NO_SYMPTOM = new SymptomWord(List.of(), 0, "ALWAYS", List.of(), false, false);

    SymptomWord symptom(String code) {
        return symptoms.getOrDefault(code, NO_SYMPTOM);
    }
}
