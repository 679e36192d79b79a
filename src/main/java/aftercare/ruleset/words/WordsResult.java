package aftercare.ruleset.words;

import aftercare.ruleset.yaml.YamlProblem;
import java.util.List;

/** A file of words, read; or everything that is wrong with it. */
public sealed interface WordsResult<T> {

    /** The file was read. */
    record Good<T>(T words) implements WordsResult<T> {}

    /**
     * The file was refused.
     *
     * @param problems at least one, in the order of the file
     */
    record Bad<T>(List<YamlProblem> problems) implements WordsResult<T> {

        public Bad {
            problems = List.copyOf(problems);
        }
    }
}
