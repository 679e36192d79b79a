package aftercare.triage.reference;

import aftercare.domain.Fact;
import aftercare.domain.Patient;
import aftercare.domain.RiskFactor;
import aftercare.domain.Sign;
import aftercare.domain.Symptom;
import aftercare.domain.Vital;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.SignGraph;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rules a fact can matter to. INVARIANT: it judges by what is certain of the fact, so that a rule that it leaves out finds the
 * same with the fact, without it, and with another value of a field that changes.
 */
final class Reach {

    private Reach() {}

    /**
     * A fact as far as it says which rules it can matter to.
     *
     * @param fields those that change; empty where all may
     */
    record Word(FactKind kind, String code, List<String> groups, List<String> fields) {

        static Word of(Fact fact, List<String> fields) {
            FactKind kind = FactKind.of(fact);
            if (fact instanceof Symptom symptom) {
                return new Word(kind, symptom.code(), symptom.groups(), fields);
            }
            if (fact instanceof RiskFactor risk) {
                return new Word(kind, risk.code(), List.of(), fields);
            }
            if (fact instanceof Sign sign) {
                return new Word(kind, sign.kind(), List.of(), fields);
            }
            return new Word(kind, fact instanceof Vital vital ? vital.sign() : "", List.of(), fields);
        }
    }

    /**
     * Whether what a rule finds may change with a fact.
     *
     * @param fields of the fact that change; empty where all may
     * @param signs the kinds of those that change with it
     */
    static boolean touches(Fact fact, List<String> fields, Set<String> signs, ParsedRule rule) {
        List<String> changing = compares(rule, fields) ? List.of() : fields;
        for (Pattern pattern : rule.patterns()) {
            if (SignGraph.isSign(pattern) ? asksFor(pattern, signs) : isTouched(pattern, fact, changing)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the rule holds another fact against one of these fields: then each fact with such a field may matter. */
    private static boolean compares(ParsedRule rule, List<String> fields) {
        for (Comparison comparison : rule.comparisons()) {
            if (comparison.operand() instanceof Operand.FieldOf other && fields.contains(other.field())) {
                return true;
            }
        }
        return false;
    }

    private static boolean asksFor(Pattern pattern, Set<String> signs) {
        for (String sign : signs) {
            if (may(pattern.tests(), Map.of("kind", List.of(sign)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTouched(Pattern pattern, Fact fact, List<String> fields) {
        if (!pattern.fact().equals(FactKind.of(fact).written())) {
            return false;
        }
        if (fact instanceof Symptom symptom) {
            return looksAt(pattern, fields)
                    && may(pattern.tests(), Map.of("code", List.of(symptom.code()), "groups", symptom.groups()));
        }
        if (fact instanceof RiskFactor risk) {
            return may(pattern.tests(), Map.of("code", List.of(risk.code())));
        }
        if (fact instanceof Vital vital) {
            return may(pattern.tests(), Map.of("sign", List.of(vital.sign())));
        }
        if (fact instanceof Patient) {
            return looksAt(pattern, fields);
        }
        return true;
    }

    private static boolean looksAt(Pattern pattern, List<String> fields) {
        boolean looks = fields.isEmpty();
        for (Comparison comparison : pattern.comparisons()) {
            looks = looks || fields.contains(comparison.field());
        }
        return looks;
    }

    /** Whether a fact of which so much is known may meet the tests; what is not known may be anything. */
    private static boolean may(List<Test> tests, Map<String, List<String>> known) {
        for (Test test : tests) {
            if (!may(test, known)) {
                return false;
            }
        }
        return true;
    }

    private static boolean may(Test test, Map<String, List<String>> known) {
        if (test instanceof AllOf all) {
            return may(all.tests(), known);
        }
        if (test instanceof AnyOf any) {
            for (Test part : any.tests()) {
                if (may(part, known)) {
                    return true;
                }
            }
            return false;
        }
        Comparison comparison = (Comparison) test;
        List<String> words = known.get(comparison.field());
        if (words == null) {
            return true;
        }
        if (comparison.operand() instanceof Operand.Text text) {
            boolean found = words.contains(text.value());
            return switch (comparison.operator()) {
                case EQUAL, CONTAINS -> found;
                case NOT_EQUAL, NOT_CONTAINS -> !found;
                default -> true;
            };
        }
        if (comparison.operand() instanceof Operand.Choice choice) {
            boolean found = false;
            for (Operand each : choice.values()) {
                found = found || each instanceof Operand.Text text && words.contains(text.value());
            }
            return switch (comparison.operator()) {
                case IN -> found;
                case NOT_IN -> !found;
                default -> true;
            };
        }
        return true;
    }
}
