package aftercare.trial.lint;

import aftercare.ruleset.Patience;
import aftercare.ruleset.demands.Demands;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderCode;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.trial.agreement.Agreements;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.coverage.UntriedRules;
import aftercare.trial.mutation.UntriedGroups;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is wrong with a folder of rules, found without compiling or running any of it.
 *
 * @param folder as it was named
 * @param problems of the folder, its words, rules and cases
 * @param warnings what is no problem and yet not what somebody may think
 * @param rules that could be read
 * @param ruleFiles that the folder holds
 * @param cases that could be read
 */
public record Lint(
        Path folder, List<FolderProblem> problems, List<FolderProblem> warnings, int rules, int ruleFiles, int cases) {

    public Lint {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** What the folder holds at this moment, checked. */
    public static Lint of(Path folder, Clock clock) {
        CheckedFolder checked = FolderCheck.candidate(RuleFolder.read(folder), Patience.ENDLESS);
        CasesRead cases = new FolderCases(checked.files()).cases();
        List<FolderProblem> problems = new ArrayList<>(checked.problems());
        for (YamlProblem problem : cases.problems()) {
            problems.add(FolderProblem.of(FolderCode.CASES, problem));
        }
        Agreements agreements = new FolderCases(checked.files()).agreements();
        for (YamlProblem problem : agreements.problems()) {
            problems.add(FolderProblem.of(FolderCode.CHANGES, problem));
        }
        List<FolderProblem> warnings = new ArrayList<>();
        for (YamlProblem problem : agreements.outdated()) {
            warnings.add(FolderProblem.of(FolderCode.CHANGES, problem));
        }
        if (checked.clean()) {
            problems.addAll(Demands.of(checked, Optional.empty()));
        }
        if (problems.isEmpty()) {
            problems.addAll(UntriedRules.of(checked, cases.cases(), clock.instant()));
            problems.addAll(UntriedGroups.of(checked, cases.cases(), clock.instant(), Patience.ENDLESS));
        }
        return new Lint(
                folder,
                problems,
                warnings,
                checked.rules().size(),
                checked.files().rules().size(),
                cases.cases().size());
    }

    public boolean clean() {
        return problems.isEmpty();
    }

    /** False where there is no folder, or none that can be read. */
    public boolean ran() {
        for (FolderProblem problem : problems) {
            if (problem.file().isEmpty() && problem.code().equals("FOLDER-001")) {
                return false;
            }
        }
        return true;
    }

    /** The file of a problem below the place where the program was started, with {@code /}. */
    String path(FolderProblem problem) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = folder.toAbsolutePath().normalize().resolve(problem.file());
        Path shown = whole.startsWith(here) ? here.relativize(whole) : whole;
        return shown.toString().replace('\\', '/');
    }
}
