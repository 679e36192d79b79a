package aftercare.live;

import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderCode;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.lint.GateProblem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a set must pass here that passed the gate where it was published: it is safe to load, and this program, which may be
 * another version than the one that published it, comes to what its cases want, on both evaluators.
 */
final class PublishedTrial {

    private final RuleSetLoader loader;
    private final Clock clock;

    PublishedTrial(RuleSetLoader loader, Clock clock) {
        this.loader = loader;
        this.clock = clock;
    }

    LoadResult judge(RuleFolder.Contents contents, Patience patience) {
        if (!contents.problems().isEmpty()) {
            return loader.broken(contents.problems(), unread(contents));
        }
        CheckedFolder checked = FolderCheck.kept(contents);
        LoadResult loaded = loader.load(checked);
        if (!(loaded instanceof RuleSet rules)) {
            return loaded;
        }
        patience.ask();
        List<FolderProblem> problems = new ArrayList<>();
        CasesRead read = new FolderCases(contents.files()).cases();
        for (YamlProblem problem : read.problems()) {
            problems.add(FolderProblem.of(FolderCode.CASES, problem));
        }
        if (problems.isEmpty() && read.cases().isEmpty()) {
            problems.add(GateProblem.NO_CASE.ofFolder("there is not a single case", "publish a set with its cases"));
        }
        if (problems.isEmpty()) {
            problems.addAll(new CaseTrial(rules).run(read.cases(), clock.instant(), patience));
        }
        return problems.isEmpty() ? rules : loader.broken(problems, checked);
    }

    /** Its files are those of before: what is wrong is what was offered in their place. */
    private static CheckedFolder unread(RuleFolder.Contents contents) {
        return new CheckedFolder(contents.files(), Optional.empty(), Optional.empty(), List.of(), contents.problems());
    }
}
