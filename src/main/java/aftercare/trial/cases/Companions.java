package aftercare.trial.cases;

import aftercare.ruleset.yaml.YamlProblem;
import java.util.List;

/**
 * A rule that never decides alone, because others that are at least as urgent speak whenever it does.
 *
 * @param title of the rule
 * @param with ids of those others, of which one always speaks
 * @param because why that must be so
 * @param file the file it is in
 * @param line from 1
 * @param column from 1
 */
public record Companions(String title, List<String> with, String because, String file, int line, int column) {

    public Companions {
        with = List.copyOf(with);
    }

    /**
     * The outcome of reading the file of companions.
     *
     * @param all in the order of the file; complete only when there are no problems
     * @param problems in the order of lines and columns
     */
    public record Read(List<Companions> all, List<YamlProblem> problems) {
        public Read {
            all = List.copyOf(all);
            problems = List.copyOf(problems);
        }
    }
}
