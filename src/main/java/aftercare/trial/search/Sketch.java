package aftercare.trial.search;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A report in the making. Literals are literals as JSON writes them; what is not in it was not given.
 *
 * @param fields all but the symptoms, by object and name, such as {@code treatment.hoursSince}; a field of the report
 *     itself stands by its name alone
 * @param symptoms the fields of each
 */
public record Sketch(SortedMap<String, String> fields, List<SortedMap<String, String>> symptoms) {

    static final String HOURS_SINCE = "treatment.hoursSince";
    static final String CODE = "code";

    private static final BigDecimal MILLIS_OF_AN_HOUR = BigDecimal.valueOf(3_600_000);

    public Sketch {
        fields = new TreeMap<>(fields);
        List<SortedMap<String, String>> copies = new ArrayList<>();
        for (SortedMap<String, String> symptom : symptoms) {
            copies.add(new TreeMap<>(symptom));
        }
        symptoms = copies;
    }

    static Sketch empty() {
        return new Sketch(new TreeMap<>(), List.of());
    }

    /** How much it holds. */
    public int size() {
        int size = fields.size();
        for (SortedMap<String, String> symptom : symptoms) {
            size += symptom.size();
        }
        return size;
    }

    /** The same with an answer that belongs to no symptom. */
    public Sketch with(String field, String value) {
        Sketch changed = copy();
        changed.fields.put(field, value);
        return changed;
    }

    /** The same without an answer that belongs to no symptom. */
    public Sketch without(String field) {
        Sketch changed = copy();
        changed.fields.remove(field);
        return changed;
    }

    /** The same with a symptom more, the last one. */
    public Sketch with(SortedMap<String, String> symptom) {
        Sketch changed = copy();
        changed.symptoms.add(new TreeMap<>(symptom));
        return changed;
    }

    /** The same with another answer about a symptom, named by its place. */
    public Sketch with(int symptom, String field, String value) {
        Sketch changed = copy();
        changed.symptoms.get(symptom).put(field, value);
        return changed;
    }

    /** The same without one answer about a symptom, named by its place. */
    public Sketch without(int symptom, String field) {
        Sketch changed = copy();
        changed.symptoms.get(symptom).remove(field);
        return changed;
    }

    /** The same without a symptom, named by its place. */
    public Sketch without(int symptom) {
        Sketch changed = copy();
        changed.symptoms.remove(symptom);
        return changed;
    }

    /**
     * As HTTP takes it, UTF-8.
     *
     * @param reportedAt when it holds
     */
    public byte[] body(Instant reportedAt) {
        StringBuilder json = new StringBuilder("{\"reportedAt\":\"" + reportedAt + "\"");
        for (Map.Entry<String, Map<String, String>> object : objects().entrySet()) {
            Map<String, String> members = new LinkedHashMap<>(object.getValue());
            String hours = object.getKey().equals("treatment") ? members.remove("hoursSince") : null;
            if (hours != null) {
                long millis = new BigDecimal(hours).multiply(MILLIS_OF_AN_HOUR).longValue();
                members.put("endedAt", "\"" + reportedAt.minusMillis(millis) + "\"");
            }
            json.append(object.getKey().isEmpty() ? "" : ",\"" + object.getKey() + "\":{");
            json.append(object.getKey().isEmpty() && !members.isEmpty() ? "," : "");
            json.append(members(members));
            json.append(object.getKey().isEmpty() ? "" : "}");
        }
        List<String> listed = new ArrayList<>();
        for (SortedMap<String, String> symptom : symptoms) {
            listed.add("{" + members(symptom) + "}");
        }
        json.append(",\"symptoms\":[").append(String.join(",", listed)).append("]}");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The report as JSON, without the moment at which it holds unless a time in it hangs on that. */
    public String text(Instant at) {
        String json = new String(body(at), StandardCharsets.UTF_8);
        String without = json.replace("\"reportedAt\":\"" + at + "\",", "");
        return without.contains("At\":\"") ? json : without;
    }

    /**
     * What a trial says of the smallest part on which it says anything: of that, nothing can be left out. Empty where it says
     * nothing of the whole.
     */
    public <T> Optional<T> smallest(Function<Sketch, Optional<T>> trial) {
        Optional<T> best = trial.apply(this);
        Sketch least = this;
        boolean smaller = best.isPresent();
        while (smaller) {
            smaller = false;
            for (Sketch part : least.parts()) {
                Optional<T> found = trial.apply(part);
                if (found.isPresent()) {
                    best = found;
                    least = part;
                    smaller = true;
                    break;
                }
            }
        }
        return best;
    }

    /** The same without one of its parts, the largest parts first. */
    public List<Sketch> parts() {
        List<Sketch> parts = new ArrayList<>();
        for (int i = 0; i < symptoms.size(); i++) {
            parts.add(without(i));
        }
        for (String field : fields.keySet()) {
            parts.add(without(field));
            for (String shorter : shorter(fields.get(field))) {
                SortedMap<String, String> other = new TreeMap<>(fields);
                other.put(field, shorter);
                parts.add(new Sketch(other, symptoms));
            }
        }
        for (int i = 0; i < symptoms.size(); i++) {
            for (String field : symptoms.get(i).keySet()) {
                if (!field.equals("code") && !field.equals("text")) {
                    parts.add(without(i, field));
                }
            }
        }
        return parts;
    }

    /** A list without one of its words. */
    private static List<String> shorter(String value) {
        List<String> shorter = new ArrayList<>();
        if (value.startsWith("[") && value.indexOf(',') > 0) {
            List<String> words = List.of(value.substring(1, value.length() - 1).split(","));
            for (int i = 0; i < words.size(); i++) {
                List<String> fewer = new ArrayList<>(words);
                fewer.remove(i);
                shorter.add("[" + String.join(",", fewer) + "]");
            }
        }
        return shorter;
    }

    /** Its fields by the object that they belong to; the report itself has no name. */
    Map<String, Map<String, String>> objects() {
        Map<String, Map<String, String>> objects = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            int dot = field.getKey().indexOf('.');
            String object = dot < 0 ? "" : field.getKey().substring(0, dot);
            objects.computeIfAbsent(object, name -> new LinkedHashMap<>())
                    .put(field.getKey().substring(dot + 1), field.getValue());
        }
        return objects;
    }

    private Sketch copy() {
        return new Sketch(fields, symptoms);
    }

    private static String members(Map<String, String> members) {
        List<String> written = new ArrayList<>();
        members.forEach((name, value) -> written.add("\"" + name + "\":" + value));
        return String.join(",", written);
    }
}
