package aftercare.ruleset.words;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Part;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactField.Absence;
import aftercare.ruleset.model.FactField.Holds;
import aftercare.ruleset.model.FactField.Words;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.FieldTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that the core turns into facts by name. The vocabulary must describe each of them, as the type that the
 * core reads; a field that the core would not read must not be offered, because its value would be lost.
 */
final class CoreFields {

    private CoreFields() {}

    /** The fields that must be there, with their types. */
    static Map<String, Vocabulary.Type> of(Part part, int facts) {
        Map<String, Vocabulary.Type> types = new LinkedHashMap<>();
        for (FactField field : fields(part)) {
            if (!field.answer().isEmpty() && field.facts() <= facts) {
                // Of two fields that are read from one answer the first holds the answer itself.
                types.putIfAbsent(field.answer(), type(field));
            }
        }
        if (part == Part.TREATMENT) {
            types.put("endedAt", Vocabulary.Type.TIMESTAMP);
            types.put("regions", Vocabulary.Type.REGIONS);
        }
        return types;
    }

    private static List<FactField> fields(Part part) {
        List<FactField> fields = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            if (kind.part().equals(Optional.of(part))) {
                fields.addAll(FieldTable.of(kind).values());
            }
        }
        return fields;
    }

    private static Vocabulary.Type type(FactField field) {
        return switch (field.holds()) {
            case TRUTH -> Vocabulary.Type.BOOLEAN;
            case WHOLE -> Vocabulary.Type.INTEGER;
            case DECIMAL -> Vocabulary.Type.DECIMAL;
            case WORD -> field.words() == Words.REGIONS ? Vocabulary.Type.REGION : Vocabulary.Type.WORD;
            case WORDS -> Vocabulary.Type.WORDS;
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
    static String mustKnow(Part part, String name, int facts) {
        if (facts < Vocabulary.SECOND_FACTS && part == Part.ATTRIBUTES && name.equals("onset")) {
            return "sudden";
        }
        for (FactField field : fields(part)) {
            if (field.answer().equals(name) && field.holds() == Holds.WORD && field.absence() == Absence.AN_ANSWER) {
                return field.assumed();
            }
        }
        return "";
    }
}
