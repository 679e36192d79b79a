package aftercare.tools;

import aftercare.activation.CheckedFolder;
import aftercare.activation.FolderCheck;
import aftercare.activation.FolderProblem;
import aftercare.activation.Loaded;
import aftercare.activation.RuleSetLoader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The folder of rules that a run is told to use. */
final class RulesFolder {

    private final RuleSetLoader loader;
    private final Supplier<Path> path;
    private final PrintStream err;

    RulesFolder(RuleSetLoader loader, Supplier<Path> path, PrintStream err) {
        this.loader = loader;
        this.path = path;
        this.err = err;
    }

    Path path() {
        return path.get();
    }

    /** The folder without a problem, read and checked but not compiled; empty, with every problem printed, when it has one. */
    Optional<CheckedFolder> check() {
        CheckedFolder checked = FolderCheck.check(path());
        if (checked.clean()) {
            return Optional.of(checked);
        }
        print(checked.problems());
        return Optional.empty();
    }

    /** The rule set; empty, with every problem printed, when the folder does not hold a valid one. */
    Optional<Loaded.Valid> load() {
        Loaded loaded = loader.load(path());
        if (loaded instanceof Loaded.Broken broken) {
            print(broken.problems());
            return Optional.empty();
        }
        return Optional.of((Loaded.Valid) loaded);
    }

    private void print(List<FolderProblem> problems) {
        for (FolderProblem problem : problems) {
            err.println(problem.message());
        }
        int count = problems.size();
        err.println(path() + ": no valid rules: " + (count == 1 ? "one problem, above" : count + " problems, above"));
    }
}
