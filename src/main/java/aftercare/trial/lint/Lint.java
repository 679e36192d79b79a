package aftercare.trial.lint;

import aftercare.ruleset.Patience;
import aftercare.ruleset.demands.DemandCode;
import aftercare.ruleset.demands.Demands;
import aftercare.ruleset.demands.TextNumbers;
import aftercare.ruleset.demands.TranslationNotes;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderCode;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.languages.Translations;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.RuleSet;
import aftercare.trial.agreement.Agreements;
import aftercare.trial.cases.CaseFaults;
import aftercare.trial.cases.CaseMemory;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.coverage.UntriedRules;
import aftercare.trial.mutation.UntriedGroups;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    private static final String HIDDEN = DemandCode.HIDDEN_CHARACTER.code();

    public Lint {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** What the folder holds at this moment, checked. */
    public static Lint of(Path folder, Clock clock) {
        CheckedFolder checked = FolderCheck.candidate(RuleFolder.read(folder), Patience.ENDLESS);
        CasesRead cases = new FolderCases(checked.files()).cases();
        Instant now = clock.instant();
        Lint texts = ofTexts(folder, checked, cases, CaseFaults.of(checked, cases.cases(), now), Translations.NONE);
        if (!texts.clean()) {
            return texts;
        }
        List<FolderProblem> problems = new ArrayList<>(UntriedRules.of(checked, cases.cases(), now));
        problems.addAll(UntriedGroups.of(checked, cases.cases(), now, Patience.ENDLESS));
        return new Lint(folder, problems, texts.warnings(), texts.rules(), texts.ruleFiles(), texts.cases());
    }

    /**
     * The same without what takes seconds: whether the cases try the rules. What a set that passed the gate has too is not
     * looked at again.
     *
     * @param folder as it was named
     * @param contents of the folder
     * @param passed a set that passed the gate
     * @param memory of its cases
     * @param patience asked at each rule
     */
    public static Lint ofTexts(
            Path folder,
            RuleFolder.Contents contents,
            Optional<RuleSet> passed,
            CaseMemory memory,
            Instant now,
            Patience patience) {
        KnownTexts known = new KnownTexts(contents.files(), passed);
        CheckedFolder checked = known.check(contents, patience);
        CasesRead cases = new FolderCases(checked.files()).cases(memory);
        List<FolderProblem> faults = CaseFaults.of(checked, cases.cases(), now, known::accepts);
        return ofTexts(folder, checked, cases, faults, known.translations());
    }

    private static Lint ofTexts(
            Path folder, CheckedFolder checked, CasesRead cases, List<FolderProblem> faults, Translations passed) {
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
        problems.addAll(faults);
        if (checked.clean()) {
            problems.addAll(Demands.of(checked, Optional.empty(), passed));
            warnings.addAll(
                    TextNumbers.ofLeaflets(checked.rules(), checked.vocabulary().orElseThrow()));
            warnings.addAll(TranslationNotes.of(checked.translations().all()));
        } else {
            // First: a letter that only looks right makes a word unknown, and nothing else says why.
            problems.addAll(0, Demands.characters(checked.files()));
        }
        return new Lint(
                folder,
                onceALine(problems),
                warnings,
                checked.rules().size(),
                checked.files().rules().size(),
                cases.cases().size());
    }

    /** Without what is said of a character where the same place is called wrong already. */
    private static List<FolderProblem> onceALine(List<FolderProblem> problems) {
        Set<String> places = new HashSet<>();
        for (FolderProblem problem : problems) {
            if (!problem.code().equals(HIDDEN)) {
                places.add(problem.file() + ":" + problem.line() + ":" + problem.column());
            }
        }
        List<FolderProblem> once = new ArrayList<>();
        for (FolderProblem problem : problems) {
            String place = problem.file() + ":" + problem.line() + ":" + problem.column();
            if (!problem.code().equals(HIDDEN) || !places.contains(place)) {
                once.add(problem);
            }
        }
        return once;
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
