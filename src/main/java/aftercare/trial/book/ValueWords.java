package aftercare.trial.book;

import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Measure;
import aftercare.ruleset.model.Test.Operand;
import java.util.Map;
import java.util.Optional;

/** Speaks of values by the labels and units of the vocabulary. */
final class ValueWords {

    private static final Map<String, String> UNITS_AS_WORDS = Map.of("h", "hours", "min", "minutes", "kg/m2", "kg/m²");

    private final Vocabulary vocabulary;

    ValueWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A value of that field; of a field of another fact, whose it is. */
    String of(String fact, String field, Operand operand) {
        if (operand instanceof Operand.Text text) {
            return word(fact, field, text.value());
        }
        if (operand instanceof Operand.Number number) {
            return WordList.number(number.value());
        }
        if (operand instanceof Operand.Truth truth) {
            return truth.value() ? "yes" : "no";
        }
        if (operand instanceof Operand.FieldOf other) {
            return "that of " + other.name();
        }
        return "not given";
    }

    /** The unit of a number, with a blank before it; empty where it has none. */
    String unit(String fact, String field, Optional<String> vital) {
        String unit = FactField.of(FactKind.named(fact), field)
                .measure(vocabulary, vital)
                .map(Measure::unit)
                .orElse("");
        String shown = UNITS_AS_WORDS.getOrDefault(unit, unit);
        return shown.isEmpty() || shown.startsWith("/") || shown.equals("%") ? shown : " " + shown;
    }

    String vital(String sign) {
        Field field = vocabulary.fields(Part.VITALS).get(sign);
        return field == null ? WordList.spaced(sign) : field.label();
    }

    private String word(String fact, String field, String word) {
        if (word.equals("unknown") && !field.equals("code") && !field.equals("site")) {
            return "not known";
        }
        return switch (fact + "." + field) {
            case "Symptom.code" -> WordList.quoted(symptom(word));
            case "Region.code", "Symptom.site" -> WordList.quoted(region(word));
            case "RiskFactor.code" -> WordList.quoted(risk(word));
            case "Vital.sign" -> "the " + vital(word);
            case "Symptom.trend", "Symptom.onset", "Symptom.pattern", "Treatment.depth", "SelfCare.tried" ->
                WordList.spaced(word);
            default -> WordList.quoted(WordList.spaced(word));
        };
    }

    String symptom(String code) {
        Vocabulary.SymptomWord known = vocabulary.symptoms().get(code);
        if (known != null) {
            return known.label();
        }
        return code.equals(Symptom.OTHER) ? "A symptom in the patient's own words" : WordList.spaced(code);
    }

    private String region(String code) {
        Vocabulary.RegionWord known = vocabulary.regions().get(code);
        return known == null ? WordList.spaced(code) : known.label();
    }

    private String risk(String code) {
        Field known = vocabulary.fields(Part.PATIENT).get(code);
        return known == null ? WordList.spaced(code) : known.label();
    }
}
