package aftercare.trial.impact;

import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.triage.intake.Reading;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what was found anew, by every evaluator of both sets, and leaves out of it whatever can be left out. */
final class Retrial {

    private final WholeSet live;
    private final WholeSet candidate;
    private final Instant now;

    Retrial(WholeSet live, WholeSet candidate, Instant now) {
        this.live = live;
        this.candidate = candidate;
        this.now = now;
    }

    /**
     * The smallest part of a report that is still answered lower.
     *
     * @param reason a live reason that must be lost; empty for any
     * @param name what the finding is named after when it is not the lost reason
     */
    Optional<Lowering.Found> smallest(Sketch report, Optional<String> reason, String name) {
        Optional<Lowering.Found> best = lowered(report, reason, name);
        boolean smaller = best.isPresent();
        while (smaller) {
            smaller = false;
            for (Sketch part : best.get().report().parts()) {
                Optional<Lowering.Found> found = lowered(part, reason, name);
                if (found.isPresent()) {
                    best = found;
                    smaller = true;
                    break;
                }
            }
        }
        return best;
    }

    private Optional<Lowering.Found> lowered(Sketch report, Optional<String> reason, String name) {
        byte[] body = report.body(now);
        if (!(live.intake().read(body, now) instanceof Reading.Accepted accepted)) {
            return Optional.empty();
        }
        Optional<Decision> before = live.decide(accepted.report());
        if (before.isEmpty()) {
            return Optional.empty();
        }
        if (!(candidate.intake().read(body, now) instanceof Reading.Accepted again)) {
            List<String> lost = List.copyOf(before.get().ruleIds());
            return reason.isEmpty() || lost.contains(reason.get())
                    ? Optional.of(new Lowering.Found(name, report, now, before.get(), Optional.empty(), lost))
                    : Optional.empty();
        }
        Optional<Decision> after = candidate.decide(again.report());
        if (after.isEmpty()) {
            return Optional.empty();
        }
        List<String> lost = lost(before.get(), after.get());
        if (lost.isEmpty() || reason.isPresent() && !lost.contains(reason.get())) {
            return Optional.empty();
        }
        String named = name.isEmpty() ? lost.get(0) : name;
        return Optional.of(new Lowering.Found(named, report, now, before.get(), after, lost));
    }

    private static List<String> lost(Decision before, Decision after) {
        Set<String> lost = new LinkedHashSet<>();
        for (Reason reason : before.reasons()) {
            if (Change.lowers(reason.urgency(), reason.actWithinHours(), after.urgency(), after.actWithinHours())) {
                lost.add(reason.ruleId());
            }
        }
        return List.copyOf(lost);
    }
}
