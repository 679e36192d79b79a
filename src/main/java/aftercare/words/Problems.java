package aftercare.words;

import aftercare.domain.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one file, the same only once. */
final class Problems {

    private final String file;
    private final Set<WordsProblem> found = new LinkedHashSet<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Node node, String what, String help) {
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        int column = node.getStartMark().map(Mark::getColumn).orElse(0) + 1;
        add(line, column, what, help);
    }

    void add(int line, int column, String what, String help) {
        found.add(new WordsProblem(file, line, column, what, help));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<WordsProblem> inOrder() {
        List<WordsProblem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(WordsProblem::line).thenComparingInt(WordsProblem::column));
        return sorted;
    }

    /** The author's words in backticks, shortened, on one line. */
    static String quoted(String written) {
        StringBuilder quoted = new StringBuilder("`");
        int shown = 0;
        for (int character : written.codePoints().toArray()) {
            if (shown++ == 60) {
                quoted.append('…');
                break;
            }
            boolean printable =
                    character >= ' ' && character != 0x7f && Character.getType(character) != Character.FORMAT;
            quoted.appendCodePoint(printable ? character : '\ufffd');
        }
        return quoted.append('`').toString();
    }

    /** "did you mean …?" or, when nothing is near, all known words. */
    static String meant(String written, Collection<String> known) {
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
