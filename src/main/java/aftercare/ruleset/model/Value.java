package aftercare.ruleset.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a field held when it was looked at. */
public sealed interface Value {

    /** In words. */
    String says();

    /** Not given. */
    record Missing() implements Value {
        @Override
        public String says() {
            return "not given";
        }
    }

    record Truth(boolean value) implements Value {
        @Override
        public String says() {
            return String.valueOf(value);
        }
    }

    /** A number as it would be written: 38.2, not the double next to it. */
    record Number(BigDecimal value) implements Value {
        @Override
        public String says() {
            BigDecimal plain = value.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
        }
    }

    record Word(String value) implements Value {
        @Override
        public String says() {
            return value.isEmpty() ? "empty" : value;
        }
    }

    record Words(List<String> values) implements Value {
        public Words {
            values = List.copyOf(values);
        }

        @Override
        public String says() {
            return values.isEmpty() ? "none" : String.join(", ", values);
        }
    }

    /** What a field was read as; null is a missing value. */
    static Value of(Object read) {
        if (read == null) {
            return new Missing();
        }
        if (read instanceof Boolean truth) {
            return new Truth(truth);
        }
        if (read instanceof Integer whole) {
            return new Number(BigDecimal.valueOf(whole));
        }
        if (read instanceof Double decimal) {
            return new Number(BigDecimal.valueOf(decimal));
        }
        if (read instanceof List<?> list) {
            List<String> words = new ArrayList<>();
            for (Object word : list) {
                words.add((String) word);
            }
            return new Words(words);
        }
        return new Word((String) read);
    }
}
