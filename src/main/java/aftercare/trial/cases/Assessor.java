package aftercare.trial.cases;

import aftercare.triage.RuleSet;
import aftercare.triage.Triage;

/** Whatever answers reports: the core, or a service over HTTP. */
@FunctionalInterface
public interface Assessor {

    /**
     * The answer to a report.
     *
     * @param body as HTTP takes it
     */
    CaseOutcome assess(byte[] body);

    /** The engine of a rule set, without a service around it. */
    static Assessor of(RuleSet rules) {
        Triage triage = Triage.byEngine(rules);
        return body -> {
            Triage.Result result = triage.assess(body);
            return result instanceof Triage.Decided decided
                    ? CaseOutcome.Decided.of(decided.decision())
                    : CaseOutcome.Refused.of((Triage.Refused) result);
        };
    }
}
