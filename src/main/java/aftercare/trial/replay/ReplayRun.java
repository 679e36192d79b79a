package aftercare.trial.replay;

import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.triage.RuleSet;
import aftercare.triage.intake.Reading;
import aftercare.trial.cases.Assessor;
import aftercare.trial.cases.CaseReplay;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.KnownRules;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.coverage.Silence;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays cases by one rule set, and finds out why those fail that do. */
public final class ReplayRun {

    private final RuleSet rules;
    private final Clock clock;
    private final CaseReplay replay;
    private final Silence silence;
    private final Instant reportedAt;
    private final Map<String, RuleCard> cards = new HashMap<>();

    public ReplayRun(RuleSet rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
        this.replay =
                new CaseReplay(Assessor.of(rules), KnownRules.of(rules.book().cards()));
        this.silence = new Silence(rules.rules(), rules.reference());
        this.reportedAt = clock.instant();
        rules.book().cards().forEach(card -> cards.putIfAbsent(card.id(), card));
    }

    /** @param step is called after each case */
    public ReplayOutcome run(List<TriageCase> cases, Runnable step) {
        List<ReplayResult> results = new ArrayList<>();
        for (TriageCase each : cases) {
            results.add(run(each));
            step.run();
        }
        return new ReplayOutcome(rules.files().version(), results);
    }

    private ReplayResult run(TriageCase triageCase) {
        long before = clock.millis();
        CaseResult result = replay.run(triageCase, reportedAt);
        long millis = clock.millis() - before;
        return new ReplayResult(result, result.passed() ? List.of() : differing(triageCase), millis);
    }

    private List<ReplayResult.Differing> differing(TriageCase triageCase) {
        if (!(rules.intake().read(triageCase.body(reportedAt)) instanceof Reading.Accepted accepted)) {
            return List.of();
        }
        Report report = accepted.report();
        Decision decision = rules.book().decide(report);
        List<ReplayResult.Differing> differing = new ArrayList<>();
        for (String id : triageCase.want().because()) {
            if (cards.containsKey(id) && !decision.ruleIds().contains(id)) {
                differing.add(new ReplayResult.Differing(
                        cards.get(id), true, silence.why(id, report).orElse("")));
            }
        }
        for (String id : triageCase.want().notBecause()) {
            reason(decision, id)
                    .ifPresent(
                            reason -> differing.add(new ReplayResult.Differing(reason.card(), false, reason.basis())));
        }
        return differing;
    }

    private static Optional<Reason> reason(Decision decision, String id) {
        return decision.reasons().stream()
                .filter(each -> each.ruleId().equals(id))
                .findFirst();
    }
}
