package aftercare.search;

import aftercare.domain.Decider;
import aftercare.domain.Decision;
import aftercare.intake.Intake;
import aftercare.intake.Reading;
import aftercare.reference.Evaluation;
import aftercare.reference.ReferenceRules;
import aftercare.reference.TooManyTries;
import java.time.Instant;
import java.util.Optional;

/** Tries reports on the rules as they stand and on changed ones. Safe for several threads. */
public final class Trial {

    /** A report that was accepted, and what the rules as they stand make of it. */
    record Before(Evaluation evaluation, Seen seen) {}

    private final ReferenceRules rules;
    private final Decider decider;
    private final Intake intake;
    private final Instant reportedAt;

    /** @param reportedAt when the reports hold */
    public Trial(ReferenceRules rules, Decider decider, Intake intake, Instant reportedAt) {
        this.rules = rules;
        this.decider = decider;
        this.intake = intake;
        this.reportedAt = reportedAt;
    }

    public ReferenceRules rules() {
        return rules;
    }

    /** Empty when the report is refused. */
    Optional<Before> before(Sketch sketch) {
        Reading reading = intake.read(sketch.body(reportedAt));
        if (!(reading instanceof Reading.Accepted accepted)) {
            return Optional.empty();
        }
        try {
            Evaluation evaluation = rules.evaluate(accepted.report());
            return Optional.of(new Before(evaluation, Seen.of(decision(evaluation))));
        } catch (TooManyTries e) {
            return Optional.empty();
        }
    }

    /** What the changed rules make of it. */
    Seen after(ReferenceRules changed, Before before) {
        try {
            Evaluation after = changed.evaluate(before.evaluation());
            return after.sameFindings(before.evaluation()) ? before.seen() : Seen.of(decision(after));
        } catch (TooManyTries e) {
            return before.seen();
        }
    }

    private Decision decision(Evaluation evaluation) {
        return decider.decide(evaluation.report(), evaluation.findings(), Optional.empty());
    }
}
