package aftercare.trial.explain;

import aftercare.domain.Report;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Ruling;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.Readings;
import aftercare.triage.RuleSet;
import aftercare.triage.intake.CodedReport;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.Prospects;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.TooManyTries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides reports of which one thing was changed: quickly by the reference alone, and by both evaluators before it is shown. */
final class Court {

    private final RuleSet rules;

    /** Rules that advise or ask change no level. */
    private final ReferenceRules concluding;

    Court(RuleSet rules) {
        this.rules = rules;
        List<ParsedRule> some = new ArrayList<>(rules.rules());
        some.removeIf(rule -> !rule.card().kind().concludes());
        this.concluding = ReferenceRules.of(some);
    }

    /**
     * About a report.
     *
     * @param sheet from which it was read
     * @throws TooManyTries when it has too many ways to match
     */
    Sitting on(CodedReport sheet, Report report) {
        return new Sitting(concluding.evaluate(report), rules.intake().rereading(sheet, report.reportedAt()));
    }

    /** About one report and what differs from it in few answers. Safe for any number of threads at once. */
    final class Sitting {

        private final Evaluation base;
        private final Intake.Rereading intake;

        private Sitting(Evaluation base, Intake.Rereading intake) {
            this.base = base;
            this.intake = intake;
        }

        /** By the reference; empty where the report is refused or has too many ways to match. */
        Optional<Ruling> quickly(CodedReport changed, Instant now) {
            try {
                return intake.read(changed, now).map(report -> rules.book()
                        .ruling(report, concluding.evaluate(base, report).findings()));
            } catch (TooManyTries e) {
                return Optional.empty();
            }
        }

        /** By both, from the bytes as HTTP takes them; empty where they do not come to that weight, or not to the end. */
        Optional<Decision> surely(CodedReport changed, Instant now, int weight) {
            if (!(rules.intake().read(changed.body(), now) instanceof Reading.Accepted accepted)) {
                return Optional.empty();
            }
            Readings readings = Readings.of(rules, accepted.report());
            Decision decision = readings.byEngine();
            return decision.complete() && weight(decision) == weight && readings.agreeOn(decision)
                    ? Optional.of(decision)
                    : Optional.empty();
        }
    }

    /** How urgent it is: its level, and within that its time. */
    static int weight(Decision decision) {
        return Prospects.weight(decision.urgency(), decision.actWithinHours());
    }

    static int weight(Ruling ruling) {
        return Prospects.weight(ruling.urgency(), ruling.actWithinHours());
    }
}
