package aftercare.coverage;

import aftercare.check.ParsedRule;
import aftercare.domain.Decision;
import aftercare.domain.Reason;
import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Wording;
import aftercare.reference.Evaluation;
import aftercare.reference.FieldStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a set of cases tries of the rules.
 *
 * <p>A rule decides a case <em>alone</em> if without it the report got another urgency or another time to act, or a reason
 * of the core ({@code GEN-01}, {@code FLR-01}) that it does not get with it.
 *
 * @param rules in the order of the files and lines
 * @param cases how many there are
 */
public record Coverage(List<RuleCoverage> rules, int cases) {

    public Coverage {
        rules = List.copyOf(rules);
    }

    /** @param step is told of each case that is done */
    public static Coverage of(PlainRules rules, List<CaseReport> cases, Runnable step) {
        Measuring measuring = new Measuring(rules);
        for (CaseReport each : cases) {
            measuring.add(each);
            step.run();
        }
        return new Coverage(measuring.rules(), cases.size());
    }

    /** Everything that no case tries, in the order of the rules. */
    public List<Lack> lacks() {
        List<Lack> lacks = new ArrayList<>();
        for (RuleCoverage rule : rules) {
            lacks.addAll(Lack.of(rule));
        }
        return lacks;
    }

    private static final class Measuring {

        private static final class OfRule {
            final ParsedRule rule;
            final Sightings sightings;
            final List<CaseReport> fired = new ArrayList<>();
            final List<CaseReport> decisive = new ArrayList<>();
            final List<CaseReport> alone = new ArrayList<>();

            OfRule(ParsedRule rule, FieldStep steps) {
                this.rule = rule;
                this.sightings = new Sightings(rule, steps);
            }
        }

        private final PlainRules rules;
        private final List<OfRule> each = new ArrayList<>();

        Measuring(PlainRules rules) {
            this.rules = rules;
            FieldStep steps = new FieldStep(rules.vocabulary());
            for (ParsedRule rule : rules.rules()) {
                each.add(new OfRule(rule, steps));
            }
        }

        void add(CaseReport report) {
            Evaluation evaluation = rules.reference().evaluate(report.report());
            Decision decision = rules.decide(evaluation);
            for (OfRule one : each) {
                var explanation = rules.reference().explain(one.rule, evaluation);
                one.sightings.add(explanation);
                if (explanation.holds()) {
                    one.fired.add(report);
                    RuleCard card = one.rule.card();
                    if (card.kind() instanceof Triage triage && triage.urgency() == decision.urgency()) {
                        one.decisive.add(report);
                    }
                    if (Duty.of(card) == Duty.MUST_DECIDE && decidesAlone(card.title(), evaluation, decision)) {
                        one.alone.add(report);
                    }
                }
            }
        }

        private boolean decidesAlone(String title, Evaluation evaluation, Decision decision) {
            Decision without = rules.decide(rules.reference().without(title).evaluate(evaluation));
            return without.urgency() != decision.urgency()
                    || !without.actWithinHours().equals(decision.actWithinHours())
                    || !coreReasons(decision).containsAll(coreReasons(without));
        }

        /** The core's own reasons are those whose words stand among the texts. */
        private static Set<String> coreReasons(Decision decision) {
            Set<String> ids = new HashSet<>();
            for (Reason reason : decision.reasons()) {
                if (reason.card().file().equals(Wording.FILE)) {
                    ids.add(reason.ruleId());
                }
            }
            return ids;
        }

        List<RuleCoverage> rules() {
            List<RuleCoverage> all = new ArrayList<>();
            for (OfRule one : each) {
                all.add(new RuleCoverage(
                        one.rule,
                        one.fired,
                        one.decisive,
                        one.alone,
                        Duty.of(one.rule.card()),
                        one.sightings.conditions(),
                        one.sightings.comparisons()));
            }
            return all;
        }
    }
}
