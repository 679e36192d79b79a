package aftercare.trial.explain;

import aftercare.domain.Report;
import aftercare.domain.decision.Decision;
import aftercare.engine.RuleFindings;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.RuleSet;
import aftercare.triage.Triage;
import aftercare.triage.explain.AnswerSheet;
import aftercare.triage.intake.Reading;
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
    private final Triage triage;

    /** Rules that advise or ask change no level. */
    private final ReferenceRules concluding;

    Court(RuleSet rules) {
        this.rules = rules;
        this.triage = Triage.byBoth(rules);
        List<ParsedRule> concluding = new ArrayList<>(rules.rules());
        concluding.removeIf(rule -> !rule.card().kind().concludes());
        this.concluding = ReferenceRules.of(concluding);
    }

    /** The level, the time and their reasons alone, by the reference; empty where the report is refused or has too many ways to match. */
    Optional<Decision> quickly(AnswerSheet sheet, Instant now) {
        if (!(rules.intake().read(sheet.body(), now) instanceof Reading.Accepted accepted)) {
            return Optional.empty();
        }
        Report report = accepted.report();
        try {
            RuleFindings findings = new RuleFindings(concluding.findings(report), Optional.empty());
            return Optional.of(rules.book().decide(report, findings));
        } catch (TooManyTries e) {
            return Optional.empty();
        }
    }

    /** By both; empty where they do not come to that weight, or not to the end. */
    Optional<Decision> surely(AnswerSheet sheet, Instant now, int weight) {
        return triage.assess(sheet.body(), now) instanceof Triage.Decided decided
                        && decided.decision().complete()
                        && weight(decided.decision()) == weight
                ? Optional.of(decided.decision())
                : Optional.empty();
    }

    /** How urgent it is: its level, and within that its time. */
    static int weight(Decision decision) {
        return Prospects.weight(decision.urgency(), decision.actWithinHours());
    }
}
