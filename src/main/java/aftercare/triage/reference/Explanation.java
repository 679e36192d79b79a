package aftercare.triage.reference;

import aftercare.domain.Fact;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a rule spoke or kept silent on a report. Conditions and tests carry their place in the file.
 *
 * @param holds whether it spoke
 * @param parts its conditions, in their order
 */
public record Explanation(ParsedRule rule, boolean holds, List<Part> parts) {

    public Explanation {
        parts = List.copyOf(parts);
    }

    /** A condition and whether it held together with those before it. */
    public sealed interface Part {

        Condition condition();

        boolean held();
    }

    /**
     * A condition about one fact: a bare pattern, {@code exists} or {@code not}. Once an earlier condition failed, it is
     * judged beside those that held, so that each has its own verdict.
     *
     * @param tried every fact of that kind; once for every choice of the named facts that it is compared with
     */
    public record OnFacts(Line condition, boolean held, List<Tried> tried) implements Part {
        public OnFacts {
            tried = List.copyOf(tried);
        }

        /** Those that met the pattern, then those that missed it by fewer tests. */
        public List<Tried> nearestFirst() {
            List<Tried> sorted = new ArrayList<>(tried);
            sorted.sort((one, other) -> Integer.compare(one.missed(), other.missed()));
            return sorted;
        }
    }

    /** Conditions in brackets. */
    public record Combined(Condition condition, boolean held, List<Part> parts) implements Part {
        public Combined {
            parts = List.copyOf(parts);
        }

        /** Whether one of them is enough. */
        public boolean any() {
            return condition instanceof Condition.Or;
        }
    }

    /** A fact that was held against a pattern. */
    public record Tried(Fact fact, boolean met, List<Outcome> outcomes) {
        public Tried {
            outcomes = List.copyOf(outcomes);
        }

        /** How many of the pattern's tests it missed. */
        public int missed() {
            int missed = 0;
            for (Outcome outcome : outcomes) {
                missed += outcome.met() ? 0 : 1;
            }
            return missed;
        }
    }

    /** How a test came out. */
    public sealed interface Outcome {

        Test test();

        boolean met();
    }

    /** Several tests in brackets. */
    public record Several(Test test, boolean met, List<Outcome> outcomes) implements Outcome {
        public Several {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * A comparison.
     *
     * @param decides whether the fact would have fared otherwise with the pattern, had this one comparison come out otherwise
     * @param value what met or failed it
     * @param other what the field of the named fact held; empty for a comparison with a value of the rule, and when no fact
     *     has the name because the condition that gives it failed
     */
    public record Compared(Comparison test, boolean met, boolean decides, Value value, Optional<Value> other)
            implements Outcome {

        /** How far the value lies above what it was compared with, below 0 if below; empty unless both are numbers. */
        public Optional<BigDecimal> above() {
            Optional<BigDecimal> threshold = Optional.empty();
            if (test.operand() instanceof Operand.Number number) {
                threshold = Optional.of(number.value());
            } else if (other.isPresent() && other.get() instanceof Value.Number number) {
                threshold = Optional.of(number.value());
            }
            if (threshold.isEmpty() || !(value instanceof Value.Number number)) {
                return Optional.empty();
            }
            return Optional.of(number.value().subtract(threshold.get()));
        }

        /**
         * Which side of its threshold was tried.
         *
         * @param step least difference between two values of the field, see {@link FieldStep}
         */
        public Boundary boundary(BigDecimal step) {
            Optional<BigDecimal> distance = above();
            if (distance.isEmpty() || distance.get().abs().compareTo(step) > 0) {
                return Boundary.ELSEWHERE;
            }
            int sign = distance.get().signum();
            return sign == 0 ? Boundary.AT : sign < 0 ? Boundary.JUST_BELOW : Boundary.JUST_ABOVE;
        }

        /** The value that met or failed it, in words. */
        public String says() {
            if (!(test.operand() instanceof Operand.FieldOf)) {
                return value.says();
            }
            String named = ConditionText.of(test.operand());
            return value.says() + ", " + named + " " + other.map(Value::says).orElse("is no fact");
        }
    }

    /** Where a value lies about a threshold. */
    public enum Boundary {
        JUST_BELOW,
        AT,
        JUST_ABOVE,
        ELSEWHERE
    }
}
