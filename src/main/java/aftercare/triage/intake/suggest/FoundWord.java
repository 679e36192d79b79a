package aftercare.triage.intake.suggest;

import aftercare.domain.Vocabulary.Part;
import java.util.Optional;

/**
 * A word of the vocabulary that a phrase may mean.
 *
 * @param code what a report calls it: the code of a symptom or region, or the name of a field
 * @param question asks the patient whether it is meant
 */
public record FoundWord(Kind kind, String code, String label, String question) {

    /** What a word is. */
    public enum Kind {
        SYMPTOM,
        REGION,
        /** A yes or no, or a number, about the patient. */
        RISK,
        ATTRIBUTE,
        VITAL,
        TREATMENT,
        SELF_CARE,
        REPORT;

        /** What the fields of that object are. */
        public static Kind of(Part part) {
            return switch (part) {
                case PATIENT -> RISK;
                case ATTRIBUTES -> ATTRIBUTE;
                case VITALS -> VITAL;
                case TREATMENT -> TREATMENT;
                case SELF_CARE -> SELF_CARE;
                case REPORT -> REPORT;
            };
        }

        /** The object of a report that a field of that kind belongs to; empty for what is no field. */
        Optional<String> object() {
            return switch (this) {
                case SYMPTOM, REGION -> Optional.empty();
                case ATTRIBUTE -> Optional.of("symptoms[]");
                case RISK -> Optional.of(Part.PATIENT.word());
                case VITAL -> Optional.of(Part.VITALS.word());
                case TREATMENT -> Optional.of(Part.TREATMENT.word());
                case SELF_CARE -> Optional.of(Part.SELF_CARE.word());
                case REPORT -> Optional.of("");
            };
        }
    }
}
