package aftercare.triage.intake;

import aftercare.domain.Numbers;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.triage.intake.JsonValue.JsonNumber;
import aftercare.triage.intake.JsonValue.JsonText;
import aftercare.triage.intake.JsonValue.JsonTruth;
import java.util.Map;

/** A reported symptom in words: its code, then what was said of it in the order of the vocabulary. */
final class Phrases {

    private Phrases() {}

    /** The text of a symptom without a code is left out: it is never interpreted, and it never leaves the reading. */
    static String reported(String code, ObjectReader symptom, Map<String, Field> fields, boolean onsetAfterReport) {
        StringBuilder words = new StringBuilder(40);
        words.append(code);
        for (Field field : fields.values()) {
            String name = field.name();
            JsonValue value = symptom.given(name);
            // The site is shown where a rule looks at it: most do not, and the region was given once already.
            if (value != null && field.type() != Vocabulary.Type.REGION) {
                boolean impossible = onsetAfterReport && name.equals("onsetHours");
                words.append(", ").append(impossible ? "onset after the report" : phrase(field, value));
            }
        }
        return words.toString();
    }

    private static String phrase(Field field, JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number(field, number.lexeme());
        }
        if (value instanceof JsonTruth truth) {
            return truth.truth() ? field.label() : no(field);
        }
        // Of the other kinds only words of a closed list are left.
        return value instanceof JsonText word ? word.text() : field.label();
    }

    private static String no(Field field) {
        return (field.name().equals("headInjury") ? "no " : "not ") + field.label();
    }

    private static String number(Field field, String lexeme) {
        Double value = Double.valueOf(lexeme);
        String number = Numbers.plain(value);
        String withUnit = withUnit(value, field);
        return switch (field.name()) {
            case "severity" -> "severity " + number;
            case "sizeCm" -> withUnit;
            case "onsetHours" -> "onset " + withUnit;
            case "durationHours" -> "for " + withUnit;
            default -> field.label() + " " + withUnit;
        };
    }

    /** A number with the unit of its field, if it has one. */
    static String withUnit(Double value, Field field) {
        String number = Numbers.plain(value);
        return field.unit().isEmpty() ? number : number + " " + field.unit();
    }
}
