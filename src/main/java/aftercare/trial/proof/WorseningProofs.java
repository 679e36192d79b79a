package aftercare.trial.proof;

import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.decision.Ruling;
import aftercare.ruleset.model.ParsedRule;
import aftercare.trial.formula.Allowance;
import aftercare.trial.formula.Choice;
import aftercare.trial.formula.FieldTests;
import aftercare.trial.formula.Goal;
import aftercare.trial.formula.ReportSearch;
import aftercare.trial.formula.ReportSpace;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.formula.SetFormula;
import aftercare.trial.formula.SymptomBound;
import aftercare.trial.formula.WorseReport;
import aftercare.trial.formula.Worsening;
import aftercare.trial.impact.ChangedRules;
import aftercare.trial.impact.WholeSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a report that gets worse in one thing is ever answered lower, or with more time. Why the symptoms suffice that are
 * laid out is said of the package.
 */
final class WorseningProofs {

    private final WholeSet set;
    private final RelaxedRules relaxed;
    private final Optional<WholeSet> held;
    private final Optional<ChangedRules> changed;
    private final SearchLimits limits;
    private final Allowance allowance;
    private final WorseTrial strict;
    private final WorseTrial excused;
    private final boolean namesNothing;
    private final FieldTests tests;
    private final ReportSpace space;

    /**
     * @param held a set that must not lower the answer itself where this one does; empty where that does not count
     * @param allowance for all proofs together
     */
    WorseningProofs(
            WholeSet set,
            NamedExceptions exceptions,
            Optional<WholeSet> held,
            SearchLimits limits,
            Instant now,
            Allowance allowance) {
        this.set = set;
        this.relaxed = new RelaxedRules(set.rules(), exceptions);
        this.held = held;
        this.changed = held.map(other -> new ChangedRules(other, set));
        this.limits = limits;
        this.allowance = allowance;
        this.namesNothing = relaxed.all().equals(set.rules());
        this.strict = new WorseTrial(set, new RelaxedRules(set.rules(), NamedExceptions.NONE), held, now);
        this.excused = new WorseTrial(set, relaxed, held, now);
        List<List<ParsedRule>> rules = new ArrayList<>(List.of(set.rules()));
        held.ifPresent(other -> rules.add(other.rules()));
        this.tests = new FieldTests(rules);
        this.space = new ReportSpace(
                set.vocabulary(),
                held.map(WholeSet::vocabulary).orElse(set.vocabulary()),
                tests,
                Set.of("severity", "trend"));
    }

    /** Every reason under every change to the worse, those among them whose level is meant. */
    List<Proof> all(Predicate<Urgency> levels) {
        List<Proof> proofs = new ArrayList<>();
        Map<Goal, Map<String, List<ParsedRule>>> reasons = reasons(levels);
        for (Worsening worsening : Worsening.values()) {
            Map<String, ProofResult> results = new LinkedHashMap<>();
            reasons.forEach((goal, rules) -> {
                for (Map.Entry<String, ProofResult> each :
                        results(worsening, goal, rules).entrySet()) {
                    results.merge(each.getKey(), each.getValue(), WorseningProofs::worse);
                }
            });
            results.forEach(
                    (reason, result) -> proofs.add(new Proof(new Claim.NeverLowers(worsening, reason), result)));
        }
        return proofs;
    }

    /**
     * What holds for this set alone holds beside another set too, and is found sooner. Where both reach the goal by the same
     * rules, the other lowers whatever this one lowers.
     */
    private Map<String, ProofResult> results(Worsening worsening, Goal goal, Map<String, List<ParsedRule>> reasons) {
        Map<String, ProofResult> results = new LinkedHashMap<>();
        reasons.keySet().forEach(reason -> results.put(reason, new ProofResult.Holds()));
        if (changed.isPresent() && !changed.get().mayTellApart(goal)) {
            return results;
        }
        Search alone = new Search(worsening, goal, reasons, Optional.empty());
        Map<String, List<ParsedRule>> open = alone.open();
        if (!open.isEmpty()) {
            Search search = held.isEmpty() ? alone : new Search(worsening, goal, open, held);
            open.keySet().forEach(reason -> results.put(reason, search.result(reason)));
        }
        return results;
    }

    /** Of the level and of the time of one reason. */
    private static ProofResult worse(ProofResult one, ProofResult other) {
        return rank(other) > rank(one) ? other : one;
    }

    private static int rank(ProofResult result) {
        if (result instanceof ProofResult.Lowered) {
            return 3;
        }
        if (result instanceof ProofResult.NotDecided) {
            return 2;
        }
        return result instanceof ProofResult.HoldsUnless ? 1 : 0;
    }

    private Map<Goal, Map<String, List<ParsedRule>>> reasons(Predicate<Urgency> levels) {
        Map<Goal, Map<String, List<ParsedRule>>> reasons = new LinkedHashMap<>();
        Urgency[] all = Urgency.values();
        for (int i = all.length - 1; i > 0; i--) {
            if (levels.test(all[i])) {
                reasons.put(new Goal.Level(all[i]), new LinkedHashMap<>());
            }
        }
        for (ParsedRule rule : set.rules()) {
            if (rule.card().kind() instanceof Triage kind && levels.test(kind.urgency())) {
                if (kind.urgency() != Urgency.SELF_CARE) {
                    add(reasons, new Goal.Level(kind.urgency()), rule);
                }
                if (kind.withinHours().isPresent()) {
                    add(reasons, new Goal.Hours(kind.withinHours().getAsInt()), rule);
                }
            }
        }
        addCore(reasons, Urgency.ROUTINE_REVIEW, Ruling.UNEXPLAINED);
        addCore(reasons, Urgency.URGENT_24H, Ruling.NOT_ASSESSED);
        return reasons;
    }

    private static void addCore(Map<Goal, Map<String, List<ParsedRule>>> reasons, Urgency level, String id) {
        Map<String, List<ParsedRule>> ofLevel = reasons.get(new Goal.Level(level));
        if (ofLevel != null) {
            ofLevel.put(id, List.of());
        }
    }

    private static void add(Map<Goal, Map<String, List<ParsedRule>>> reasons, Goal goal, ParsedRule rule) {
        reasons.computeIfAbsent(goal, key -> new LinkedHashMap<>())
                .computeIfAbsent(rule.card().id(), id -> new ArrayList<>())
                .add(rule);
    }

    /** All reasons of one goal under one change, which share what the solver knows. */
    private final class Search {

        private final Goal goal;
        private final Map<String, List<ParsedRule>> reasons;
        private final Optional<WholeSet> other;
        private final ReportSearch search;
        private final WorseReport worse;
        private final SetFormula before;
        private final int lowered;

        /** @param other a set that must not lower its answer from that goal */
        Search(Worsening worsening, Goal goal, Map<String, List<ParsedRule>> reasons, Optional<WholeSet> other) {
            this.other = other;
            this.goal = goal;
            this.reasons = reasons;
            this.search = new ReportSearch(space, symptoms(), limits, allowance);
            this.worse = new WorseReport(search.report(), worsening);
            this.before = new SetFormula(search.report(), set.rules(), set.vocabulary());
            SetFormula after = new SetFormula(worse, set.rules(), set.vocabulary());
            this.lowered = search.clauses().and(-goal.reachedBy(after), heldElsewhere());
        }

        private int symptoms() {
            List<ParsedRule> targets = new ArrayList<>();
            reasons.values().forEach(targets::addAll);
            int symptoms = new SymptomBound(set.rules(), set.rules(), tests, rule -> true).of(goal, targets, 1);
            if (other.isPresent()) {
                List<ParsedRule> rules = other.get().rules();
                List<ParsedRule> reaching = new ArrayList<>();
                for (ParsedRule rule : rules) {
                    if (rule.card().kind() instanceof Triage kind && goal.isReachedBy(kind)) {
                        reaching.add(rule);
                    }
                }
                symptoms += new SymptomBound(rules, rules, tests, rule -> true).of(goal, reaching, 0);
            }
            return symptoms;
        }

        /** Whether the other set does not lower its answer from that goal. */
        private int heldElsewhere() {
            if (other.isEmpty()) {
                return search.clauses().yes();
            }
            List<ParsedRule> rules = other.get().rules();
            Vocabulary words = other.get().vocabulary();
            SetFormula earlier = new SetFormula(search.report(), rules, words);
            SetFormula later = new SetFormula(worse, rules, words);
            return search.clauses().or(-goal.reachedBy(earlier), goal.reachedBy(later));
        }

        /** The reasons that some report may lose. */
        Map<String, List<ParsedRule>> open() {
            int[] any = new int[reasons.size()];
            int next = 0;
            for (String reason : reasons.keySet()) {
                any[next++] = against(reason);
            }
            Map<String, List<ParsedRule>> open = new LinkedHashMap<>();
            // One question for all is answered sooner than one for each, where all of them hold.
            if (!search.isExcluded(search.clauses().or(any))) {
                reasons.forEach((reason, rules) -> {
                    if (!search.isExcluded(against(reason))) {
                        open.put(reason, rules);
                    }
                });
            }
            return open;
        }

        ProofResult result(String reason) {
            ProofResult any = result(reason, against(reason), strict);
            if (!(any instanceof ProofResult.Lowered example) || namesNothing) {
                return any;
            }
            ProofResult beside = result(reason, search.clauses().and(unexcused(reason), lowered), excused);
            return beside instanceof ProofResult.Holds ? new ProofResult.HoldsUnless(example) : beside;
        }

        private ProofResult result(String reason, int against, WorseTrial trial) {
            return search.look(
                    against,
                    () -> trial.smallest(search.report().found(), worse.found(), reason, goal),
                    worse::another,
                    new ProofResult.Holds(),
                    ProofResult.NotDecided::new);
        }

        private int against(String reason) {
            return search.clauses().and(given(reason), lowered);
        }

        /** Whether a reason is given before. */
        private int given(String reason) {
            if (reason.equals(Ruling.UNEXPLAINED)) {
                return before.isUnexplained(rule -> true);
            }
            if (reason.equals(Ruling.NOT_ASSESSED)) {
                return before.isEmpty();
            }
            return before.speaksAnyOf(reasons.get(reason));
        }

        /** Whether a reason is given before, and lost after for more than what its rule names. */
        private int unexcused(String reason) {
            if (reasons.get(reason).isEmpty()) {
                return given(reason);
            }
            SetFormula after = new SetFormula(worse, relaxed.all(), set.vocabulary());
            List<Integer> any = new ArrayList<>();
            for (ParsedRule rule : reasons.get(reason)) {
                any.add(search.clauses().and(before.speaks(rule), -after.speaks(relaxed.of(rule))));
            }
            return search.clauses().or(Choice.array(any));
        }
    }
}
