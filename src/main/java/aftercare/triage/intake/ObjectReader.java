package aftercare.triage.intake;

import aftercare.domain.Vocabulary.Field;
import aftercare.triage.intake.JsonValue.JsonArray;
import aftercare.triage.intake.JsonValue.JsonNull;
import aftercare.triage.intake.JsonValue.JsonNumber;
import aftercare.triage.intake.JsonValue.JsonObject;
import aftercare.triage.intake.JsonValue.JsonText;
import aftercare.triage.intake.JsonValue.JsonTruth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One object of a report, read by the names of its fields. A value that is not acceptable is noted as a problem and
 * answered as if it were not given, so that one reading finds every problem. Not given is null here, as in the facts.
 */
final class ObjectReader {

    private final JsonObject object;
    private final String pointer;
    private final Map<String, Field> fields;
    private final ReportProblems problems;

    /**
     * @param names every field that the object may have
     * @param fields those of them that the vocabulary describes
     */
    ObjectReader(
            JsonObject object, String pointer, Set<String> names, Map<String, Field> fields, ReportProblems problems) {
        this.object = object;
        this.pointer = pointer;
        this.fields = fields;
        this.problems = problems;
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            if (!names.contains(member.getKey())) {
                problems.addUnknownField(pointer, member.getKey(), member.getValue(), names);
            } else if (member.getValue() instanceof JsonNull) {
                addNull(member.getValue(), pointer + "/" + member.getKey());
            }
        }
    }

    JsonObject object() {
        return object;
    }

    /** Where the object is, or the nearest one around it when it was not given. */
    String pointer() {
        return pointer;
    }

    String pointer(String name) {
        return pointer + "/" + name;
    }

    /** Whether the object has a member of that name. */
    boolean has(String name) {
        return object.members().containsKey(name);
    }

    /** The names of its members. */
    Set<String> members() {
        return object.members().keySet();
    }

    /** Its member of that name; null when there is none or it is null, which was noted. */
    JsonValue given(String name) {
        JsonValue value = object.members().get(name);
        return value instanceof JsonNull ? null : value;
    }

    /** Notes a problem with a member that is there, or with the object when it is not. */
    void refuse(String name, String code, String detail) {
        JsonValue value = object.members().get(name);
        problems.add(value == null ? object.at() : value.at(), pointer(name), code, detail);
    }

    Boolean truth(String name) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonTruth truth) {
            return truth.truth();
        }
        refuse(name, ReportProblems.INVALID_TYPE, "must be true or false");
        return null;
    }

    Integer integer(String name) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonNumber number) || !isInteger(number.lexeme())) {
            refuse(name, ReportProblems.INVALID_TYPE, "must be a whole number, without quotes, point or exponent");
            return null;
        }
        BigDecimal exact = new BigDecimal(number.lexeme());
        return isInRange(name, exact) ? Integer.valueOf(exact.intValueExact()) : null;
    }

    /** A number with at most the decimal places of the vocabulary, exactly as written. */
    BigDecimal decimal(String name) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonNumber number)) {
            refuse(name, ReportProblems.INVALID_TYPE, "must be a number, without quotes");
            return null;
        }
        String lexeme = number.lexeme();
        if (lexeme.indexOf('e') >= 0 || lexeme.indexOf('E') >= 0) {
            refuse(name, ReportProblems.INVALID_VALUE, "must be written without an exponent");
            return null;
        }
        BigDecimal exact = new BigDecimal(lexeme);
        int places = fields.get(name).places();
        if (exact.scale() > places) {
            refuse(
                    name,
                    ReportProblems.INVALID_VALUE,
                    "must have at most " + places + " decimal place" + (places == 1 ? "" : "s"));
            return null;
        }
        return isInRange(name, exact) ? exact : null;
    }

    /** A word of the closed list that the vocabulary gives for that field. */
    String word(String name) {
        JsonValue value = given(name);
        return value == null
                ? null
                : word(value, pointer(name), fields.get(name).words());
    }

    /** A code of that closed list. */
    String word(String name, Set<String> known) {
        JsonValue value = given(name);
        return value == null ? null : word(value, pointer(name), known);
    }

    private String word(JsonValue value, String at, Collection<String> known) {
        if (!(value instanceof JsonText text)) {
            problems.add(value.at(), at, ReportProblems.INVALID_TYPE, "must be a text");
            return null;
        }
        if (!known.contains(text.text())) {
            problems.addUnknownWord(value.at(), at, text.text(), known);
            return null;
        }
        return text.text();
    }

    /** The words of a list, each out of the known ones; null when the list was not given. */
    List<String> words(String name, Collection<String> known, int most) {
        List<JsonValue> items = items(name, most);
        if (items == null) {
            return null;
        }
        List<String> words = new ArrayList<>(items.size());
        for (int index = 0; index < items.size(); index++) {
            String at = pointer(name) + "/" + index;
            if (items.get(index) instanceof JsonNull) {
                addNull(items.get(index), at);
                continue;
            }
            String word = word(items.get(index), at, known);
            if (word != null) {
                words.add(word);
            }
        }
        return words;
    }

    /** The items of a list, no more than the most of them; null when the list was not given. */
    List<JsonValue> items(String name, int most) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonArray array)) {
            refuse(name, ReportProblems.INVALID_TYPE, "must be a list");
            return null;
        }
        if (array.items().size() > most) {
            refuse(name, ReportProblems.OUT_OF_RANGE, "must have at most " + most + " entries");
            return array.items().subList(0, most);
        }
        return array.items();
    }

    Instant timestamp(String name) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        Optional<Instant> instant = value instanceof JsonText text ? Timestamps.parse(text.text()) : Optional.empty();
        if (instant.isEmpty()) {
            String detail = "must be a date and time of RFC 3339 with an offset, such as 2026-01-31T09:00:00+01:00";
            refuse(name, ReportProblems.INVALID_TIMESTAMP, detail);
        }
        return instant.orElse(null);
    }

    String text(String name) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonText text) {
            return text.text();
        }
        refuse(name, ReportProblems.INVALID_TYPE, "must be a text");
        return null;
    }

    /** The reader of an object inside this one; of an empty one when it was not given. */
    ObjectReader inner(String name, ObjectWords words) {
        JsonValue value = given(name);
        if (value instanceof JsonObject inner) {
            return new ObjectReader(inner, pointer(name), words.names(), words.fields(), problems);
        }
        if (value != null) {
            refuse(name, ReportProblems.INVALID_TYPE, "must be an object");
        }
        return new ObjectReader(
                new JsonObject(object.at(), Map.of()), pointer, words.names(), words.fields(), problems);
    }

    /** The reader of one entry of a list; empty when the entry is no object, which was noted. */
    Optional<ObjectReader> entry(JsonValue value, String at, ObjectWords words) {
        if (value instanceof JsonObject inner) {
            return Optional.of(new ObjectReader(inner, at, words.names(), words.fields(), problems));
        }
        if (value instanceof JsonNull) {
            addNull(value, at);
        } else {
            problems.add(value.at(), at, ReportProblems.INVALID_TYPE, "must be an object");
        }
        return Optional.empty();
    }

    private boolean isInRange(String name, BigDecimal number) {
        Field field = fields.get(name);
        if (number.compareTo(field.min()) >= 0 && number.compareTo(field.max()) <= 0) {
            return true;
        }
        String range = field.min().toPlainString() + " to " + field.max().toPlainString();
        String unit = field.unit().isEmpty() ? "" : " (" + field.unit() + ")";
        refuse(name, ReportProblems.OUT_OF_RANGE, "must be from " + range + unit);
        return false;
    }

    /** JSON allows no leading zeros, so that a whole number is a sign and digits. */
    private static boolean isInteger(String lexeme) {
        for (int index = lexeme.charAt(0) == '-' ? 1 : 0; index < lexeme.length(); index++) {
            if (lexeme.charAt(index) < '0' || lexeme.charAt(index) > '9') {
                return false;
            }
        }
        return true;
    }

    private void addNull(JsonValue value, String at) {
        String detail = "null is not allowed; leave out what is not known";
        problems.add(value.at(), at, ReportProblems.NULL_NOT_ALLOWED, detail);
    }
}
