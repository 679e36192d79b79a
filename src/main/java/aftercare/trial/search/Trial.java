package aftercare.trial.search;

import aftercare.domain.Report;
import aftercare.domain.decision.Decider;
import aftercare.domain.decision.Decision;
import aftercare.triage.Questions;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.TooManyTries;
import java.time.Instant;
import java.util.Optional;

/** Tries reports on the rules as they stand and on changed ones. Safe for several threads. */
public final class Trial {

    private final ReferenceRules rules;
    private final Decider decider;
    private final Questions questions;
    private final Intake intake;
    private final Instant reportedAt;

    /** @param reportedAt when the reports hold */
    public Trial(ReferenceRules rules, Decider decider, Questions questions, Intake intake, Instant reportedAt) {
        this.rules = rules;
        this.decider = decider;
        this.questions = questions;
        this.intake = intake;
        this.reportedAt = reportedAt;
    }

    public ReferenceRules rules() {
        return rules;
    }

    /** Empty when the report is refused. */
    Optional<Report> report(Sketch sketch) {
        Reading reading = intake.read(sketch.body(reportedAt));
        return reading instanceof Reading.Accepted accepted ? Optional.of(accepted.report()) : Optional.empty();
    }

    /** What the rules as they stand make of it; empty when it has too many ways to match. */
    Optional<Evaluation> before(Report report) {
        try {
            return Optional.of(rules.evaluate(report));
        } catch (TooManyTries e) {
            return Optional.empty();
        }
    }

    /** What the changed rules make of it; empty when they find the same. */
    Optional<Evaluation> after(ReferenceRules changed, Evaluation before) {
        try {
            Evaluation after = changed.evaluate(before);
            return after.sameFindings(before) ? Optional.empty() : Optional.of(after);
        } catch (TooManyTries e) {
            return Optional.empty();
        }
    }

    CallerView seen(Evaluation evaluation) {
        return CallerView.of(decision(evaluation));
    }

    /**
     * Whether no case could tell the two apart: neither by what is decided nor by what is asked. What may be asked and is not
     * shown, because it could not raise the answer, is nothing that a case can speak of.
     */
    public boolean sameForCases(Evaluation before, Evaluation after) {
        Decision then = decision(before);
        Decision now = decision(after);
        return CallerView.of(now).sameForCases(CallerView.of(then))
                && (now.candidates().equals(then.candidates())
                        || asking(before).questions().equals(asking(after).questions()));
    }

    /** The decision with its questions. What an answer could do, the rules say as they stand. */
    public Decision asking(Evaluation evaluation) {
        return questions.ask(decision(evaluation), Optional.of(evaluation));
    }

    public Decision decision(Evaluation evaluation) {
        return decider.decide(evaluation.report(), evaluation.findings(), Optional.empty());
    }
}
