package aftercare.trial.proof;

import aftercare.domain.Report;
import aftercare.domain.decision.Decision;
import aftercare.trial.impact.WholeSet;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.Optional;

/** Decides by a rule set what a proof found: the intake reads it and every evaluator decides it. */
record Answers(WholeSet set, Instant now) {

    /** The report as the intake lays it out; empty when it is refused. */
    Optional<Report> read(Sketch sketch) {
        return set.read(sketch.body(now), now);
    }

    /** The answer; empty when the report is refused or the evaluators differ. */
    Optional<Decision> to(Sketch sketch) {
        return set.answer(sketch.body(now), now);
    }
}
