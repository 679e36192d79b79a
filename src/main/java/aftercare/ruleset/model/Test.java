package aftercare.ruleset.model;

import java.math.BigDecimal;
import java.util.List;

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
    }

    /** What a field is compared with. */
    sealed interface Operand {

        /** Where it stands. */
        Place place();

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
