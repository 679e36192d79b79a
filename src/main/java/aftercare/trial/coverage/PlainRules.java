package aftercare.trial.coverage;

import aftercare.domain.Report;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decider;
import aftercare.domain.decision.Decision;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.ReferenceRules;
import java.util.List;
import java.util.Optional;

/**
 * A set of checked rules that decides without having been compiled.
 *
 * @param rules in the order of the files and lines
 */
public record PlainRules(List<ParsedRule> rules, ReferenceRules reference, Decider decider, Vocabulary vocabulary) {

    public PlainRules {
        rules = List.copyOf(rules);
    }

    /** @param version content hash of the rule set, as its decisions are to name it */
    public static PlainRules of(List<ParsedRule> rules, Vocabulary vocabulary, Wording wording, String version) {
        return new PlainRules(rules, ReferenceRules.of(rules), new Decider(vocabulary, wording, version), vocabulary);
    }

    /** What the report comes to. */
    public Decision decide(Report report) {
        return decide(reference.evaluate(report));
    }

    /** What a report comes to that this reference has evaluated. */
    public Decision decide(Evaluation evaluation) {
        return decider.decide(evaluation.report(), evaluation.findings(), Optional.empty());
    }
}
