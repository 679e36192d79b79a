package aftercare.ruleset.words;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Part;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields that the core turns into facts by name. The vocabulary must describe each of them, as the type that the
 * core reads; a field that the core would not read must not be offered, because its value would be lost.
 */
final class CoreFields {

    private static final Map<String, Vocabulary.Type> ATTRIBUTES = attributes();
    private static final Map<String, Vocabulary.Type> TREATMENT = Map.of(
            "endedAt", Vocabulary.Type.TIMESTAMP,
            "regions", Vocabulary.Type.REGIONS,
            "depth", Vocabulary.Type.WORD,
            "sharpPainAtInsertion", Vocabulary.Type.BOOLEAN);
    private static final Map<String, Vocabulary.Type> PATIENT =
            Map.of("ageYears", Vocabulary.Type.DECIMAL, "bmi", Vocabulary.Type.DECIMAL);
    private static final Map<String, Vocabulary.Type> SELF_CARE =
            Map.of("tried", Vocabulary.Type.WORDS, "relief", Vocabulary.Type.WORD);
    private static final Map<String, Vocabulary.Type> REPORT = Map.of("asymptomatic", Vocabulary.Type.BOOLEAN);

    private CoreFields() {}

    /** The fields that must be there, with their types. */
    static Map<String, Vocabulary.Type> of(Part part) {
        return switch (part) {
            case ATTRIBUTES -> ATTRIBUTES;
            case TREATMENT -> TREATMENT;
            case PATIENT -> PATIENT;
            case SELF_CARE -> SELF_CARE;
            case REPORT -> REPORT;
            case VITALS -> Map.of();
        };
    }

    /** Whether a field of that part that the core does not name becomes a fact all the same: a sign, a risk factor. */
    static boolean mayAdd(Part part, Vocabulary.Type type) {
        return switch (part) {
            case VITALS -> type == Vocabulary.Type.INTEGER || type == Vocabulary.Type.DECIMAL;
            case PATIENT -> type == Vocabulary.Type.BOOLEAN;
            case ATTRIBUTES, TREATMENT, SELF_CARE, REPORT -> false;
        };
    }

    /** The word that the core reads when nothing was given, which the field must know; empty if there is none. */
    static String mustKnow(String field) {
        return switch (field) {
            case "depth", "relief" -> "unknown";
            case "onset" -> "sudden";
            default -> "";
        };
    }

    private static Map<String, Vocabulary.Type> attributes() {
        Map<String, Vocabulary.Type> types = new LinkedHashMap<>();
        types.put("severity", Vocabulary.Type.INTEGER);
        types.put("trend", Vocabulary.Type.WORD);
        types.put("onset", Vocabulary.Type.WORD);
        types.put("onsetHours", Vocabulary.Type.DECIMAL);
        types.put("durationHours", Vocabulary.Type.DECIMAL);
        types.put("persistent", Vocabulary.Type.BOOLEAN);
        types.put("resolved", Vocabulary.Type.BOOLEAN);
        types.put("newSinceTreatment", Vocabulary.Type.BOOLEAN);
        types.put("site", Vocabulary.Type.REGION);
        types.put("needledSite", Vocabulary.Type.BOOLEAN);
        types.put("sizeCm", Vocabulary.Type.DECIMAL);
        types.put("pattern", Vocabulary.Type.WORD);
        types.put("stopped", Vocabulary.Type.BOOLEAN);
        types.put("pressureMinutes", Vocabulary.Type.INTEGER);
        types.put("heavy", Vocabulary.Type.BOOLEAN);
        types.put("fullyRecovered", Vocabulary.Type.BOOLEAN);
        types.put("headInjury", Vocabulary.Type.BOOLEAN);
        types.put("recurrent", Vocabulary.Type.BOOLEAN);
        return types;
    }
}
