package aftercare.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reading, copying and changing a report that is a tree of maps, lists, strings, numbers and booleans. */
public final class Tree {

    private Tree() {}

    @SuppressWarnings("unchecked") // a report's objects have string keys: the JSON grammar gives no others
    private static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    /** The object under a key, an empty one when there is none: not for changing. */
    public static Map<String, Object> object(Map<String, Object> parent, String key) {
        Object value = parent.get(key);
        return value == null ? Map.of() : asObject(value);
    }

    /** The object under a key, put there when there is none. */
    static Map<String, Object> objectToChange(Map<String, Object> parent, String key) {
        return asObject(parent.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>()));
    }

    public static List<Map<String, Object>> symptoms(Map<String, Object> report) {
        List<Map<String, Object>> symptoms = new ArrayList<>();
        if (report.get("symptoms") instanceof List<?> given) {
            for (Object symptom : given) {
                symptoms.add(asObject(symptom));
            }
        }
        return symptoms;
    }

    static void setSymptoms(Map<String, Object> report, List<Map<String, Object>> symptoms) {
        report.put("symptoms", new ArrayList<Object>(symptoms));
    }

    static List<String> texts(Map<String, Object> parent, String key) {
        List<String> texts = new ArrayList<>();
        if (parent.get(key) instanceof List<?> given) {
            for (Object text : given) {
                texts.add((String) text);
            }
        }
        return texts;
    }

    static String text(Map<String, Object> parent, String key) {
        return (String) parent.get(key);
    }

    /** Exact: the decimal digits as they were sent. */
    static BigDecimal number(Map<String, Object> parent, String key) {
        Object value = parent.get(key);
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
    }

    public static Map<String, Object> copy(Map<String, Object> report) {
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<String, Object> member : report.entrySet()) {
            copy.put(member.getKey(), copyOf(member.getValue()));
        }
        return copy;
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(asObject(map));
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (Object item : list) {
                copy.add(copyOf(item));
            }
            return copy;
        }
        return value;
    }
}
