package aftercare.trial.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What rules cite, as far as the page of sources tells of it. */
public final class Sources {

    /** The page, below the folder of rules. */
    public static final String FILE = "SOURCES.md";

    private static final String OWN_CHOICE = "our own choice";
    private static final Pattern STATEMENT = Pattern.compile("\\| (\\d+) \\| (.+?) \\|");
    private static final Pattern KEY = Pattern.compile("\\| `([^`]+)` \\| (.+?) \\| (.+?) \\|");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Map<String, String> byNumber = new TreeMap<>();
    private final Map<String, String> byKey = new TreeMap<>();

    private Sources() {}

    /**
     * Something that a rule cites.
     *
     * @param item as cited
     * @param says where it is from, or what it says; empty if the page does not tell
     */
    public record Citation(String item, String says) {}

    /** Reads the tables of the page; an empty text tells of nothing. */
    public static Sources read(String page) {
        Sources sources = new Sources();
        for (String line : page.lines().toList()) {
            Matcher statement = STATEMENT.matcher(line);
            Matcher key = KEY.matcher(line);
            if (statement.matches()) {
                sources.byNumber.put(statement.group(1), plain(statement.group(2)));
            } else if (key.matches()) {
                sources.byKey.put(key.group(1), plain(key.group(2) + ": " + key.group(3)));
            }
        }
        return sources;
    }

    /** Each item of a rule's source; several statements are several items. */
    List<Citation> cited(String source) {
        List<Citation> cited = new ArrayList<>();
        for (String item : source.split("; ")) {
            if (item.startsWith("[")) {
                cited.add(new Citation(item, byKey.getOrDefault(item.substring(1, item.length() - 1), "")));
            } else if (item.equals(OWN_CHOICE)) {
                cited.add(new Citation(item, "nobody else says so"));
            } else {
                Matcher number = NUMBER.matcher(item);
                while (number.find()) {
                    String says = byNumber.getOrDefault(number.group(), "");
                    cited.add(new Citation("source article, statement " + number.group(), says));
                }
            }
        }
        return cited;
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "").replace("**", "").replace("\\|", "|").strip();
    }
}
