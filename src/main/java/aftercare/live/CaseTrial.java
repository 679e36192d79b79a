package aftercare.live;

import aftercare.domain.Report;
import aftercare.domain.decision.Decision;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.LoadResult;
import aftercare.triage.SecondOpinion;
import aftercare.triage.reference.Evaluation;
import aftercare.trial.cases.Assessor;
import aftercare.trial.cases.CaseReplay;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.KnownRules;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.lint.GateProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays every case of a folder on both evaluators: each must pass, and both must come to the same decision. */
final class CaseTrial {

    private final LoadResult.Valid rules;
    private final SecondOpinion opinion;
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final List<CaseResult> results = new ArrayList<>();
    private Optional<SecondOpinion.Heard> heard = Optional.empty();

    CaseTrial(LoadResult.Valid rules, SecondOpinion opinion) {
        this.rules = rules;
        this.opinion = opinion;
    }

    /** What is wrong with the cases, in their order. */
    List<FolderProblem> run(List<TriageCase> cases, Instant reportedAt) {
        List<FolderProblem> problems = new ArrayList<>();
        CaseReplay replay = new CaseReplay(
                Assessor.of(rules.intake(), this::decide),
                KnownRules.of(rules.book().cards()));
        for (TriageCase each : cases) {
            heard = Optional.empty();
            CaseResult result = replay.run(each, reportedAt);
            results.add(result);
            if (!result.passed()) {
                problems.add(GateProblem.CASE_FAILS.at(
                        each.file(),
                        each.line(),
                        "the case `" + each.note() + "` fails",
                        String.join("; ", result.differences())));
            } else if (heard.isPresent() && !heard.get().agreed()) {
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

    private Decision decide(Report report) {
        SecondOpinion.Heard both = opinion.hear(report);
        heard = Optional.of(both);
        both.evaluation().ifPresent(evaluations::add);
        return both.decision();
    }
}
