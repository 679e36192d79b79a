package aftercare.ruleset.text;

import aftercare.ruleset.model.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problems found so far. A file that is broken all over is cut short, and says so. */
public final class RuleProblems {

    public static final int MOST_OF_A_FILE = 50;

    private final Map<String, List<Problem>> ofFile = new LinkedHashMap<>();

    /** RuleProblems are listed in the order in which files were opened. */
    public void open(String file) {
        ofFile.putIfAbsent(file, new ArrayList<>());
    }

    public void add(Check check, Place place, String what, String help) {
        List<Problem> problems = ofFile.computeIfAbsent(place.file(), file -> new ArrayList<>());
        if (problems.size() < MOST_OF_A_FILE) {
            problems.add(new Problem(check.code(), place, what, help));
        } else if (problems.size() == MOST_OF_A_FILE) {
            Place top = new Place(place.file(), 1, 1, 0, 0);
            problems.add(new Problem(
                    Check.TOO_MANY.code(),
                    top,
                    "more than " + MOST_OF_A_FILE + " problems in this file",
                    "mend these first, then check again"));
        }
    }

    public boolean none(String file) {
        return ofFile.getOrDefault(file, List.of()).isEmpty();
    }

    public List<Problem> inOrder() {
        List<Problem> all = new ArrayList<>();
        for (List<Problem> problems : ofFile.values()) {
            List<Problem> sorted = new ArrayList<>(problems);
            sorted.sort(
                    Comparator.comparingInt((Problem problem) -> problem.place().start())
                            .thenComparing(Problem::code)
                            .thenComparing(Problem::what));
            all.addAll(sorted);
        }
        return all;
    }
}
