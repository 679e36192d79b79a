package aftercare.growth;

import aftercare.growth.RuleShape.WrittenRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words, ids and titles of one copy of a shape. The first copy speaks as the shape does. Every copy, the first too, asks for
 * the members where the shape asks for a group of symptoms: the program knows a fixed list of groups, so that a copy can have no
 * groups apart from those of the others.
 */
final class RuleCopy {

    /** No shipped id begins with it. */
    private static final String FIRST_LETTER = "X";

    private static final int LETTERS = 26;
    private static final Pattern GROUP = Pattern.compile("\\bgroups contains \"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\\b[A-Z]{1,3}-[0-9]{2}\\b");
    private static final Pattern QUOTED = Pattern.compile("(?<=\")[a-zA-Z0-9-]+(?=\")");
    private static final Pattern WORD =
            Pattern.compile("(?<![a-zA-Z0-9-])[a-z][a-zA-Z0-9-]*[a-zA-Z0-9](?![a-zA-Z0-9-])");
    private static final Pattern INFERS = Pattern.compile("(?<=@infers\\( \")[^\"]+");
    private static final Pattern UNLESS = Pattern.compile("(?<=@unless\\( \")[^\":]+(?=:)");
    private static final Pattern ASKED_GROUP = Pattern.compile("(?<=Symptom )[a-z-]+");

    private final RuleShape shape;
    private final int number;
    private final String letters;
    private final Map<String, String> ids = new HashMap<>();

    /** @param number from 0 */
    RuleCopy(RuleShape shape, int number) {
        this.shape = shape;
        this.number = number;
        this.letters = number == 0 ? "" : letters(number);
        List<String> heads = new ArrayList<>();
        Set<String> onlyOne = shape.idsOfOnlyOne();
        for (WrittenRule rule : shape.rules()) {
            String head = rule.id().substring(0, rule.id().indexOf('-'));
            if (!heads.contains(head)) {
                heads.add(head);
            }
            if (number > 0 && !onlyOne.contains(rule.id())) {
                int at = heads.indexOf(head) * MOST + number;
                ids.put(rule.id(), head(at) + rule.id().substring(head.length()));
            }
        }
    }

    /** Copies that ids of three letters leave room for. */
    static final int MOST = 40;

    private static String letters(int number) {
        String last = String.valueOf((char) ('a' + number % LETTERS));
        return number < LETTERS ? last : (char) ('a' + number / LETTERS - 1) + last;
    }

    private static String head(int at) {
        return FIRST_LETTER + (char) ('A' + at / LETTERS) + (char) ('A' + at % LETTERS);
    }

    String symptom(String code) {
        return number == 0 ? code : code + "-" + letters;
    }

    String measure(String name) {
        return number == 0 ? name : name + letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1);
    }

    String title(String title) {
        return number == 0 ? title : title + " (" + letters + ")";
    }

    /** A topic is a folder with a file of the same name. */
    String path(String path) {
        String topic = path.substring(0, path.indexOf('/'));
        return path.replace(topic, symptom(topic));
    }

    boolean isFirst() {
        return number == 0;
    }

    String id(String id) {
        return ids.getOrDefault(id, id);
    }

    /** A code or name of the shape in this copy; any other word as it is. */
    String word(String word) {
        return shape.measures().contains(word)
                ? measure(word)
                : shape.symptoms().contains(word) ? symptom(word) : word;
    }

    private String wordOrSign(String word) {
        return shape.signs().contains(word) ? symptom(word) : word(word);
    }

    String rule(WrittenRule rule) {
        String text = rule.text();
        int when = text.indexOf("\nwhen");
        String head = text.substring(0, when).replace("\"" + rule.title() + "\"", "\"" + title(rule.title()) + "\"");
        head = each(ID, head, this::id);
        head = each(INFERS, head, this::symptom);
        head = each(UNLESS, head, condition -> each(WORD, each(ASKED_GROUP, condition, this::members), this::word));
        Matcher group = GROUP.matcher(text.substring(when));
        String asks = group.replaceAll(found -> "code in ( " + quoted(found.group(1)) + " )");
        return head + each(QUOTED, asks, this::wordOrSign);
    }

    private String quoted(String group) {
        return "\"" + String.join("\", \"", shape.groups().get(group)) + "\"";
    }

    private String members(String group) {
        return shape.groups().containsKey(group)
                ? String.join(", ", shape.groups().get(group))
                : group;
    }

    /** A case in this copy: its words and ids, and its note. */
    String written(String text) {
        return each(ID, each(WORD, text, this::word), this::id);
    }

    /** A report as JSON in this copy. */
    String report(String json) {
        return each(QUOTED, json, this::word);
    }

    /** The ids that a text names. */
    static Set<String> ids(String text) {
        return found(ID, text);
    }

    /** The words of the shape that a text names. */
    Set<String> words(String text) {
        Set<String> words = found(WORD, text);
        words.removeIf(
                word -> !shape.symptoms().contains(word) && !shape.measures().contains(word));
        return words;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        pattern.matcher(text).results().map(MatchResult::group).forEach(found::add);
        return found;
    }

    private static String each(Pattern pattern, String text, UnaryOperator<String> change) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(change.apply(found.group())));
    }
}
