package aftercare.triage;

import aftercare.domain.Report;
import aftercare.domain.decision.Decider;
import aftercare.domain.decision.Decision;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.TooManyTries;
import java.util.Optional;

/** One rule set heard twice, by the engine and by the reference, whose decisions must be the same to the last word. */
public final class SecondOpinion {

    /**
     * What both made of a report.
     *
     * @param decision the engine's
     * @param evaluation the reference's; empty when it gave up
     * @param agreed whether both come to the same decision
     */
    public record Heard(Decision decision, Optional<Evaluation> evaluation, boolean agreed) {}

    private final LoadResult.Valid rules;
    private final ReferenceRules reference;
    private final Decider decider;

    /** @param reference usually that of the rule set */
    public SecondOpinion(LoadResult.Valid rules, ReferenceRules reference) {
        this.rules = rules;
        this.reference = reference;
        this.decider = new Decider(
                rules.book().vocabulary(), rules.book().wording(), rules.book().version());
    }

    public Heard hear(Report report) {
        Decision decision = rules.book().decide(report);
        try {
            Evaluation evaluation = reference.evaluate(report);
            Decision second = decider.decide(report, evaluation.findings(), Optional.empty());
            return new Heard(decision, Optional.of(evaluation), decision.equals(second));
        } catch (TooManyTries e) {
            return new Heard(decision, Optional.empty(), false);
        }
    }
}
