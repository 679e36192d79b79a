package aftercare.trial.mutation;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decider;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.Questions;
import aftercare.triage.intake.Intake;
import aftercare.triage.reference.ReferenceRules;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.KnownRules;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.search.Search;
import aftercare.trial.search.Search.Variant;
import aftercare.trial.search.Trial;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Tries the mutants of a rule set on its cases, and looks for the cases that are missing. */
public final class MutationRun {

    private static final int MOST_THREADS = 4;

    private final List<ParsedRule> rules;
    private final Vocabulary vocabulary;
    private final Mutants mutants;
    private final Emergencies emergencies;
    private final CaseJudge judged;
    private final Supplier<WordMutation> words;
    private final Trial trial;

    /**
     * @param rules a set without problems
     * @param cases of that set
     * @param reportedAt when the reports of the cases hold
     */
    public MutationRun(
            List<ParsedRule> rules,
            Vocabulary vocabulary,
            Wording wording,
            List<TriageCase> cases,
            Instant reportedAt) {
        this.rules = List.copyOf(rules);
        this.vocabulary = vocabulary;
        this.mutants = new Mutants(rules, vocabulary);
        this.emergencies = new Emergencies(rules);
        ReferenceRules reference = ReferenceRules.of(rules);
        Decider decider = new Decider(vocabulary, wording, "");
        Intake intake = new Intake(vocabulary, wording, Clock.fixed(reportedAt, ZoneOffset.UTC));
        Questions questions = new Questions(vocabulary, wording, reference);
        this.trial = new Trial(reference, decider, questions, intake, reportedAt);
        this.judged = new CaseJudge(trial, KnownRules.of(decider, rules));
        this.judged.take(cases, intake, reportedAt);
        this.words = () -> new WordMutation(rules, vocabulary, wording, cases, reportedAt, SearchLimits.USUAL);
    }

    /** Cases that fail on the rules as they stand: nothing can be said before they pass. */
    public List<CaseResult> failed() {
        return judged.failed();
    }

    /**
     * Tries every mutant of some rules.
     *
     * @param chosen rules of the set
     * @param listed the mutants that are known to be equivalent
     * @param step is called after each rule, from several threads
     */
    public Mutation run(List<ParsedRule> chosen, Equivalents listed, Runnable step) {
        int threads = Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<MutantResult>>> parts = new ArrayList<>();
            for (ParsedRule rule : chosen) {
                parts.add(workers.submit(() -> {
                    List<MutantResult> tried = tryOut(rule, mutants.of(rule), listed);
                    step.run();
                    return tried;
                }));
            }
            List<MutantResult> all = new ArrayList<>();
            for (Future<List<MutantResult>> part : parts) {
                all.addAll(part.get());
            }
            boolean whole = chosen.size() == rules.size();
            return new Mutation(all, whole ? words.get().all() : List.of(), problems(listed, all, whole));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trying mutants", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a mutant could not be tried", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /**
     * What is wrong with a list of equivalent mutants, each where, what, what to do.
     *
     * @param tried with that list
     * @param whole whether every rule was tried
     */
    static List<String> problems(Equivalents listed, List<MutantResult> tried, boolean whole) {
        List<String> problems = new ArrayList<>();
        listed.problem().ifPresent(problems::add);
        for (Equivalents.Entry entry : listed.entries()) {
            boolean ofTried = whole;
            Optional<MutantResult> same = Optional.empty();
            for (MutantResult one : tried) {
                ofTried |= one.mutant().title().equals(entry.title());
                if (entry.fits(one.mutant())) {
                    same = Optional.of(one);
                }
            }
            if (ofTried) {
                wrong(entry, same).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<String> wrong(Equivalents.Entry entry, Optional<MutantResult> same) {
        String where = Equivalents.FILE + ": " + entry.ruleId() + ": " + entry.says() + ": ";
        if (same.isEmpty()) {
            return Optional.of(where + "the rule is no longer what it was: write the file anew");
        }
        Fate fate = same.get().fate();
        if (fate instanceof Fate.Killed killed) {
            TriageCase by = killed.by();
            return Optional.of(
                    where + "the case at " + by.file() + ":" + by.line() + " tells it apart: write the file anew");
        }
        if (fate instanceof Fate.Survived) {
            return Optional.of(where + "a report tells it apart, see `--survivors`: add it as a case");
        }
        return Optional.empty();
    }

    /** What survives is a value at or beside a threshold of the rule that no case tries. */
    public List<MutantResult> atThresholds(ParsedRule rule) {
        return tryOut(rule, mutants.atThresholds(rule), Equivalents.none());
    }

    private List<MutantResult> tryOut(ParsedRule rule, List<Mutant> all, Equivalents listed) {
        Map<Mutant, Fate> fates = new LinkedHashMap<>();
        List<Mutant> alive = new ArrayList<>();
        for (Mutant mutant : all) {
            Optional<TriageCase> killer = judged.killer(mutant);
            killer.ifPresent(by -> fates.put(mutant, new Fate.Killed(by)));
            if (killer.isEmpty()) {
                alive.add(mutant);
            }
        }
        fates.putAll(alive(rule, alive, listed));
        List<MutantResult> tried = new ArrayList<>();
        for (Mutant mutant : all) {
            tried.add(new MutantResult(mutant, emergencies.has(rule), fates.get(mutant)));
        }
        return tried;
    }

    private Map<Mutant, Fate> alive(ParsedRule rule, List<Mutant> alive, Equivalents listed) {
        if (alive.isEmpty()) {
            return Map.of();
        }
        List<Variant> variants = new ArrayList<>();
        for (Mutant mutant : alive) {
            variants.add(new Variant(mutant.in(trial.rules()), mutant.changed()));
        }
        List<Search.Result> results = Search.of(rule, variants, rules, vocabulary, trial);
        Map<Mutant, Fate> fates = new LinkedHashMap<>();
        for (int i = 0; i < alive.size(); i++) {
            Mutant mutant = alive.get(i);
            Search.Result found = results.get(i);
            Optional<TriageCase> nearly = judged.nearly(mutant);
            boolean apart = found.told().isPresent() || nearly.isPresent();
            fates.put(
                    mutant,
                    apart
                            ? new Fate.Survived(found.told(), nearly)
                            : new Fate.Equivalent(found.details(), listed.has(mutant)));
        }
        return fates;
    }
}
