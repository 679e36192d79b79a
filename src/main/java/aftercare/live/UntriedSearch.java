package aftercare.live;

import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.coverage.UntriedRules;
import aftercare.trial.mutation.UntriedGroups;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Looks for what the cases of a folder leave untried, by a thread of its own: it needs no compiled rules, and so goes on while
 * the cases are replayed. The wait for a folder is the longer of the two.
 */
final class UntriedSearch implements AutoCloseable {

    private final FutureTask<List<FolderProblem>> task;
    private volatile boolean unwanted;

    /**
     * @param checked without a problem
     * @param now when the reports of the cases hold
     * @param patience of the judge of the folder
     */
    UntriedSearch(CheckedFolder checked, List<TriageCase> cases, Instant now, Patience patience) {
        task = new FutureTask<>(() -> found(checked, cases, now, patience.beside()));
        Thread thread = new Thread(task, "untried");
        thread.setDaemon(true);
        thread.start();
    }

    private List<FolderProblem> found(CheckedFolder checked, List<TriageCase> cases, Instant now, Patience patience) {
        Patience both = () -> {
            if (unwanted) {
                throw new Patience.Ended();
            }
            patience.ask();
        };
        List<FolderProblem> problems = new ArrayList<>(UntriedRules.of(checked, cases, now, both));
        problems.addAll(UntriedGroups.of(checked, cases, now, both));
        return problems;
    }

    /** What was found, once it is there. To be asked only where all cases pass. */
    List<FolderProblem> problems() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Patience.Ended();
        }
    }

    /** Its answer is no longer wanted: it ends at its next step. */
    @Override
    public void close() {
        unwanted = true;
    }
}
