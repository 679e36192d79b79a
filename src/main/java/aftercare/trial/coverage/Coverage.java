package aftercare.trial.coverage;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.ruleset.Patience;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.FieldStep;
import aftercare.triage.reference.TooManyTries;
import aftercare.trial.cases.Companions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a set of cases tries of the rules.
 *
 * <p>A rule decides a case <em>alone</em> if without it the report got another urgency or another time to act, or a reason
 * of the core ({@code GEN-01}, {@code FLR-01}) that it does not get with it.
 *
 * <p>A sign, and a rule of {@code URGENT_24H} and above, must hang on each of its conditions in some case: all else of it
 * holds, and that condition alone does not. Where no report can do that, none is asked for.
 *
 * <p>A rule must decide a case alone, unless it is a sign or advice, or listed with companions that are as urgent: then one
 * of those must speak in every case in which it speaks.
 *
 * @param rules in the order of the files and lines
 * @param strayed what the cases say against the list of companions
 * @param cases how many there are
 */
public record Coverage(List<RuleCoverage> rules, List<Lack> strayed, int cases) {

    public Coverage {
        rules = List.copyOf(rules);
        strayed = List.copyOf(strayed);
    }

    /**
     * @param companions the rules that are said never to decide alone
     * @param step hears of each case that is done
     */
    public static Coverage of(PlainRules rules, List<Companions> companions, List<CaseReport> cases, Runnable step) {
        Company company = new Company(rules, companions);
        Measuring measuring = new Measuring(rules, company, Integer.MAX_VALUE);
        for (CaseReport each : cases) {
            measuring.add(each, rule -> true);
            step.run();
        }
        return new Coverage(measuring.rules(), company.strayed(), cases.size());
    }

    /**
     * The same as {@link #lacks} of the whole, in a fraction of the time: a rule is tried on the cases beside it, and on all
     * others only as long as something is missing. Another case never takes away what one has shown.
     */
    static List<Lack> lacks(PlainRules rules, List<Companions> companions, List<CaseReport> cases, Patience patience) {
        Company company = new Company(rules, companions);
        Measuring measuring = new Measuring(rules, company, 1);
        for (CaseReport each : cases) {
            patience.ask();
            measuring.add(each, rule -> topic(rule.place().file()).equals(topic(each.where())));
        }
        Set<ParsedRule> open = Collections.newSetFromMap(new IdentityHashMap<>());
        for (RuleCoverage rule : measuring.rules()) {
            if (rule.duty() == Duty.COMPANION || !Lack.of(rule).isEmpty()) {
                open.add(rule.rule());
            }
        }
        for (CaseReport each : cases) {
            patience.ask();
            measuring.add(
                    each,
                    rule -> open.contains(rule) && !topic(rule.place().file()).equals(topic(each.where())));
        }
        return new Coverage(measuring.rules(), company.strayed(), cases.size()).lacks();
    }

    private static String topic(String path) {
        return path.substring(0, path.indexOf('/') + 1);
    }

    /** The same for some of the rules. */
    public Coverage only(Predicate<RuleCard> asked) {
        List<RuleCoverage> some = new ArrayList<>();
        for (RuleCoverage rule : rules) {
            if (asked.test(rule.card())) {
                some.add(rule);
            }
        }
        List<Lack> ofThose = new ArrayList<>();
        for (Lack lack : strayed) {
            if (asked.test(lack.card())) {
                ofThose.add(lack);
            }
        }
        return new Coverage(some, ofThose, cases);
    }

    /** Everything that no case tries, in the order of the rules. */
    public List<Lack> lacks() {
        List<Lack> lacks = new ArrayList<>(strayed);
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
        private final Company company;
        private final int enough;
        private final List<OfRule> each = new ArrayList<>();

        /** @param enough cases that a rule decides alone: no further one is looked for */
        Measuring(PlainRules rules, Company company, int enough) {
            this.rules = rules;
            this.company = company;
            this.enough = enough;
            FieldStep steps = new FieldStep(rules.vocabulary());
            for (ParsedRule rule : rules.rules()) {
                each.add(new OfRule(rule, steps));
            }
        }

        void add(CaseReport report, Predicate<ParsedRule> asked) {
            try {
                add(report, rules.reference().evaluate(report.report()), asked);
            } catch (TooManyTries e) {
                // What cannot be evaluated has not been tried.
                return;
            }
        }

        private void add(CaseReport report, Evaluation evaluation, Predicate<ParsedRule> asked) {
            Decision decision = rules.decide(evaluation);
            for (OfRule one : each) {
                if (!asked.test(one.rule)) {
                    continue;
                }
                var explanation = rules.reference().explain(one.rule, evaluation);
                one.sightings.add(explanation);
                if (explanation.holds()) {
                    one.fired.add(report);
                    RuleCard card = one.rule.card();
                    if (card.kind() instanceof Triage triage && triage.urgency() == decision.urgency()) {
                        one.decisive.add(report);
                    }
                    company.spoke(card, decision, report);
                    boolean asks = company.duty(card) == Duty.MUST_DECIDE && one.alone.size() < enough;
                    if (asks && decidesAlone(card.title(), evaluation, decision)) {
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
            MissedAlone alone = new MissedAlone(rules);
            List<RuleCoverage> all = new ArrayList<>();
            for (OfRule one : each) {
                all.add(new RuleCoverage(
                        one.rule,
                        one.fired,
                        one.decisive,
                        one.alone,
                        company.duty(one.rule.card()),
                        one.sightings.conditions(alone),
                        one.sightings.comparisons(alone)));
            }
            return all;
        }
    }
}
