package aftercare.ruleset.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a pattern asks of its fact. */
public sealed interface Test {

    Place place();

    /** A field against a value or against a field of an earlier fact. */
    record Comparison(String field, Operator operator, Operand operand, Place place) implements Test {}

    /** All must hold. */
    record AllOf(List<Test> tests, Place place) implements Test {
        public AllOf {
            tests = List.copyOf(tests);
        }
    }

    /** At least one must hold. */
    record AnyOf(List<Test> tests, Place place) implements Test {
        public AnyOf {
            tests = List.copyOf(tests);
        }
    }

    /**
     * The one walk: turns each comparison into something, and what came of the parts of a bracket into one.
     *
     * @param all for parts that must all hold
     * @param any for parts of which one is enough
     */
    default <T> T fold(Function<Comparison, T> comparison, Function<List<T>, T> all, Function<List<T>, T> any) {
        if (this instanceof Comparison one) {
            return comparison.apply(one);
        }
        List<T> parts = new ArrayList<>();
        for (Test part : parts()) {
            parts.add(part.fold(comparison, all, any));
        }
        return this instanceof AllOf ? all.apply(parts) : any.apply(parts);
    }

    /** The tests that it joins; none for a comparison. */
    default List<Test> parts() {
        if (this instanceof AllOf all) {
            return all.tests();
        }
        return this instanceof AnyOf any ? any.tests() : List.of();
    }

    /** Whether all tests are met, where that is known of each comparison. */
    static boolean met(List<Test> tests, Predicate<Comparison> comparison) {
        for (Test test : tests) {
            boolean met = test.<Boolean>fold(
                    comparison::test, parts -> !parts.contains(false), parts -> parts.contains(true));
            if (!met) {
                return false;
            }
        }
        return true;
    }

    /** Every comparison, in the order of the file. */
    static List<Comparison> comparisons(List<Test> tests) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Test test : tests) {
            comparisons.addAll(test.<List<Comparison>>fold(List::of, Product::either, Product::either));
        }
        return comparisons;
    }

    /**
     * The ways to meet all tests, as comparisons that then hold together.
     *
     * @param most of very many the first are taken
     */
    static List<List<Comparison>> ways(List<Test> tests, int most) {
        Product<List<Comparison>> product = new Product<>(List.of(), Product::joined, most);
        List<List<List<Comparison>>> each = new ArrayList<>();
        for (Test test : tests) {
            each.add(test.<List<List<Comparison>>>fold(
                    comparison -> List.of(List.of(comparison)), product::of, Product::either));
        }
        return product.of(each);
    }

    /** The word that a field must hold for the tests to be met, as far as one of them says so alone. */
    static Optional<String> word(List<Test> tests, String field) {
        for (Test test : tests) {
            if (test instanceof AllOf all && word(all.tests(), field).isPresent()) {
                return word(all.tests(), field);
            }
            if (test instanceof Comparison comparison
                    && comparison.field().equals(field)
                    && comparison.operator() == Operator.EQUAL
                    && comparison.operand() instanceof Operand.Text word) {
                return Optional.of(word.value());
            }
        }
        return Optional.empty();
    }

    /** How a field is compared. */
    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        IN("in"),
        NOT_IN("not in"),
        CONTAINS("contains"),
        NOT_CONTAINS("not contains"),
        MEMBER_OF("memberOf"),
        NOT_MEMBER_OF("not memberOf");

        private final String written;

        Operator(String written) {
            this.written = written;
        }

        /** As written in a rule. */
        public String written() {
            return written;
        }

        /** What holds of a value exactly where this does not. */
        public Operator opposite() {
            return switch (this) {
                case EQUAL -> NOT_EQUAL;
                case NOT_EQUAL -> EQUAL;
                case LESS -> AT_LEAST;
                case AT_LEAST -> LESS;
                case AT_MOST -> GREATER;
                case GREATER -> AT_MOST;
                case IN -> NOT_IN;
                case NOT_IN -> IN;
                case CONTAINS -> NOT_CONTAINS;
                case NOT_CONTAINS -> CONTAINS;
                case MEMBER_OF -> NOT_MEMBER_OF;
                case NOT_MEMBER_OF -> MEMBER_OF;
            };
        }
    }

    /** What a field is compared with. */
    sealed interface Operand {

        /** Where it is in the file. */
        Place place();

        /** The words among its values. */
        default Set<String> words() {
            Set<String> words = new LinkedHashSet<>();
            for (Operand value : this instanceof Choice choice ? choice.values() : List.of(this)) {
                if (value instanceof Text text) {
                    words.add(text.value());
                }
            }
            return words;
        }

        /** A quoted text. */
        record Text(String value, Place place) implements Operand {}

        /** A number, as written. */
        record Number(BigDecimal value, Place place) implements Operand {}

        /** {@code true} or {@code false}. */
        record Truth(boolean value, Place place) implements Operand {}

        /** {@code null}: not given. */
        record Absent(Place place) implements Operand {}

        /** The list of {@code in} and {@code not in}. */
        record Choice(List<Operand> values, Place place) implements Operand {
            public Choice {
                values = List.copyOf(values);
            }
        }

        /** A field of a fact that an earlier pattern named. */
        record FieldOf(String name, String field, Place place) implements Operand {}
    }
}
