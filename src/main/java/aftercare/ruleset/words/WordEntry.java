package aftercare.ruleset.words;

import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A mapping of a file of words. Reading a key that is missing or of the wrong kind is noted as a problem and answered
 * with something empty, so that one reading finds every problem.
 */
public final class WordEntry {

    private final YamlKeys keys;
    private final YamlProblems problems;

    private WordEntry(YamlKeys keys, YamlProblems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    /** The mapping at that place with exactly these keys; anything else is noted. */
    public static WordEntry of(
            YamlValue place, Collection<String> required, Collection<String> optional, YamlProblems problems) {
        WordEntry entry = open(place, problems);
        if (!place.isMapping()) {
            return entry;
        }
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        entry.keys.refuseAllBut(known, problems);
        for (String key : required) {
            if (!entry.has(key)) {
                problems.add(place, "`" + key + "` is missing", "");
            }
        }
        return entry;
    }

    /** The same, where the keys are listed for more than one reader. */
    static WordEntry of(YamlValue place, VocabularyReader.Keys keys, YamlProblems problems) {
        return of(place, keys.required(), keys.optional(), problems);
    }

    /** The mapping at that place with whatever keys it has. */
    public static WordEntry open(YamlValue place, YamlProblems problems) {
        if (!place.isMapping()) {
            problems.add(place, "keys with values are expected here", "");
        }
        return new WordEntry(place.keys(problems), problems);
    }

    public boolean has(String key) {
        return keys.values().containsKey(key);
    }

    public List<String> keys() {
        return List.copyOf(keys.values().keySet());
    }

    /** The value at a key that must be there; the mapping itself, which was noted already, when it is not. */
    public YamlValue value(String key) {
        return keys.at(key).orElse(keys.mapping());
    }

    /** The place of a key; of the mapping when there is none. */
    public YamlValue key(String key) {
        return keys.key(key);
    }

    /** A text that is not blank, without control characters. */
    public String text(String key) {
        return keys.at(key).map(this::text).orElse("");
    }

    private String text(YamlValue value) {
        if (value.text().isEmpty()) {
            problems.add(value, "a text is expected here", value.written().isPresent() ? "put it in quotes" : "");
            return "";
        }
        String text = value.text().get();
        if (text.isBlank()) {
            problems.add(value, "an empty text is not allowed here", "");
        } else if (!text.equals(text.strip())) {
            problems.add(value, YamlProblems.quoted(text) + " begins or ends with a space", "leave the space out");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            problems.add(value, "a control character or line break is not allowed here", "write the text on one line");
        }
        return text;
    }

    /** The texts of a list; empty when there is no such key. A text that appears twice is noted. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (YamlValue item : items(key)) {
            String text = text(item);
            if (text.isEmpty()) {
                continue;
            }
            if (texts.contains(text)) {
                problems.add(item, YamlProblems.quoted(text) + " appears here twice", "leave one out");
            } else {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The texts of a list, each one of the known ones. */
    List<String> words(String key, Collection<String> known, String kind) {
        List<String> words = texts(key);
        for (String word : words) {
            if (!known.contains(word)) {
                what(key, word, kind, known);
            }
        }
        return words;
    }

    /** One text out of the known ones. */
    String word(String key, Collection<String> known, String kind) {
        String word = text(key);
        if (!word.isEmpty() && !known.contains(word)) {
            what(key, word, kind, known);
        }
        return word;
    }

    private void what(String key, String word, String kind, Collection<String> known) {
        problems.add(
                placeOf(key, word),
                "unknown " + kind + " " + YamlProblems.quoted(word),
                YamlProblems.meant(word, known));
    }

    /** Where in the list at that key a text is; the list itself when it is not in it. */
    YamlValue placeOf(String key, String text) {
        YamlValue value = value(key);
        for (YamlValue item : value.list().orElse(List.of())) {
            if (item.written().equals(Optional.of(text))) {
                return item;
            }
        }
        return value;
    }

    /** The items of a list; empty when there is no such key. */
    public List<YamlValue> items(String key) {
        return expected(key, YamlValue::list, "a list is expected here").orElse(List.of());
    }

    /** A number, zero when there is none. */
    BigDecimal number(String key) {
        return expected(
                        key,
                        value -> value.number().filter(number -> number.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")),
                        "a number is expected here")
                .map(BigDecimal::new)
                .orElse(BigDecimal.ZERO);
    }

    /** Digits with or without quotes, as people write one or several telephone numbers; empty when there is none. */
    String digits(String key) {
        return expected(
                        key,
                        value -> value.text()
                                .or(value::whole)
                                .filter(digits -> digits.matches("[0-9]([0-9 /]{0,38}[0-9])?")),
                        "a telephone number is expected here, or several with a slash between them")
                .orElse("");
    }

    /** What is read at a key; empty when there is no such key, and noted when something else is there. */
    private <T> Optional<T> expected(String key, Function<YamlValue, Optional<T>> reading, String what) {
        Optional<YamlValue> value = keys.at(key);
        Optional<T> read = value.flatMap(reading);
        if (value.isPresent() && read.isEmpty()) {
            problems.add(value.get(), what, "");
        }
        return read;
    }
}
