package aftercare.trial.impact;

import aftercare.domain.decision.Decision;
import aftercare.triage.intake.Reading;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.agreement.AnswerLevel;
import aftercare.trial.agreement.LiveReason;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what was found anew, by every evaluator of both sets, and leaves out of it whatever can be left out. */
final class Retrial {

    private final WholeSet live;
    private final WholeSet candidate;
    private final Agreed agreed;
    private final Instant now;

    Retrial(WholeSet live, WholeSet candidate, Agreed agreed, Instant now) {
        this.live = live;
        this.candidate = candidate;
        this.agreed = agreed;
        this.now = now;
    }

    /**
     * The smallest part of a report that still loses a live reason.
     *
     * @param reason name of the reason
     */
    Optional<Lowering.Found> losing(Sketch report, String reason) {
        return report.smallest(part -> lost(part, reason));
    }

    /**
     * The smallest part of a report that the candidate still refuses.
     *
     * @param word what it refuses
     */
    Optional<Lowering.Found> refused(Sketch report, String word) {
        return report.smallest(part -> refusal(part, word));
    }

    private Optional<Lowering.Found> lost(Sketch report, String reason) {
        byte[] body = report.body(now);
        Optional<Decision> before = live.answer(body, now);
        Optional<Decision> after = candidate.answer(body, now);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        List<LiveReason> lost =
                LiveReason.lost(LiveReason.of(before.get(), live.vocabulary()), AnswerLevel.of(after.get()), agreed);
        return lost.stream().anyMatch(each -> each.name().equals(reason))
                ? Optional.of(new Lowering.Found(reason, report, now, before.get(), after, lost))
                : Optional.empty();
    }

    private Optional<Lowering.Found> refusal(Sketch report, String word) {
        byte[] body = report.body(now);
        if (candidate.intake().read(body, now) instanceof Reading.Accepted) {
            return Optional.empty();
        }
        return live.answer(body, now)
                .map(before -> new Lowering.Found(
                        word, report, now, before, Optional.empty(), LiveReason.of(before, live.vocabulary())));
    }
}
