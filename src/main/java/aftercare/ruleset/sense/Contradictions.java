package aftercare.ruleset.sense;

import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.sense.space.FactSet;
import aftercare.ruleset.sense.space.TestReader;
import aftercare.ruleset.text.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tests of one fact that can never hold together, and alternatives that can never be met beside the other tests. */
final class Contradictions implements RuleByRule {

    @Override
    public void check(SenseRule rule, SenseRules rules, SenseFindings found) {
        TestReader reader = rules.tests();
        for (Pattern pattern : rule.rule().patterns()) {
            all(pattern.fact(), pattern.tests(), reader.facts(pattern.fact(), List.of(), Map.of()), reader, found);
        }
    }

    /** Tests that must all hold, of facts that are known to be some of a set. */
    private static void all(String fact, List<Test> tests, FactSet known, TestReader reader, SenseFindings found) {
        FactSet left = known;
        for (Test test : tests) {
            FactSet next = left.and(reader.facts(fact, test, Map.of()));
            if (next.isEmpty()) {
                found.add(
                        Check.CONTRADICTION,
                        test.place(),
                        "`" + ConditionText.of(test) + "` can never hold here" + beside(fact, test, tests, reader),
                        "one of them is wrong, or `||` is meant");
                return;
            }
            left = next;
        }
        for (Test test : tests) {
            FactSet beside = known;
            for (Test other : tests) {
                beside = other == test ? beside : beside.and(reader.facts(fact, other, Map.of()));
            }
            inside(fact, test, beside, reader, found);
        }
    }

    private static void inside(String fact, Test test, FactSet known, TestReader reader, SenseFindings found) {
        if (test instanceof AllOf all) {
            all(fact, all.tests(), known, reader, found);
        } else if (test instanceof AnyOf any) {
            for (Test alternative : any.tests()) {
                if (known.and(reader.facts(fact, alternative, Map.of())).isEmpty()) {
                    found.add(
                            Check.CONTRADICTION,
                            alternative.place(),
                            "the alternative `" + ConditionText.of(alternative)
                                    + "` can never hold beside the other tests",
                            "leave it out, or mend the tests beside it");
                } else {
                    inside(fact, alternative, known, reader, found);
                }
            }
        }
    }

    /** The first test before it that excludes it alone. */
    private static String beside(String fact, Test test, List<Test> tests, TestReader reader) {
        if (reader.facts(fact, test, Map.of()).isEmpty()) {
            return "";
        }
        List<Test> before = new ArrayList<>(tests.subList(0, tests.indexOf(test)));
        for (Test other : before) {
            if (reader.facts(fact, List.of(other, test), Map.of()).isEmpty()) {
                return " beside `" + ConditionText.of(other) + "`";
            }
        }
        return before.isEmpty() ? "" : " beside the tests before it";
    }
}
