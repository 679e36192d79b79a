package aftercare.triage.reference;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The forms that a rule may use, as words to tick off. */
final class Subset {

    /** Every operator with every kind of operand that the check lets pass, and every way to combine. */
    static final Set<String> ALL = new TreeSet<>(List.of(
            "!= Absent",
            "!= FieldOf",
            "!= Number",
            "!= Text",
            "!= Truth",
            "< FieldOf",
            "< Number",
            "<= FieldOf",
            "<= Number",
            "> FieldOf",
            "> Number",
            ">= FieldOf",
            ">= Number",
            "== Absent",
            "== FieldOf",
            "== Number",
            "== Text",
            "== Truth",
            "contains FieldOf",
            "contains Text",
            "not contains FieldOf",
            "not contains Text",
            "in Number",
            "in Text",
            "not in Number",
            "not in Text",
            "memberOf FieldOf",
            "not memberOf FieldOf",
            "test AllOf",
            "test AllOf in AnyOf",
            "test AnyOf",
            "test AnyOf in AllOf",
            "Report",
            "Doubt",
            "Treatment",
            "Region",
            "Patient",
            "RiskFactor",
            "Vital",
            "SelfCare",
            "Symptom",
            "Sign",
            "and",
            "or",
            "exists",
            "not",
            "and in or",
            "or in and",
            "or in or",
            "and in and",
            "exists in or",
            "not in or",
            "exists in and",
            "not in and",
            "named",
            "named in and",
            "named in or",
            "join in exists",
            "join in not",
            "join in bare",
            "empty"));

    private Subset() {}

    /** Ticks off what these conditions use. */
    static void used(List<Condition> conditions, Set<String> used) {
        for (Condition condition : conditions) {
            used(condition, "", used);
        }
    }

    private static void used(Condition condition, String in, Set<String> used) {
        if (condition instanceof Pattern pattern) {
            pattern(pattern, "bare", used);
            if (pattern.name().isPresent()) {
                used.add("named" + in);
            }
        } else if (condition instanceof Exists exists) {
            used.add("exists" + in);
            pattern(exists.pattern(), "exists", used);
        } else if (condition instanceof Not not) {
            used.add("not" + in);
            pattern(not.pattern(), "not", used);
        } else if (condition instanceof And and) {
            used.add("and" + in);
            and.conditions().forEach(part -> used(part, " in and", used));
        } else if (condition instanceof Or or) {
            used.add("or" + in);
            or.conditions().forEach(part -> used(part, " in or", used));
        }
    }

    private static void pattern(Pattern pattern, String as, Set<String> used) {
        used.add(pattern.fact());
        if (pattern.tests().isEmpty()) {
            used.add("empty");
        }
        for (Test test : pattern.tests()) {
            test(test, "", as, used);
        }
    }

    private static void test(Test test, String in, String as, Set<String> used) {
        if (test instanceof AllOf all) {
            used.add("test AllOf" + in);
            all.tests().forEach(part -> test(part, " in AllOf", as, used));
        } else if (test instanceof AnyOf any) {
            used.add("test AnyOf" + in);
            any.tests().forEach(part -> test(part, " in AnyOf", as, used));
        } else if (test instanceof Comparison comparison) {
            Operand operand = comparison.operand();
            if (operand instanceof Operand.Choice choice) {
                operand = choice.values().get(0);
            }
            used.add(comparison.operator().written() + " " + operand.getClass().getSimpleName());
            if (operand instanceof Operand.FieldOf) {
                used.add("join in " + as);
            }
        }
    }
}
