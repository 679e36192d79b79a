package aftercare.live;

import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.Sign;
import aftercare.domain.decision.Finding;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.triage.RuleSet;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.Explanation;
import aftercare.triage.reference.Explanation.Compared;
import aftercare.triage.reference.Explanation.Outcome;
import aftercare.triage.reference.Explanation.Part;
import aftercare.triage.reference.Explanation.Tried;
import aftercare.triage.reference.FieldStep;
import aftercare.triage.reference.TooManyTries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reports just below, at and just above every number that a rule compares with. They are made from cases: first those in
 * which the rule speaks, so that this one number decides, then any in which the comparison is made at all.
 */
final class Boundaries {

    /** Cases that each comparison is tried on. */
    private static final int CASES_EACH = 2;

    /** Cases for the comparisons of a rule that speaks in no case or is not heard to the end in those where it does. */
    private static final int SPARE_CASES = 40;

    /** Of reports, so that no folder takes minutes. */
    private static final int MOST = 6000;

    private final RuleSet rules;
    private final FieldStep steps;
    private final Map<String, List<Evaluation>> speaking = new HashMap<>();
    private final List<Evaluation> spare = new ArrayList<>();
    private final List<Boundary> found = new ArrayList<>();

    /** A report at a threshold. */
    record Boundary(ParsedRule rule, Comparison comparison, Report report) {}

    /** @param cases what the reference made of them */
    Boundaries(RuleSet rules, List<Evaluation> cases) {
        this.rules = rules;
        this.steps = new FieldStep(rules.book().vocabulary());
        int stride = Math.max(1, cases.size() / SPARE_CASES);
        for (int i = 0; i < cases.size(); i++) {
            remember(cases.get(i));
            if (i % stride == 0 && spare.size() < SPARE_CASES) {
                spare.add(cases.get(i));
            }
        }
    }

    /** The reports, rule by rule; the same every time for the same rules and cases. */
    List<Boundary> all() {
        for (ParsedRule rule : rules.rules()) {
            if (found.size() < MOST) {
                ofRule(rule);
            }
        }
        return found;
    }

    private void remember(Evaluation evaluation) {
        for (Finding finding : evaluation.findings()) {
            remember(finding.card().title(), evaluation);
        }
        for (Sign sign : evaluation.signs()) {
            remember(key(sign.kind(), sign.code()), evaluation);
        }
    }

    private void remember(String key, Evaluation evaluation) {
        List<Evaluation> first = speaking.computeIfAbsent(key, some -> new ArrayList<>());
        if (first.size() < CASES_EACH && !first.contains(evaluation)) {
            first.add(evaluation);
        }
    }

    private static String key(String sign, String code) {
        return sign + "\n" + code;
    }

    private void ofRule(ParsedRule rule) {
        Map<Place, Integer> wanted = new HashMap<>();
        for (Comparison comparison : RuleNumbers.comparedIn(rule)) {
            wanted.put(comparison.place(), CASES_EACH);
        }
        RuleCard.Kind kind = rule.card().kind();
        String key = kind instanceof RuleCard.Infers infers
                ? key(infers.sign(), infers.code())
                : rule.card().title();
        List<Evaluation> cases = new ArrayList<>(speaking.getOrDefault(key, List.of()));
        cases.addAll(spare);
        for (Evaluation evaluation : cases) {
            if (wanted.isEmpty()) {
                return;
            }
            try {
                Explanation explanation = rules.reference().explain(rule, evaluation);
                ofParts(rule, explanation.parts(), evaluation.report(), wanted);
            } catch (TooManyTries e) {
                // Another case will do.
                continue;
            }
        }
    }

    private void ofParts(ParsedRule rule, List<Part> parts, Report report, Map<Place, Integer> wanted) {
        for (Part part : parts) {
            if (part instanceof Explanation.Combined combined) {
                ofParts(rule, combined.parts(), report, wanted);
            } else if (part instanceof Explanation.OnFacts onFacts) {
                Condition.Pattern pattern = onFacts.condition().pattern();
                for (Tried tried : onFacts.nearestFirst()) {
                    ofOutcomes(rule, pattern, tried, tried.outcomes(), report, wanted);
                }
            }
        }
    }

    private void ofOutcomes(
            ParsedRule rule,
            Condition.Pattern pattern,
            Tried tried,
            List<Outcome> outcomes,
            Report report,
            Map<Place, Integer> wanted) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Explanation.Several several) {
                ofOutcomes(rule, pattern, tried, several.outcomes(), report, wanted);
            } else if (outcome instanceof Compared compared
                    && wanted.containsKey(compared.test().place())
                    && addAround(rule, pattern, tried, compared, report)) {
                wanted.computeIfPresent(compared.test().place(), (place, left) -> left == 1 ? null : left - 1);
            }
        }
    }

    private boolean addAround(
            ParsedRule rule, Condition.Pattern pattern, Tried tried, Compared compared, Report report) {
        Optional<BigDecimal> threshold = RuleNumbers.threshold(compared);
        Optional<BigDecimal> step = steps.of(pattern, compared.test());
        if (threshold.isEmpty() || step.isEmpty()) {
            return false;
        }
        boolean added = false;
        for (int side = -1; side <= 1; side++) {
            BigDecimal value = threshold.get().add(step.get().multiply(BigDecimal.valueOf(side)));
            Optional<Report> changed =
                    NumberField.changed(report, tried.fact(), compared.test().field(), value);
            if (changed.isPresent()) {
                found.add(new Boundary(rule, compared.test(), changed.get()));
                added = true;
            }
        }
        return added;
    }
}
