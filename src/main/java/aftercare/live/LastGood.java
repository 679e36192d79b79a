package aftercare.live;

import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderCode;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.RuleStore.Kept;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.FolderCases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The last good set, as this program finds it at its start. It must be safe to load, and where another version of the program
 * kept it, it must pass its own cases on both evaluators: nobody knows otherwise that it still means what it meant. Nothing
 * else is asked of it.
 *
 * @param rules what a candidate is compared with, also where it does not decide
 * @param problem why it does not decide
 * @param judged the content of the folder that needs no judgement any more; empty where this program has judged nothing
 * @param spent keys of the agreements that were used up to then
 */
record LastGood(Optional<RuleSet> rules, Optional<String> problem, String judged, Set<String> spent) {

    private static final String ANOTHER =
            "the last good rules on disk were kept by another version of the program and ";

    LastGood {
        spent = Set.copyOf(spent);
    }

    /** @param now when the reports of cases hold */
    static LastGood of(Kept kept, RuleSetLoader loader, Instant now) {
        if (kept instanceof Kept.Damaged damaged) {
            return new LastGood(Optional.empty(), Optional.of(damaged.problem()), "", Set.of());
        }
        if (!(kept instanceof Kept.Found found)) {
            return new LastGood(Optional.empty(), Optional.empty(), "", Set.of());
        }
        LoadResult loaded = loader.load(checked(found));
        if (!(loaded instanceof RuleSet rules)) {
            String problem = "the last good rules on disk do not pass the check of this program";
            return new LastGood(Optional.empty(), Optional.of(problem), "", found.spent());
        }
        if (found.sameProgram()) {
            return new LastGood(Optional.of(rules), Optional.empty(), found.content(), found.spent());
        }
        return new LastGood(Optional.of(rules), failed(rules, found.files(), now), "", found.spent());
    }

    /** What was found sensible by this very program is not asked for its sense again: the same text has the same answer. */
    private static CheckedFolder checked(Kept.Found found) {
        RuleFolder.Contents contents = new RuleFolder.Contents(found.files(), List.of());
        return found.sameProgram() ? FolderCheck.passed(contents) : FolderCheck.kept(contents);
    }

    /** What may decide. */
    Optional<RuleSet> deciding() {
        return problem.isPresent() ? Optional.empty() : rules;
    }

    /** Why the set does not pass its cases; what cannot be tried has not passed. */
    private static Optional<String> failed(RuleSet rules, RuleFiles files, Instant now) {
        CasesRead read = new FolderCases(files).cases();
        if (!read.problems().isEmpty()) {
            return Optional.of(ANOTHER + "their cases cannot be read, the first: "
                    + FolderProblem.of(FolderCode.CASES, read.problems().get(0)).message());
        }
        if (read.cases().isEmpty()) {
            return Optional.of(ANOTHER + "have no case to be tried on");
        }
        List<FolderProblem> problems = new ArrayList<>(new CaseTrial(rules).run(read.cases(), now));
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ANOTHER + "do not pass their own cases: " + problems.size() + " problems, the first: "
                + problems.get(0).message());
    }
}
