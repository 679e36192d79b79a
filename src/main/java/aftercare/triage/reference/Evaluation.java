package aftercare.triage.reference;

import aftercare.domain.Report;
import aftercare.domain.Sign;
import aftercare.domain.decision.Finding;
import java.util.ArrayList;
import java.util.List;

/** What a rule set makes of a report. Immutable. */
public final class Evaluation {

    private final ReferenceRules rules;
    private final Report report;
    private final FactsByKind facts;
    private final List<Sign> signs;
    private final List<List<Finding>> byRule;

    Evaluation(ReferenceRules rules, Report report, FactsByKind facts, List<Sign> signs, List<List<Finding>> byRule) {
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
        List<Finding> findings = new ArrayList<>();
        for (List<Finding> ofOne : byRule) {
            findings.addAll(ofOne);
        }
        return findings;
    }

    /** Whether the decision is the same, as far as it hangs on findings: both hold equal ones, rule by rule. */
    public boolean sameFindings(Evaluation other) {
        return byRule.equals(other.byRule);
    }

    ReferenceRules rules() {
        return rules;
    }

    FactsByKind facts() {
        return facts;
    }

    List<Finding> ofRule(int at) {
        return byRule.get(at);
    }
}
