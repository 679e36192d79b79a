package aftercare.ruleset.sense;

import aftercare.ruleset.model.Place;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the checks found so far. */
final class SenseFindings {

    private final List<Problem> problems = new ArrayList<>();

    void add(Check check, Place place, String what, String help) {
        Problem problem = new Problem(check.code(), place, what, help);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    boolean has(Check check) {
        for (Problem problem : problems) {
            if (problem.code().equals(check.code())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was found inside that place. */
    boolean has(Check check, Place place) {
        for (Problem problem : problems) {
            boolean inside =
                    problem.place().start() >= place.start() && problem.place().end() <= place.end();
            if (problem.code().equals(check.code()) && problem.place().file().equals(place.file()) && inside) {
                return true;
            }
        }
        return false;
    }

    /** In the order of files and lines. */
    List<Problem> inOrder() {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparing((Problem problem) -> problem.place().file())
                .thenComparing(problem -> problem.place().start())
                .thenComparing(Problem::code)
                .thenComparing(Problem::what));
        return sorted;
    }
}
