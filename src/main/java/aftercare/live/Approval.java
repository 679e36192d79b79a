package aftercare.live;

import aftercare.ruleset.folder.FolderProblem;
import java.util.List;

/** What became of a change that somebody approved. */
public sealed interface Approval {

    /** It is in the folder and decides. */
    record Live(Verdict.Activated verdict) implements Approval {}

    /** The gate does not let it pass; nothing was written. */
    record Rejected(List<FolderProblem> problems) implements Approval {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Somebody else changed the folder meanwhile.
     *
     * @param files those of the change that are no longer what it was made from; none where it is others
     */
    record Moved(List<String> files) implements Approval {
        public Moved {
            files = List.copyOf(files);
        }
    }

    /** It passes the gate, and the folder cannot be written. */
    record NotWritten(String why) implements Approval {}
}
