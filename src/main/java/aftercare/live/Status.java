package aftercare.live;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.LiveRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of the rules at one moment.
 *
 * @param live what decides
 * @param candidate what is in the folder and does not decide
 * @param problems what keeps it from deciding; empty when nothing does, and while it is not judged yet
 * @param lastError what went wrong last, also when it was mended since
 * @param checkedAt when the folder was read last
 * @param storeProblem why the live set is not kept on disk, or what was kept could not be used
 */
public record Status(
        Optional<LiveRules.Live> live,
        Optional<Candidate> candidate,
        List<FolderProblem> problems,
        Optional<LastError> lastError,
        Instant checkedAt,
        Optional<String> storeProblem) {

    /** Whether there is anything to decide with, and whether it is what the folder holds. */
    public enum State {
        LIVE,

        /** What is in the folder is not judged yet, and what decided before goes on. */
        JUDGING,
        DEGRADED,
        NONE
    }

    /** A folder as it was read. */
    public record Candidate(String version, Instant readAt) {}

    /** A folder that was refused. */
    public record LastError(Instant at, String message) {}

    public Status {
        problems = List.copyOf(problems);
    }

    /** The same with one thing more that is wrong, unless it is said already. */
    public Status with(FolderProblem problem) {
        if (problems.stream().anyMatch(each -> each.code().equals(problem.code()))) {
            return this;
        }
        List<FolderProblem> all = new ArrayList<>(problems);
        all.add(problem);
        return new Status(live, candidate, all, lastError, checkedAt, storeProblem);
    }

    public State state() {
        if (live.isEmpty()) {
            return State.NONE;
        }
        if (!problems.isEmpty()) {
            return State.DEGRADED;
        }
        return candidate.isEmpty() ? State.LIVE : State.JUDGING;
    }
}
