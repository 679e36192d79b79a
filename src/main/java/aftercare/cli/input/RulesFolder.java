package aftercare.cli.input;

import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.coverage.PlainFolder;
import aftercare.trial.impact.WholeSet;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The folder of rules that a run uses. */
public final class RulesFolder {

    private final RuleSetLoader loader;
    private final Supplier<Path> path;
    private final PrintStream err;

    public RulesFolder(RuleSetLoader loader, Supplier<Path> path, PrintStream err) {
        this.loader = loader;
        this.path = path;
        this.err = err;
    }

    public Path path() {
        return path.get();
    }

    /** The rules without compiling them; empty, with every problem printed, when something is wrong with them. */
    public Optional<CheckedFolder> check() {
        return check(path());
    }

    /** The same for another folder. */
    public Optional<CheckedFolder> check(Path other) {
        CheckedFolder checked = FolderCheck.check(other);
        if (checked.clean()) {
            return Optional.of(checked);
        }
        refuse(other, checked.problems());
        return Optional.empty();
    }

    /** The rule set; empty, with every problem printed, when the folder does not hold a valid one. */
    public Optional<RuleSet> load() {
        return load(path());
    }

    /** The same for another folder. */
    public Optional<RuleSet> load(Path folder) {
        LoadResult loaded = loader.load(folder);
        if (loaded instanceof LoadResult.Broken broken) {
            refuse(folder, broken.problems());
            return Optional.empty();
        }
        return Optional.of((RuleSet) loaded);
    }

    /** The cases beside the rules; empty, with every problem printed, when they cannot be read. */
    public Optional<List<TriageCase>> cases(RuleFiles files) {
        CasesRead read = new FolderCases(files).cases();
        return clean(read.problems()) ? Optional.of(read.cases()) : Optional.empty();
    }

    /** A folder without compiling it; empty, with every problem printed, when something is wrong with it or its cases. */
    public Optional<PlainFolder> plain(Path other, Clock clock) {
        return check(other).map(each -> PlainFolder.of(each, clock)).filter(each -> clean(each.problems()));
    }

    /**
     * A folder to be decided by without compiling it; empty, with every problem printed, when something is wrong with it.
     *
     * @param bearable problems that the caller speaks of itself
     */
    public Optional<WholeSet> whole(Path other, Clock clock, Predicate<FolderProblem> bearable) {
        CheckedFolder checked = FolderCheck.check(other);
        List<FolderProblem> problems = new ArrayList<>(checked.problems());
        problems.removeIf(bearable);
        if (!problems.isEmpty()) {
            refuse(other, problems);
            return Optional.empty();
        }
        return Optional.of(WholeSet.of(checked, clock));
    }

    /** Prints problems; whether there were none. */
    public boolean clean(List<YamlProblem> problems) {
        for (YamlProblem problem : problems) {
            err.println(problem.message());
        }
        return problems.isEmpty();
    }

    private void refuse(Path folder, List<FolderProblem> problems) {
        for (FolderProblem problem : problems) {
            err.println(problem.message());
        }
        int count = problems.size();
        err.println(folder + ": no valid rules: " + (count == 1 ? "one problem, above" : count + " problems, above"));
    }
}
