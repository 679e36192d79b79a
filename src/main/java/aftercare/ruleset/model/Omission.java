package aftercare.ruleset.model;

import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Leaves conditions out of a rule: what is left speaks wherever the rule speaks, and where those conditions alone fail. */
public final class Omission {

    private final Set<Place> places;

    private Omission(Set<Place> places) {
        this.places = places;
    }

    /**
     * A rule without some of its conditions; the rule itself where none is to go.
     *
     * @param places of lines of {@code not}, and of comparisons in other lines
     */
    public static ParsedRule from(ParsedRule rule, Set<Place> places) {
        return places.isEmpty()
                ? rule
                : new ParsedRule(rule.card(), new Omission(places).conditions(rule.when()), rule.place());
    }

    private List<Condition> conditions(List<Condition> conditions) {
        List<Condition> left = new ArrayList<>();
        for (Condition condition : conditions) {
            condition(condition).ifPresent(left::add);
        }
        return left;
    }

    /** What is left of a condition; empty where it holds always. */
    private Optional<Condition> condition(Condition condition) {
        if (condition instanceof Not not) {
            return places.contains(not.place()) ? Optional.empty() : Optional.of(not);
        }
        if (condition instanceof Pattern pattern) {
            return Optional.of(pattern(pattern));
        }
        if (condition instanceof Exists exists) {
            return Optional.of(new Exists(pattern(exists.pattern()), exists.place()));
        }
        List<Condition> parts = conditions(condition.parts());
        if (condition instanceof And and) {
            return parts.isEmpty() ? Optional.empty() : Optional.of(new And(parts, and.place()));
        }
        boolean all = parts.size() == condition.parts().size();
        return all ? Optional.of(new Or(parts, condition.place())) : Optional.empty();
    }

    private Pattern pattern(Pattern pattern) {
        return new Pattern(pattern.fact(), pattern.name(), tests(pattern.tests()), pattern.place());
    }

    private List<Test> tests(List<Test> tests) {
        List<Test> left = new ArrayList<>();
        for (Test test : tests) {
            test(test).ifPresent(left::add);
        }
        return left;
    }

    private Optional<Test> test(Test test) {
        if (test instanceof Test.Comparison) {
            return places.contains(test.place()) ? Optional.empty() : Optional.of(test);
        }
        List<Test> parts = tests(test.parts());
        if (test instanceof AllOf all) {
            return parts.isEmpty() ? Optional.empty() : Optional.of(new AllOf(parts, all.place()));
        }
        boolean all = parts.size() == test.parts().size();
        return all ? Optional.of(new AnyOf(parts, test.place())) : Optional.empty();
    }
}
