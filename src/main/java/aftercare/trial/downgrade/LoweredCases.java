package aftercare.trial.downgrade;

import aftercare.domain.decision.Decision;
import aftercare.ruleset.Patience;
import aftercare.triage.intake.Reading;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.agreement.AnswerLevel;
import aftercare.trial.agreement.LiveReason;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.downgrade.LoweredCase.Source;
import aftercare.trial.impact.ChangedRules;
import aftercare.trial.impact.WholeSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which cases come to less, or to more time, by a candidate than by the rules that decide now. */
final class LoweredCases {

    private final WholeSet live;
    private final WholeSet candidate;
    private final Agreed agreed;
    private final boolean mayRefuse;
    private final ChangedRules changed;
    private final Instant reportedAt;
    private final List<LoweredCase> lowered = new ArrayList<>();

    /** @param mayRefuse whether every word that the candidate refuses is agreed to */
    LoweredCases(WholeSet live, WholeSet candidate, Agreed agreed, boolean mayRefuse, Instant reportedAt) {
        this.live = live;
        this.candidate = candidate;
        this.agreed = agreed;
        this.mayRefuse = mayRefuse;
        this.changed = new ChangedRules(live, candidate);
        this.reportedAt = reportedAt;
    }

    /**
     * Each case that is lowered, once.
     *
     * @param cases of the candidate
     * @param kept of the live set and of earlier ones: to delete or to rewrite a case does not hide what it would show
     * @param patience asked at each case
     */
    List<LoweredCase> among(List<TriageCase> cases, List<TriageCase> kept, Patience patience) {
        Map<String, String> bodies = new HashMap<>();
        Set<String> asked = new HashSet<>();
        for (TriageCase each : cases) {
            patience.ask();
            byte[] body = each.body(reportedAt);
            String text = new String(body, StandardCharsets.UTF_8);
            bodies.put(each.note(), text);
            asked.add(text);
            compare(each, Source.CANDIDATE, body);
        }
        for (TriageCase each : kept) {
            patience.ask();
            byte[] body = each.body(reportedAt);
            if (!agreed.retires(each.note()) && asked.add(new String(body, StandardCharsets.UTF_8))) {
                compare(each, bodies.containsKey(each.note()) ? Source.REWRITTEN : Source.GONE, body);
            }
        }
        return lowered;
    }

    private void compare(TriageCase each, Source source, byte[] body) {
        if (!(live.intake().read(body) instanceof Reading.Accepted accepted)
                || !changed.mayTellApart(accepted.report())) {
            return;
        }
        Decision before = decide(live, accepted);
        List<LiveReason> reasons = LiveReason.of(before, live.vocabulary());
        Optional<AnswerLevel> after = candidate.intake().read(body) instanceof Reading.Accepted still
                ? Optional.of(AnswerLevel.of(decide(candidate, still)))
                : Optional.empty();
        List<LiveReason> lost = reasons;
        if (after.isPresent()) {
            lost = LiveReason.lost(reasons, after.get(), agreed);
        }
        if (after.isPresent() ? !lost.isEmpty() : !mayRefuse) {
            lowered.add(new LoweredCase(each, source, AnswerLevel.of(before), after, lost));
        }
    }

    private static Decision decide(WholeSet set, Reading.Accepted accepted) {
        return set.evaluators().get(0).apply(accepted.report());
    }
}
