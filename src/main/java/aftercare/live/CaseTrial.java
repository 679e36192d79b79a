package aftercare.live;

import aftercare.domain.decision.Decision;
import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.Readings;
import aftercare.triage.RuleSet;
import aftercare.triage.Triage;
import aftercare.triage.reference.Evaluation;
import aftercare.trial.cases.CaseOutcome;
import aftercare.trial.cases.CaseReplay;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.KnownRules;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.lint.GateProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Replays every case of a folder on both evaluators: each must pass, and both must come to the same decision. */
final class CaseTrial {

    private final RuleSet rules;
    private final Triage triage;
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final List<CaseResult> results = new ArrayList<>();
    private boolean agreed;

    CaseTrial(RuleSet rules) {
        this.rules = rules;
        this.triage = Triage.byBoth(rules);
    }

    /** What is wrong with the cases, in their order. */
    List<FolderProblem> run(List<TriageCase> cases, Instant reportedAt) {
        return run(cases, reportedAt, Patience.ENDLESS);
    }

    /** @param patience asked at each case */
    List<FolderProblem> run(List<TriageCase> cases, Instant reportedAt, Patience patience) {
        List<FolderProblem> problems = new ArrayList<>();
        CaseReplay replay =
                new CaseReplay(this::assess, KnownRules.of(rules.book().cards()));
        for (TriageCase each : cases) {
            patience.ask();
            agreed = true;
            CaseResult result = replay.run(each, reportedAt);
            results.add(result);
            if (!result.passed()) {
                problems.add(GateProblem.CASE_FAILS.at(
                        each.file(),
                        each.line(),
                        "the case `" + each.note() + "` fails",
                        String.join("; ", result.differences())));
            } else if (!agreed) {
                problems.add(GateProblem.CASE_DISPUTED.at(
                        each.file(),
                        each.line(),
                        "the two evaluators disagree on the case `" + each.note() + "`",
                        "tell the programmers"));
            }
        }
        return problems;
    }

    /** What came of the cases, in their order. */
    List<CaseResult> results() {
        return results;
    }

    /** What the reference made of the cases, in their order. */
    List<Evaluation> evaluations() {
        return evaluations;
    }

    private CaseOutcome assess(byte[] body) {
        Triage.Start start = triage.read(body);
        if (!(start instanceof Triage.Read read)) {
            return CaseOutcome.Refused.of((Triage.Refused) start);
        }
        Readings both = read.readings();
        Decision decision = both.byEngine();
        agreed = both.agreeOn(decision);
        both.evaluation().ifPresent(evaluations::add);
        return CaseOutcome.Decided.of(both.asking(decision));
    }
}
