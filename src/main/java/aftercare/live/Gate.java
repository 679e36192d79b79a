package aftercare.live;

import aftercare.live.Boundaries.Boundary;
import aftercare.ruleset.Patience;
import aftercare.ruleset.demands.Demands;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderCode;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.LoadResult;
import aftercare.triage.Readings;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.reference.Evaluation;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.agreement.Agreements;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.downgrade.Downgrades;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.impact.WholeSet;
import aftercare.trial.lint.GateProblem;
import aftercare.trial.proof.NamedExceptions;
import aftercare.trial.proof.Proofs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a folder must pass before its rules decide: it is checked and compiled, every case passes on two evaluators that
 * agree on them and about every threshold, no report at all comes to less than under the rules that decide now unless that was
 * agreed to, no emergency is lost when a report gets worse, and no rule is without its cases.
 */
public final class Gate {

    /** Of computing, for one judgement. The limits of size keep it far below, unless every rule is as involved as it may be. */
    static final Duration LONGEST = Duration.ofMinutes(3);

    private final RuleSetLoader loader;
    private final Clock clock;

    public Gate(RuleSetLoader loader, Clock clock) {
        this.loader = loader;
        this.clock = clock;
    }

    /**
     * A rule set that may go live, or everything that keeps it from it.
     *
     * @param live the rules that decide now; with none there is nothing to compare with
     * @param past what is known of the sets that decided before
     */
    public LoadResult judge(CheckedFolder candidate, Optional<RuleSet> live, Past past) {
        return judge(candidate, live, past, Patience.ENDLESS);
    }

    /** The same for what is in a folder, within the time that a judgement may take. */
    public LoadResult judge(RuleFolder.Contents contents, RuleSet live, Past past) {
        Judgement patience = new Judgement(contents.fingerprint(), LONGEST);
        return toTheEnd(
                LONGEST,
                () -> judge(FolderCheck.candidate(contents, patience), Optional.of(live), past, patience),
                problem -> new LoadResult.Broken(List.of(problem), loader.failSafe()));
    }

    /** What was found out, or why it was not: whatever cannot be judged to the end, or not in time, has not passed. */
    static <T> T toTheEnd(Duration most, Supplier<T> judging, Function<FolderProblem, T> otherwise) {
        try {
            return judging.get();
        } catch (Patience.Ended e) {
            return otherwise.apply(tooSlow(most));
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return otherwise.apply(notJudged());
        }
    }

    /** @param patience asked between the steps */
    LoadResult judge(CheckedFolder candidate, Optional<RuleSet> live, Past past, Patience patience) {
        if (candidate.isTooMuch()) {
            return loader.broken(candidate.problems(), candidate);
        }
        List<FolderProblem> problems = new ArrayList<>(candidate.problems());
        CasesRead cases = new FolderCases(candidate.files()).cases();
        Agreements agreements = new FolderCases(candidate.files()).agreements();
        addAll(problems, FolderCode.CASES, cases.problems());
        addAll(problems, FolderCode.CHANGES, agreements.problems());
        if (problems.isEmpty() && cases.cases().isEmpty()) {
            problems.add(GateProblem.NO_CASE.ofFolder("there is not a single case", "add cases beside the rules"));
        }
        if (candidate.clean()) {
            problems.addAll(Demands.of(candidate, live.map(rules -> rules.book().vocabulary())));
        }
        if (!problems.isEmpty()) {
            return loader.broken(problems, candidate);
        }
        patience.ask();
        Instant now = clock.instant();
        try (UntriedSearch untried = new UntriedSearch(candidate, cases.cases(), now, patience)) {
            LoadResult loaded = compile(candidate, live);
            if (!(loaded instanceof RuleSet valid)) {
                return loaded;
            }
            CaseTrial trial = new CaseTrial(valid);
            problems.addAll(trial.run(cases.cases(), now, patience));
            problems.addAll(disputed(valid, trial.evaluations(), patience));
            if (live.isPresent()
                    && !live.get().book().version().equals(valid.book().version())) {
                SearchLimits limits = SearchLimits.USUAL.with(patience);
                problems.addAll(lowered(live.get(), valid, cases.cases(), agreements, past, now, limits));
                problems.addAll(new Proofs(NamedExceptions.UNLESS, limits, now)
                        .emergencies(WholeSet.of(valid), live.map(WholeSet::of)));
            }
            if (problems.isEmpty()) {
                problems.addAll(untried.problems());
            }
            return problems.isEmpty() ? valid : loader.broken(problems, candidate);
        }
    }

    /** The set as compiled; with the rules that decide already, only the cases around them are new. */
    private LoadResult compile(CheckedFolder candidate, Optional<RuleSet> live) {
        RuleFiles files = candidate.files();
        if (live.isPresent() && live.get().book().version().equals(files.version())) {
            RuleSet same = live.get();
            return new RuleSet(same.book(), same.reference(), same.rules(), same.intake(), files, same.translations());
        }
        return loader.load(candidate);
    }

    private static List<FolderProblem> lowered(
            RuleSet live,
            RuleSet candidate,
            List<TriageCase> cases,
            Agreements agreements,
            Past past,
            Instant now,
            SearchLimits limits) {
        Agreed agreed =
                Agreed.of(agreements, live.book().version(), candidate.book().version(), past.spent());
        // What is in a file of both is among the cases of the candidate.
        List<TriageCase> kept = new ArrayList<>(new FolderCases(live.files()).notIn(candidate.files()));
        kept.addAll(past.cases());
        Downgrades downgrades =
                Downgrades.of(WholeSet.of(live), WholeSet.of(candidate), agreed, cases, kept, limits, now);
        return new LoweredAnswers(candidate).problems(downgrades);
    }

    /** The thresholds about which the two evaluators disagree, each once. */
    static List<FolderProblem> disputed(RuleSet rules, List<Evaluation> evaluations, Patience patience) {
        List<FolderProblem> problems = new ArrayList<>();
        Set<Place> named = new HashSet<>();
        for (Boundary boundary : new Boundaries(rules, evaluations).all()) {
            patience.ask();
            Place place = boundary.comparison().place();
            Readings both = Readings.of(rules, boundary.report());
            if (!both.agreeOn(both.byEngine()) && named.add(place)) {
                problems.add(GateProblem.BOUNDARY_DISPUTED.at(
                        place.file(),
                        place.line(),
                        "the two evaluators disagree about `"
                                + boundary.comparison().field() + " "
                                + boundary.comparison().operator().written() + " …` of "
                                + boundary.rule().card().id(),
                        "tell the programmers"));
            }
        }
        return problems;
    }

    private static FolderProblem tooSlow(Duration most) {
        return GateProblem.TOO_SLOW.ofFolder(
                "the folder could not be judged within " + most.toSeconds() + " s of computing time",
                "leave out rules or alternatives, or ask for activation to have it judged once more");
    }

    /** Whatever it was, the rules that decide are good and these were not tried to the end. */
    private static FolderProblem notJudged() {
        return GateProblem.NOT_JUDGED.ofFolder(
                "the rules could not be tried to the end", "try again, and tell the programmers");
    }

    private static void addAll(List<FolderProblem> problems, FolderCode code, List<YamlProblem> found) {
        for (YamlProblem problem : found) {
            problems.add(FolderProblem.of(code, problem));
        }
    }
}
