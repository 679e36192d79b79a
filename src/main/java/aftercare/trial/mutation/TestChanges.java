package aftercare.trial.mutation;

import static aftercare.trial.mutation.ComparisonChanges.becomes;
import static aftercare.trial.mutation.ComparisonChanges.quote;

import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What can be changed in the tests of one pattern. */
final class TestChanges {

    private final ComparisonChanges comparisons;

    TestChanges(ComparisonChanges comparisons) {
        this.comparisons = comparisons;
    }

    /** The pattern with one thing changed in what it asks of its fact. */
    List<Edit<Pattern>> of(Pattern pattern) {
        List<Edit<Pattern>> changes = new ArrayList<>();
        Function<List<Test>, Pattern> around =
                tests -> new Pattern(pattern.fact(), pattern.name(), tests, pattern.place());
        for (Edit<List<Test>> change : inside(pattern, pattern.tests())) {
            changes.add(change.in(around));
        }
        for (Edit<List<Test>> change : dropped(pattern.tests())) {
            changes.add(change.in(around));
        }
        if (pattern.tests().size() > 1) {
            Place place = pattern.tests().get(0).place();
            AllOf all = new AllOf(pattern.tests(), place);
            AnyOf any = new AnyOf(pattern.tests(), place);
            changes.add(new Edit<>(MutationKind.JOIN, place, becomes(all, any), around.apply(List.of(any))));
        }
        return changes;
    }

    private List<Edit<Test>> of(Pattern pattern, Test test) {
        if (test instanceof Comparison comparison) {
            return comparisons.of(pattern, comparison);
        }
        boolean all = test instanceof AllOf;
        List<Test> parts = all ? ((AllOf) test).tests() : ((AnyOf) test).tests();
        Function<List<Test>, Test> around = left -> joined(all, left, test.place());
        List<Edit<Test>> changes = new ArrayList<>();
        for (Edit<List<Test>> change : inside(pattern, parts)) {
            changes.add(change.in(around));
        }
        for (Edit<List<Test>> change : dropped(parts)) {
            changes.add(change.in(around));
        }
        Test exchanged = joined(!all, parts, test.place());
        changes.add(new Edit<>(MutationKind.JOIN, test.place(), becomes(test, exchanged), exchanged));
        Test negated = negated(test);
        changes.add(new Edit<>(MutationKind.TEST_NEGATED, test.place(), becomes(test, negated), negated));
        return changes;
    }

    private List<Edit<List<Test>>> inside(Pattern pattern, List<Test> tests) {
        List<Edit<List<Test>>> changes = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            int at = i;
            for (Edit<Test> change : of(pattern, tests.get(i))) {
                changes.add(change.in(test -> {
                    List<Test> with = new ArrayList<>(tests);
                    with.set(at, test);
                    return with;
                }));
            }
        }
        return changes;
    }

    private static List<Edit<List<Test>>> dropped(List<Test> tests) {
        List<Edit<List<Test>>> changes = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            List<Test> fewer = new ArrayList<>(tests);
            Test test = fewer.remove(i);
            String says = quote(ConditionText.of(test)) + " is dropped";
            changes.add(new Edit<>(MutationKind.TEST_DROPPED, test.place(), says, fewer));
        }
        return changes;
    }

    private static Test negated(Test test) {
        if (test instanceof Comparison comparison) {
            return ComparisonChanges.negated(comparison);
        }
        boolean all = test instanceof AllOf;
        List<Test> negated = new ArrayList<>();
        for (Test part : all ? ((AllOf) test).tests() : ((AnyOf) test).tests()) {
            negated.add(negated(part));
        }
        return joined(!all, negated, test.place());
    }

    private static Test joined(boolean all, List<Test> tests, Place place) {
        if (tests.size() == 1) {
            return tests.get(0);
        }
        return all ? new AllOf(tests, place) : new AnyOf(tests, place);
    }
}
