package aftercare.domain;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every word that a report or a rule may use.
 *
 * @param symptoms by code, in the order of the file
 * @param regions by code
 * @param fields by the object they belong to, then by name
 */
public record Vocabulary(
        Map<String, SymptomWord> symptoms, Map<String, RegionWord> regions, Map<Part, Map<String, Field>> fields) {

    /** The object of a report that a field belongs to; the name is the word of the vocabulary file. */
    public enum Part {
        ATTRIBUTES("attributes"),
        VITALS("vitals"),
        PATIENT("patient"),
        TREATMENT("treatment"),
        SELF_CARE("selfCare"),
        REPORT("report");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What a field holds. */
    public enum Type {
        INTEGER,
        DECIMAL,
        BOOLEAN,
        WORD,
        WORDS,
        REGION,
        REGIONS,
        TIMESTAMP
    }

    /**
     * A symptom.
     *
     * @param needs what is needed to read it mildly; each entry lists alternatives of which one is enough
     * @param floor the least urgency of any report that names it as present and new
     */
    public record SymptomWord(
            String code,
            String label,
            String question,
            List<String> groups,
            List<String> attributes,
            List<List<String>> needs,
            Optional<Urgency> floor,
            List<SnomedCode> snomed) {}

    /** A body region and the groups that rules ask for. */
    public record RegionWord(String code, String label, List<String> groups) {}

    /**
     * A field of the report.
     *
     * @param min least plausible value, for numbers
     * @param max greatest plausible value, for numbers
     * @param places most decimal places, 0 for whole numbers
     * @param unit as shown to a person, may be empty
     * @param words the closed list, for words
     * @param codes codes of other terminologies as "SYSTEM code"
     */
    public record Field(
            String name,
            Type type,
            String label,
            String question,
            BigDecimal min,
            BigDecimal max,
            int places,
            String unit,
            List<String> words,
            List<TerminologyCode> codes,
            List<SnomedCode> snomed) {}

    /** A code of a terminology such as LOINC. */
    public record TerminologyCode(String system, String code) {}

    /**
     * A SNOMED CT code and how far to trust it.
     *
     * @param fit exact, approximate, broader or narrower
     * @param seen letters of the places where it was seen
     * @param verified how far it was verified
     */
    public record SnomedCode(String code, String display, String fit, List<String> seen, String verified) {}

    public Vocabulary {
        symptoms = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(symptoms));
        regions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(regions));
        fields = Map.copyOf(fields);
    }

    /** The fields of one object, in the order of the file. */
    public Map<String, Field> fields(Part part) {
        return fields.getOrDefault(part, Map.of());
    }

    /** The least urgency for that code when present and new; empty for a code without one or an unknown code. */
    public Optional<Urgency> floor(String code) {
        SymptomWord word = symptoms.get(code);
        return word == null ? Optional.empty() : word.floor();
    }
}
