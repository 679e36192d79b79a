package aftercare.ruleset.yaml;

import aftercare.domain.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Collects what is wrong with one file, the same only once. A file that is broken all over is cut short, and says so. */
public final class YamlProblems {

    private static final int MOST = 50;
    private static final int MOST_QUOTED = 60;

    private final String file;
    private final List<YamlProblem> found = new ArrayList<>();

    /** @param file its path, as the author knows it */
    public YamlProblems(String file) {
        this.file = file;
    }

    /** Notes what is wrong at a place, and what to do. */
    public void add(YamlValue place, String what, String help) {
        add(place.line(), place.column(), what, help);
    }

    /** The same, at a line and column, from 1. */
    public void add(int line, int column, String what, String help) {
        found.add(new YamlProblem(file, line, column, what, help));
    }

    /** How many there are, also of those that are not shown. */
    public int count() {
        return found.size();
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was found, from the top of the file down. */
    public List<YamlProblem> inOrder() {
        List<YamlProblem> sorted = new ArrayList<>(new LinkedHashSet<>(found));
        sorted.sort(Comparator.comparingInt(YamlProblem::line).thenComparingInt(YamlProblem::column));
        if (sorted.size() <= MOST) {
            return sorted;
        }
        List<YamlProblem> first = new ArrayList<>(sorted.subList(0, MOST));
        int left = sorted.size() - MOST;
        first.add(new YamlProblem(file, 1, 1, left + " more problems in this file", "mend these first"));
        return first;
    }

    /** The author's words in backticks, shortened, on one line. */
    public static String quoted(String written) {
        StringBuilder quoted = new StringBuilder("`");
        int shown = 0;
        for (int character : written.codePoints().toArray()) {
            if (shown++ == MOST_QUOTED) {
                quoted.append('…');
                break;
            }
            boolean printable = !Character.isISOControl(character) && Character.getType(character) != Character.FORMAT;
            quoted.appendCodePoint(printable ? character : '\ufffd');
        }
        return quoted.append('`').toString();
    }

    /** "did you mean …?" or, when nothing is near, all known words. */
    public static String meant(String written, Collection<String> known) {
        List<String> near = Nearest.to(written, known);
        if (near.isEmpty()) {
            return known.isEmpty() ? "" : "known here: " + String.join(", ", known);
        }
        List<String> ticked = new ArrayList<>();
        for (String word : near) {
            ticked.add("`" + word + "`");
        }
        return "did you mean " + String.join(" or ", ticked) + "?";
    }
}
