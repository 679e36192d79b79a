package aftercare.readme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a document shows, held against what really comes. Everything must be the same but what a {@code …} leaves out: the
 * rest of a text that ends with it, the rest of a list whose last element it is, the other members of an object that has it
 * as a member, any lines where a line holds nothing else.
 */
final class Shown {

    private static final String LEFT_OUT = "…";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Shown() {}

    static List<String> differencesOfJson(String shown, String real) {
        List<String> differences = new ArrayList<>();
        try {
            compare("", JSON.readTree(shown), JSON.readTree(real), differences);
        } catch (JsonProcessingException e) {
            differences.add("not JSON: " + e.getOriginalMessage());
        }
        return differences;
    }

    static List<String> differencesOfText(String shown, String real) {
        StringBuilder pattern = new StringBuilder();
        for (String line : shown.lines().toList()) {
            if (line.equals(LEFT_OUT)) {
                pattern.append("(?:.*\\R)*?");
            } else {
                pattern.append(Pattern.quote(line).replace(LEFT_OUT, "\\E.*\\Q"))
                        .append("\\R");
            }
        }
        return Pattern.matches(pattern.toString(), real)
                ? List.of()
                : List.of("shown:\n" + shown + "\nbut there came:\n" + real);
    }

    private static void compare(String pointer, JsonNode shown, JsonNode real, List<String> differences) {
        if (shown.isObject() && real.isObject()) {
            compareObjects(pointer, shown, real, differences);
        } else if (shown.isArray() && real.isArray()) {
            compareArrays(pointer, shown, real, differences);
        } else if (!isSame(shown, real)) {
            differences.add(pointer + ": shown " + shown + " but there came " + real);
        }
    }

    private static void compareObjects(String pointer, JsonNode shown, JsonNode real, List<String> differences) {
        shown.fieldNames().forEachRemaining(name -> {
            if (!name.equals(LEFT_OUT)) {
                compare(pointer + "/" + name, shown.get(name), real.path(name), differences);
            }
        });
        if (shown.has(LEFT_OUT)) {
            return;
        }
        real.fieldNames().forEachRemaining(name -> {
            if (!shown.has(name)) {
                differences.add(pointer + "/" + name + ": not shown, but there came " + real.get(name));
            }
        });
    }

    private static void compareArrays(String pointer, JsonNode shown, JsonNode real, List<String> differences) {
        boolean shortened = shown.size() > 0
                && shown.get(shown.size() - 1).isTextual()
                && shown.get(shown.size() - 1).textValue().equals(LEFT_OUT);
        int count = shortened ? shown.size() - 1 : shown.size();
        if (shortened ? real.size() <= count : real.size() != count) {
            differences.add(pointer + ": shown " + shown.size() + " elements but there came " + real.size());
            return;
        }
        for (int i = 0; i < count; i++) {
            compare(pointer + "/" + i, shown.get(i), real.get(i), differences);
        }
    }

    private static boolean isSame(JsonNode shown, JsonNode real) {
        if (shown.isTextual() && real.isTextual() && shown.textValue().endsWith(LEFT_OUT)) {
            String text = shown.textValue();
            return real.textValue().startsWith(text.substring(0, text.length() - LEFT_OUT.length()));
        }
        return shown.equals(real);
    }
}
