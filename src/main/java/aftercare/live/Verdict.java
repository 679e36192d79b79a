package aftercare.live;

import aftercare.ruleset.folder.FolderProblem;
import java.util.List;

/** What became of a reading of the folder. */
public sealed interface Verdict {

    /**
     * The folder's rules decide from now on.
     *
     * @param rules how many
     * @param millis milliseconds from reading the folder to the swap
     */
    record Activated(String version, int rules, long millis) implements Verdict {}

    /**
     * The folder was refused; what decided before still does.
     *
     * @param problems at least one
     * @param millis milliseconds from reading the folder to the refusal
     */
    record Rejected(String version, List<FolderProblem> problems, long millis) implements Verdict {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /** The folder is as it was when it was judged last. */
    record Unchanged() implements Verdict {}

    /** The folder is changing; it is judged once it is still. */
    record Waiting() implements Verdict {}
}
