package aftercare.triage.reference;

import aftercare.domain.Report;
import aftercare.domain.Sign;
import aftercare.domain.decision.Finding;
import java.util.Collections;
import java.util.List;

/** What a rule set makes of a report. Immutable. */
public final class Evaluation {

    private final ReferenceRules rules;
    private final Report report;
    private final FactsByKind facts;
    private final List<Sign> signs;
    private final FindingsByRule byRule;

    Evaluation(ReferenceRules rules, Report report, FactsByKind facts, List<Sign> signs, FindingsByRule byRule) {
        this.rules = rules;
        this.report = report;
        this.facts = facts;
        this.signs = List.copyOf(signs);
        this.byRule = byRule;
    }

    public Report report() {
        return report;
    }

    /** Every sign, each kind after those that it builds on. */
    public List<Sign> signs() {
        return signs;
    }

    /** What all rules find, in the order of the rules; what the decision is made of. */
    public List<Finding> findings() {
        return Collections.unmodifiableList(byRule.all());
    }

    /** Whether the decision is the same, as far as it hangs on findings: both hold equal ones, rule by rule. */
    public boolean sameFindings(Evaluation other) {
        return byRule.equal(other.byRule);
    }

    ReferenceRules rules() {
        return rules;
    }

    FactsByKind facts() {
        return facts;
    }

    FindingsByRule byRule() {
        return byRule;
    }
}
