package aftercare.cli.work;

import aftercare.domain.Report;
import aftercare.triage.LoadResult;
import aftercare.triage.TwoReadings;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.Reading;
import aftercare.triage.intake.Refusal;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Triages reports one after the other by one rule set, as the service does. */
public final class Triage {

    private final LoadResult.Valid rules;
    private final Clock clock;
    private final Instant activatedAt;

    public Triage(LoadResult.Valid rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
        this.activatedAt = clock.instant();
    }

    public TriageOutcome assess(ReportText report) {
        byte[] body = report.bytes();
        if (report.tooLarge()) {
            return refused(ProblemType.PAYLOAD_TOO_LARGE, body);
        }
        try {
            Reading reading = rules.intake().read(body);
            if (reading instanceof Reading.Accepted accepted) {
                return new TriageOutcome.Triaged(answer(accepted.report()));
            }
            Refusal refusal = ((Reading.Refused) reading).refusal();
            ProblemType type = ProblemType.ofCode(refusal.problems().get(0).code());
            return new TriageOutcome.Refused(type, refusal.problems(), refusal.failSafe());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // One report that breaks the program must not take the others with it.
            return refused(ProblemType.INTERNAL_ERROR, body);
        }
    }

    private Answer answer(Report report) {
        String id = UlidCreator.getMonotonicUlid(clock.millis()).toString();
        return new Answer(id, TwoReadings.of(rules, report).decide(), clock.instant(), activatedAt);
    }

    private TriageOutcome refused(ProblemType type, byte[] body) {
        return new TriageOutcome.Refused(type, List.of(), rules.intake().failSafe(body));
    }
}
