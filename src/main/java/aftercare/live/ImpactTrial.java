package aftercare.live;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.live.Boundaries.Boundary;
import aftercare.live.ChangeImpact.AtBoundary;
import aftercare.live.ChangeImpact.CaseProposal;
import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.agreement.AnswerLevel;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.impact.ExactDifference;
import aftercare.trial.impact.Lowering;
import aftercare.trial.impact.WholeSet;
import aftercare.trial.mutation.Equivalents;
import aftercare.trial.mutation.Fate;
import aftercare.trial.mutation.Mutant;
import aftercare.trial.mutation.MutantResult;
import aftercare.trial.mutation.MutationRun;
import aftercare.trial.search.CaseText;
import aftercare.trial.search.Sketch;
import aftercare.trial.search.Witness;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tries what a change of rules would do, and puts nothing live. */
final class ImpactTrial {

    /** More are not read by anybody. */
    private static final int MOST_BOUNDARIES = 200;

    private static final int MOST_PROPOSALS = 50;

    private final Gate gate;
    private final RuleSetLoader loader;
    private final Clock clock;

    ImpactTrial(Gate gate, RuleSetLoader loader, Clock clock) {
        this.gate = gate;
        this.loader = loader;
        this.clock = clock;
    }

    /** @param patience asked between the steps */
    ChangeImpact of(CheckedFolder changed, Optional<RuleSet> live, Past past, Patience patience) {
        String before = live.map(rules -> rules.book().version()).orElse("");
        String after = changed.files().version();
        LoadResult verdict = gate.judge(changed, live, past, patience);
        List<FolderProblem> problems = verdict instanceof LoadResult.Broken broken ? broken.problems() : List.of();
        LoadResult loaded = verdict instanceof RuleSet || !changed.clean() ? verdict : loader.load(changed);
        if (!(loaded instanceof RuleSet rules) || live.isEmpty()) {
            return ChangeImpact.untried(before, after, problems);
        }
        List<TriageCase> cases = new FolderCases(changed.files()).cases().cases();
        Instant now = clock.instant();
        CaseTrial trial = new CaseTrial(rules);
        trial.run(cases, now, patience);
        List<CaseResult> failed =
                trial.results().stream().filter(result -> !result.passed()).toList();
        SearchLimits limits = SearchLimits.USUAL.with(patience);
        WholeSet was = WholeSet.of(live.get());
        WholeSet is = WholeSet.of(rules);
        List<Lowering> lowered = ExactDifference.all(was, is, Agreed.none(), limits, now);
        List<Lowering> raised = ExactDifference.all(is, was, Agreed.none(), limits, now);
        return new ChangeImpact(
                before,
                after,
                problems,
                true,
                trial.results().size() - failed.size(),
                failed,
                lowered,
                raised,
                boundaries(live.get(), rules, trial, patience),
                proposals(live.get(), changed, passing(trial), now, patience));
    }

    private static List<TriageCase> passing(CaseTrial trial) {
        List<TriageCase> passing = new ArrayList<>();
        for (CaseResult result : trial.results()) {
            if (result.passed()) {
                passing.add(result.triageCase());
            }
        }
        return passing;
    }

    /** Each threshold once. */
    private static List<AtBoundary> boundaries(RuleSet live, RuleSet changed, CaseTrial trial, Patience patience) {
        List<AtBoundary> found = new ArrayList<>();
        Set<Place> places = new HashSet<>();
        for (Boundary each : new Boundaries(changed, trial.evaluations()).all()) {
            patience.ask();
            Place place = each.comparison().place();
            if (found.size() == MOST_BOUNDARIES || places.contains(place)) {
                continue;
            }
            Decision was = live.book().decide(each.report());
            Decision is = changed.book().decide(each.report());
            if (!AnswerLevel.of(was).equals(AnswerLevel.of(is)) && places.add(place)) {
                String what = each.comparison().field() + " "
                        + each.comparison().operator().written();
                found.add(new AtBoundary(each.rule().card().id(), place.file(), place.line(), what, was, is));
            }
        }
        found.sort(Comparator.comparing(
                each -> !Change.between(each.from(), each.to()).lowered()));
        return found;
    }

    /** Of the rules that the change has and the live set has not as they are. */
    private static List<CaseProposal> proposals(
            RuleSet live, CheckedFolder changed, List<TriageCase> cases, Instant now, Patience patience) {
        List<ParsedRule> rules = anew(live.rules(), changed.rules());
        List<CaseProposal> proposals = new ArrayList<>();
        if (rules.isEmpty()) {
            return proposals;
        }
        Vocabulary vocabulary = changed.vocabulary().orElseThrow();
        Wording wording = changed.wording().orElseThrow();
        MutationRun run = new MutationRun(changed.rules(), vocabulary, wording, cases, now);
        Set<Sketch> reports = new HashSet<>();
        for (ParsedRule rule : rules) {
            patience.ask();
            List<MutantResult> tried = new ArrayList<>(run.atThresholds(rule));
            tried.addAll(run.run(List.of(rule), Equivalents.none(), () -> {}).tried());
            for (MutantResult each : tried) {
                if (each.fate() instanceof Fate.Survived survived
                        && survived.told().isPresent()
                        && proposals.size() < MOST_PROPOSALS
                        && reports.add(survived.told().get().sketch())) {
                    proposals.add(proposal(rule, each.mutant(), survived.told().get()));
                }
            }
        }
        return proposals;
    }

    private static CaseProposal proposal(ParsedRule rule, Mutant mutant, Witness told) {
        String text = String.join("\n", CaseText.of(mutant.ruleId(), List.of(told))) + "\n";
        String file = rule.place().file().replaceFirst("\\.drl$", ".cases.yaml");
        return new CaseProposal(file, mutant.ruleId(), mutant.says(), text);
    }

    private static List<ParsedRule> anew(List<ParsedRule> before, List<ParsedRule> after) {
        Set<String> known = new HashSet<>();
        before.forEach(rule -> known.add(meaning(rule)));
        List<ParsedRule> anew = new ArrayList<>();
        for (ParsedRule rule : after) {
            if (!known.contains(meaning(rule))) {
                anew.add(rule);
            }
        }
        return anew;
    }

    /** What a rule says, wherever it is. */
    private static String meaning(ParsedRule rule) {
        StringBuilder meaning = new StringBuilder(rule.card().title())
                .append('\n')
                .append(rule.card().kind());
        rule.when().forEach(condition -> meaning.append('\n').append(ConditionText.of(condition)));
        return meaning.toString();
    }
}
