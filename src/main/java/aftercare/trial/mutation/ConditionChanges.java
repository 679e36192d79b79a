package aftercare.trial.mutation;

import static aftercare.trial.mutation.ComparisonChanges.quote;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be changed in the conditions of one rule. */
final class ConditionChanges {

    private final TestChanges tests;

    ConditionChanges(TestChanges tests) {
        this.tests = tests;
    }

    /** The conditions of a rule, all of which must hold, with one thing changed. */
    List<Edit<List<Condition>>> of(List<Condition> conditions) {
        List<Edit<List<Condition>>> changes = parts(conditions);
        if (conditions.size() > 1) {
            Place place = conditions.get(0).place();
            List<Condition> any = List.of(new Or(conditions, place));
            changes.add(new Edit<>(MutationKind.JOIN, place, "one condition is enough instead of all", any));
        }
        return changes;
    }

    /** Conditions that stand side by side, with one of them changed or dropped. */
    private List<Edit<List<Condition>>> parts(List<Condition> conditions) {
        List<Edit<List<Condition>>> changes = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            int at = i;
            Condition condition = conditions.get(i);
            for (Edit<Condition> change : one(condition)) {
                changes.add(change.in(with -> {
                    List<Condition> all = new ArrayList<>(conditions);
                    all.set(at, with);
                    return all;
                }));
            }
            List<Condition> fewer = new ArrayList<>(conditions);
            fewer.remove(at);
            String says = quote(ConditionText.of(condition)) + " is dropped";
            changes.add(new Edit<>(MutationKind.CONDITION_DROPPED, condition.place(), says, fewer));
        }
        return changes;
    }

    private List<Edit<Condition>> one(Condition condition) {
        List<Edit<Condition>> changes = new ArrayList<>();
        Place place = condition.place();
        if (condition instanceof Pattern pattern) {
            for (Edit<Pattern> change : tests.of(pattern)) {
                changes.add(change.in(with -> with));
            }
            Pattern unnamed = new Pattern(pattern.fact(), Optional.empty(), pattern.tests(), place);
            changes.add(negated(condition, new Not(unnamed, place)));
        } else if (condition instanceof Exists exists) {
            for (Edit<Pattern> change : tests.of(exists.pattern())) {
                changes.add(change.in(with -> new Exists(with, place)));
            }
            changes.add(negated(condition, new Not(exists.pattern(), place)));
        } else if (condition instanceof Not not) {
            for (Edit<Pattern> change : tests.of(not.pattern())) {
                changes.add(change.in(with -> new Not(with, place)));
            }
            changes.add(negated(condition, new Exists(not.pattern(), place)));
        } else if (condition instanceof And and) {
            for (Edit<List<Condition>> change : parts(and.conditions())) {
                changes.add(change.in(with -> joined(true, with, place)));
            }
            changes.add(exchanged(condition, new Or(and.conditions(), place)));
        } else if (condition instanceof Or or) {
            for (Edit<List<Condition>> change : parts(or.conditions())) {
                changes.add(change.in(with -> joined(false, with, place)));
            }
            changes.add(exchanged(condition, new And(or.conditions(), place)));
        }
        return changes;
    }

    private static Condition joined(boolean all, List<Condition> conditions, Place place) {
        if (conditions.size() == 1) {
            return conditions.get(0);
        }
        return all ? new And(conditions, place) : new Or(conditions, place);
    }

    private static Edit<Condition> negated(Condition before, Condition after) {
        return new Edit<>(MutationKind.CONDITION_NEGATED, before.place(), becomes(before, after), after);
    }

    private static Edit<Condition> exchanged(Condition before, Condition after) {
        return new Edit<>(MutationKind.JOIN, before.place(), becomes(before, after), after);
    }

    private static String becomes(Condition before, Condition after) {
        return quote(ConditionText.of(before)) + " becomes " + quote(ConditionText.of(after));
    }
}
