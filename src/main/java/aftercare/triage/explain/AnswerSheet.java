package aftercare.triage.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of one accepted report, each by its JSON Pointer, so that one of them can be given otherwise.
 *
 * @param answers literals as JSON writes them; a list is one literal
 * @param symptoms the answers about each symptom, by their names
 * @param symptomsGiven whether there is a list of symptoms, be it empty
 */
public record AnswerSheet(Map<String, String> answers, List<Map<String, String>> symptoms, boolean symptomsGiven) {

    public static final String REPORTED_AT = "/reportedAt";
    public static final String ENDED_AT = "/treatment/endedAt";
    public static final String CODE = "code";
    public static final String PRESENT = "present";
    public static final String NEXT = "-";

    private static final String SYMPTOMS = "/symptoms/";

    public AnswerSheet {
        answers = new LinkedHashMap<>(answers);
        List<Map<String, String>> copies = new ArrayList<>();
        for (Map<String, String> symptom : symptoms) {
            copies.add(new LinkedHashMap<>(symptom));
        }
        symptoms = copies;
    }

    /** @param body of a report that intake accepted */
    public static AnswerSheet of(byte[] body) {
        AnswerSheet sheet = new AnswerSheet(Map.of(), List.of(), false);
        try (JsonParser in = new JsonFactory().createParser(body)) {
            in.nextToken();
            return sheet.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a report that was accepted is no JSON", e);
        }
    }

    /** The literal of an answer; empty where it was not given. */
    public Optional<String> at(String pointer) {
        return pointer.startsWith(SYMPTOMS)
                ? Optional.ofNullable(symptoms.get(place(pointer)).get(name(pointer)))
                : Optional.ofNullable(answers.get(pointer));
    }

    /** Whether the patient is said to have the symptom at that place. */
    public boolean isPresent(int symptom) {
        return !"false".equals(symptoms.get(symptom).get(PRESENT));
    }

    /** The same with another answer. {@code /symptoms/-} is one more symptom, with its code as the literal. */
    public AnswerSheet with(String pointer, String literal) {
        if (pointer.equals(SYMPTOMS + NEXT)) {
            AnswerSheet longer = new AnswerSheet(answers, symptoms, true);
            longer.symptoms.add(new LinkedHashMap<>(Map.of(CODE, literal)));
            return longer;
        }
        AnswerSheet changed = new AnswerSheet(answers, symptoms, symptomsGiven);
        if (pointer.startsWith(SYMPTOMS)) {
            changed.symptoms.get(place(pointer)).put(name(pointer), literal);
        } else {
            changed.answers.put(pointer, literal);
        }
        return changed;
    }

    /** As HTTP takes it, UTF-8. */
    public byte[] body() {
        Map<String, List<String>> objects = new LinkedHashMap<>();
        List<String> members = new ArrayList<>();
        answers.forEach((pointer, literal) -> {
            int slash = pointer.indexOf('/', 1);
            if (slash < 0) {
                members.add(member(pointer.substring(1), literal));
            } else {
                objects.computeIfAbsent(pointer.substring(1, slash), name -> new ArrayList<>())
                        .add(member(pointer.substring(slash + 1), literal));
            }
        });
        objects.forEach((name, inner) -> members.add(member(name, object(inner))));
        if (symptomsGiven) {
            List<String> listed = new ArrayList<>();
            for (Map<String, String> symptom : symptoms) {
                List<String> inner = new ArrayList<>();
                symptom.forEach((name, literal) -> inner.add(member(name, literal)));
                listed.add(object(inner));
            }
            members.add(member("symptoms", "[" + String.join(",", listed) + "]"));
        }
        return object(members).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(String word) {
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(word)) + "\"";
    }

    private static String object(List<String> members) {
        return "{" + String.join(",", members) + "}";
    }

    private static String member(String name, String literal) {
        return "\"" + name + "\":" + literal;
    }

    private static int place(String pointer) {
        return Integer.parseInt(pointer.substring(SYMPTOMS.length(), pointer.indexOf('/', SYMPTOMS.length())));
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private AnswerSheet read(JsonParser in) throws IOException {
        boolean given = false;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (value == JsonToken.START_OBJECT) {
                members(in).forEach((member, literal) -> answers.put("/" + name + "/" + member, literal));
            } else if (name.equals("symptoms")) {
                given = true;
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    symptoms.add(members(in));
                }
            } else {
                answers.put("/" + name, literal(in));
            }
        }
        return new AnswerSheet(answers, symptoms, given);
    }

    private static Map<String, String> members(JsonParser in) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            members.put(name, literal(in));
        }
        return members;
    }

    private static String literal(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            return in.currentToken() == JsonToken.VALUE_STRING ? text(in.getText()) : in.getText();
        }
        List<String> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(literal(in));
        }
        return "[" + String.join(",", items) + "]";
    }
}
