package aftercare.ruleset.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A condition of a rule: one fact a line, or lines that are joined in brackets. */
public sealed interface Condition {

    Place place();

    /** How many facts a line asks for. */
    enum Asks {
        /** One fact; the line holds once for each, and each is evidence. */
        EACH,
        /** At least one; it gives no evidence. */
        SOME,
        /** None at all. */
        NONE
    }

    /** A line about one kind of fact. */
    sealed interface Line extends Condition {

        Pattern pattern();

        Asks asks();
    }

    /**
     * A fact that must be there.
     *
     * @param fact name of the kind of fact, such as {@code Symptom}
     * @param name what later patterns call it, with its {@code $}
     * @param tests all must hold; empty for any such fact
     */
    record Pattern(String fact, Optional<String> name, List<Test> tests, Place place) implements Line {
        public Pattern {
            tests = List.copyOf(tests);
        }

        @Override
        public Pattern pattern() {
            return this;
        }

        @Override
        public Asks asks() {
            return Asks.EACH;
        }

        /** Every comparison of its tests, in the order of the file. */
        public List<Test.Comparison> comparisons() {
            return Test.comparisons(tests);
        }
    }

    /** At least one such fact; it gives no evidence. */
    record Exists(Pattern pattern, Place place) implements Line {
        @Override
        public Asks asks() {
            return Asks.SOME;
        }
    }

    /** No such fact. */
    record Not(Pattern pattern, Place place) implements Line {
        @Override
        public Asks asks() {
            return Asks.NONE;
        }
    }

    /** A line that holds exactly where that one does not; it gives its fact no name. */
    static Line opposite(Line line) {
        Pattern unnamed = new Pattern(
                line.pattern().fact(), Optional.empty(), line.pattern().tests(), line.place());
        return line.asks() == Asks.NONE ? new Exists(unnamed, line.place()) : new Not(unnamed, line.place());
    }

    /** All of them. */
    record And(List<Condition> conditions, Place place) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one of them. */
    record Or(List<Condition> conditions, Place place) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    /** The conditions that it joins; none for a line. */
    default List<Condition> parts() {
        if (this instanceof And and) {
            return and.conditions();
        }
        return this instanceof Or or ? or.conditions() : List.of();
    }

    /**
     * The one walk: turns each line into something, and what came of the parts of a bracket into one.
     *
     * @param all for parts that must all hold
     * @param any for parts of which one is enough
     */
    default <T> T fold(Function<Line, T> line, Function<List<T>, T> all, Function<List<T>, T> any) {
        if (this instanceof Line one) {
            return line.apply(one);
        }
        List<T> parts = new ArrayList<>();
        for (Condition part : parts()) {
            parts.add(part.fold(line, all, any));
        }
        return this instanceof And ? all.apply(parts) : any.apply(parts);
    }

    /** These conditions and all that they join, each before its parts. */
    static List<Condition> withParts(List<Condition> conditions) {
        List<Condition> all = new ArrayList<>();
        for (Condition condition : conditions) {
            all.add(condition);
            all.addAll(withParts(condition.parts()));
        }
        return all;
    }

    /** Every line, in the order of the file. */
    static List<Line> lines(List<Condition> conditions) {
        List<Line> lines = new ArrayList<>();
        for (Condition condition : withParts(conditions)) {
            if (condition instanceof Line line) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Every pattern, in the order of the file, those of {@code exists} and {@code not} among them. */
    static List<Pattern> patterns(List<Condition> conditions) {
        List<Pattern> patterns = new ArrayList<>();
        for (Line line : lines(conditions)) {
            patterns.add(line.pattern());
        }
        return patterns;
    }

    /** Every way to meet all conditions, as lines that then hold together, in the order of the file. */
    static List<List<Line>> ways(List<Condition> conditions) {
        return ways(conditions, line -> List.of(List.of(line)), new Product<>(List.of(), Product::joined));
    }

    /**
     * Every way to meet all conditions, where a line itself can be met in several ways.
     *
     * @param line the ways to meet one line
     */
    static <W> List<W> ways(List<Condition> conditions, Function<Line, List<W>> line, Product<W> product) {
        List<List<W>> each = new ArrayList<>();
        for (Condition condition : conditions) {
            each.add(condition.fold(line, product::of, Product::either));
        }
        return product.of(each);
    }
}
