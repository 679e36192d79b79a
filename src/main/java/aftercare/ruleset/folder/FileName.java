package aftercare.ruleset.folder;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file in a folder of rules, and whether its author may have meant it to count.
 *
 * @param name without its folder
 * @param ofTopic whether it lies in the folder of a topic
 */
public record FileName(String name, boolean ofTopic) {

    /** What editors and tools leave behind; none of it is meant to count. */
    private static final Pattern LEFT_BEHIND =
            Pattern.compile("\\..*|.*~|#.*#|4913|.*\\.(tmp|temp|bak|backup|old|orig|rej|swp|swo|part)");

    /** What a word processor puts beside a file that is open. */
    private static final Pattern LOCK = Pattern.compile("(?:~\\$|\\.~lock\\.)(.*?)#?");

    /** What a file manager makes of a file that is copied beside itself. */
    private static final Pattern COPY = Pattern.compile(
            "(?i)(?:copy of |kopie von )?(.*?)(?: - copy| - kopie| copy| kopie)?(?: \\d+| ?\\(\\d+\\))?((?:\\.cases)?\\.(?:drl|ya?ml))");

    private static final Pattern RULES = Pattern.compile(".*\\.(drl|dlr|drll|rdl|ldr)(\\..*)?");
    private static final Pattern CASES = Pattern.compile(".*cases?\\.ya?ml(\\..*)?");
    private static final Pattern RULES_OR_WORDS = Pattern.compile(".*\\.(drl|yaml)");
    private static final Pattern YAML = Pattern.compile(".*\\.ya?ml(\\.txt)?");
    private static final Pattern TEXTS = Pattern.compile("texts?\\..*\\.ya?ml(\\..*)?");
    private static final List<String> WORDS = List.of("vocabulary", "wording");

    public static FileName of(String path) {
        return new FileName(path.substring(path.lastIndexOf('/') + 1), path.indexOf('/') >= 0);
    }

    public boolean leftByAnEditor() {
        return LEFT_BEHIND.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** The file that is open elsewhere, if this is the lock of one that counts. */
    Optional<String> lockOf() {
        Matcher lock = LOCK.matcher(name);
        return lock.matches() && RULES_OR_WORDS.matcher(lock.group(1)).matches()
                ? Optional.of(lock.group(1))
                : Optional.empty();
    }

    /** The file beside it that this is a copy of, by its name. */
    Optional<String> copyOf() {
        Matcher copy = COPY.matcher(name);
        return copy.matches() && !copy.group().equals(copy.group(1) + copy.group(2))
                ? Optional.of(copy.group(1) + copy.group(2))
                : Optional.empty();
    }

    /** What to do with a file that does not count; empty for one that was hardly meant to. */
    public Optional<String> meant() {
        String small = name.toLowerCase(Locale.ROOT);
        if (RULES.matcher(small).matches()) {
            return Optional.of("rules stand in a file that ends with `.drl`, as in `chest/chest.drl`");
        }
        if (CASES.matcher(small).matches() || (ofTopic && YAML.matcher(small).matches())) {
            return Optional.of("cases stand in a file that ends with `.cases.yaml`, as in `chest/chest.cases.yaml`");
        }
        for (String word : WORDS) {
            if (small.startsWith(word + ".")) {
                return Optional.of("write it `" + word + ".yaml`");
            }
        }
        return TEXTS.matcher(small).matches()
                ? Optional.of("texts in another language are in a file such as `texts.de.yaml`, beside `wording.yaml`")
                : Optional.empty();
    }
}
