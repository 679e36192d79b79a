package aftercare.triage.reference;

import aftercare.domain.Fact;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Names;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Value;
import aftercare.triage.reference.Explanation.Compared;
import aftercare.triage.reference.Explanation.Outcome;
import aftercare.triage.reference.Explanation.Several;
import aftercare.triage.reference.Explanation.Tried;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A pattern that says of each fact how it fared. */
final class ExplainedPattern {

    /** A test with its parts; a comparison has none. */
    private sealed interface Asked {}

    private record Parts(Test test, boolean all, List<Asked> parts) implements Asked {}

    private record One(Comparison test, FactTest run, FactField field, Optional<Other> other) implements Asked {}

    /** A field of a named fact. */
    private record Other(int place, FactField field) {}

    private final FactKind kind;
    private final Names known;
    private final Parts asked;
    private boolean joins;

    ExplainedPattern(Pattern pattern, Names known) {
        this.kind = FactKind.named(pattern.fact());
        this.known = known;
        this.asked = new Parts(new AllOf(pattern.tests(), pattern.place()), true, asked(pattern.tests()));
    }

    FactKind kind() {
        return kind;
    }

    /** Whether it compares with named facts. */
    boolean joins() {
        return joins;
    }

    /** Holds every fact of its kind against it. */
    List<Tried> hold(FactsByKind facts, Fact[] way) {
        List<Tried> tried = new ArrayList<>();
        for (Fact fact : facts.of(kind)) {
            facts.tried();
            tried.add(hold(fact, way));
        }
        return tried;
    }

    private Tried hold(Fact fact, Fact[] way) {
        return new Tried(fact, met(asked, fact, way), outcomes(asked, fact, way, true));
    }

    private List<Asked> asked(List<Test> tests) {
        List<Asked> all = new ArrayList<>();
        for (Test test : tests) {
            if (test instanceof AllOf allOf) {
                all.add(new Parts(test, true, asked(allOf.tests())));
            } else if (test instanceof AnyOf anyOf) {
                all.add(new Parts(test, false, asked(anyOf.tests())));
            } else {
                all.add(one((Comparison) test));
            }
        }
        return all;
    }

    private One one(Comparison comparison) {
        FactField field = FactField.of(kind, comparison.field());
        FactTest run = new Tests(kind, known).comparison(comparison);
        if (comparison.operand() instanceof Operand.FieldOf other) {
            joins = true;
            Names.Name name = known.get(other.name());
            return new One(
                    comparison,
                    run,
                    field,
                    Optional.of(new Other(name.place(), FactField.of(name.kind(), other.field()))));
        }
        return new One(comparison, run, field, Optional.empty());
    }

    private static boolean met(Asked asked, Fact fact, Fact[] way) {
        if (asked instanceof One one) {
            boolean known = one.other().isEmpty() || way[one.other().get().place()] != null;
            return known && one.run().holds(fact, way);
        }
        Parts parts = (Parts) asked;
        for (Asked part : parts.parts()) {
            if (met(part, fact, way) != parts.all()) {
                return !parts.all();
            }
        }
        return parts.all();
    }

    /**
     * @param decides whether these tests together decide how the fact fares with the pattern
     */
    private static List<Outcome> outcomes(Parts parts, Fact fact, Fact[] way, boolean decides) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Asked part : parts.parts()) {
            outcomes.add(outcome(part, fact, way, decides && othersLeaveItTo(part, parts, fact, way)));
        }
        return outcomes;
    }

    private static boolean othersLeaveItTo(Asked part, Parts parts, Fact fact, Fact[] way) {
        for (Asked other : parts.parts()) {
            if (other != part && met(other, fact, way) != parts.all()) {
                return false;
            }
        }
        return true;
    }

    private static Outcome outcome(Asked asked, Fact fact, Fact[] way, boolean decides) {
        boolean met = met(asked, fact, way);
        if (asked instanceof Parts parts) {
            return new Several(parts.test(), met, outcomes(parts, fact, way, decides));
        }
        One one = (One) asked;
        Value value = Value.of(one.field().of(fact));
        return new Compared(one.test(), met, decides, value, other(one, way));
    }

    private static Optional<Value> other(One one, Fact[] way) {
        if (one.other().isEmpty()) {
            return Optional.empty();
        }
        Fact named = way[one.other().get().place()];
        return named == null
                ? Optional.empty()
                : Optional.of(Value.of(one.other().get().field().of(named)));
    }
}
