package aftercare.trial.book;

import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the tests of one fact as clauses. */
final class TestWords {

    private static final String EITHER = "either ";

    private static final Map<String, String> ONE_FOR_SEVERAL =
            Map.of(" hours", " hour", " minutes", " minute", " years", " year");

    private final ValueWords values;
    private final String fact;
    private final Optional<String> vital;

    /** @param vital the vital sign that the fact is about, where it is one */
    TestWords(ValueWords values, String fact, Optional<String> vital) {
        this.values = values;
        this.fact = fact;
        this.vital = vital;
    }

    /** A clause for each test; two bounds of one number are one clause. */
    List<String> clauses(List<Test> tests) {
        List<Test> flat = new ArrayList<>();
        for (Test test : tests) {
            if (test instanceof AllOf all) {
                flat.addAll(all.tests());
            } else {
                flat.add(test);
            }
        }
        List<String> clauses = new ArrayList<>();
        for (int i = 0; i < flat.size(); i++) {
            Optional<String> range = i + 1 < flat.size() ? range(flat.get(i), flat.get(i + 1)) : Optional.empty();
            clauses.add(range.orElse(clause(flat.get(i))));
            i += range.isPresent() ? 1 : 0;
        }
        return clauses;
    }

    /** All clauses in one; what one of them leaves open stays within it. */
    static String together(List<String> clauses) {
        List<String> parts = new ArrayList<>();
        for (String clause : clauses) {
            boolean open = clauses.size() > 1 && clause.startsWith(EITHER);
            parts.add(open ? "(" + clause + ")" : clause);
        }
        return String.join(", and ", parts);
    }

    private String clause(Test test) {
        if (test instanceof AllOf all) {
            return "(" + together(clauses(all.tests())) + ")";
        }
        if (test instanceof AnyOf any) {
            return alternatives(any);
        }
        return comparison((Comparison) test);
    }

    /** Not given and a comparison of the same field are one alternative. */
    private String alternatives(AnyOf any) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < any.tests().size(); i++) {
            Test test = any.tests().get(i);
            if (i + 1 < any.tests().size() && isNotGiven(test, any.tests().get(i + 1))) {
                i++;
                parts.add(clause(any.tests().get(i)) + " (not given counts too)");
            } else {
                String clause = clause(test);
                parts.add(test instanceof AnyOf ? "(" + clause + ")" : clause);
            }
        }
        return (parts.size() > 1 ? EITHER : "") + String.join(", or ", parts);
    }

    private static boolean isNotGiven(Test test, Test next) {
        return test instanceof Comparison absent
                && next instanceof Comparison comparison
                && absent.operator() == Operator.EQUAL
                && absent.operand() instanceof Operand.Absent
                && absent.field().equals(comparison.field())
                && !(comparison.operand() instanceof Operand.Absent)
                && comparison.operator() != Operator.NOT_EQUAL
                && comparison.operator() != Operator.NOT_IN;
    }

    /** {@code hoursSince > 48, hoursSince <= 72} as one clause. */
    private Optional<String> range(Test one, Test other) {
        boolean bounds = one instanceof Comparison first
                && other instanceof Comparison second
                && first.field().equals(second.field())
                && first.operand() instanceof Operand.Number
                && second.operand() instanceof Operand.Number
                && (first.operator() == Operator.GREATER || first.operator() == Operator.AT_LEAST)
                && (second.operator() == Operator.LESS || second.operator() == Operator.AT_MOST)
                && FieldPhrase.of(fact, first.field()) instanceof FieldPhrase.Amount;
        if (!bounds) {
            return Optional.empty();
        }
        Comparison from = (Comparison) one;
        Comparison to = (Comparison) other;
        FieldPhrase.Amount phrase = (FieldPhrase.Amount) FieldPhrase.of(fact, from.field());
        return Optional.of(phrase.before() + " " + compared(from.operator()) + " " + value(from) + " and "
                + compared(to.operator()) + " " + value(to) + unit(to) + phrase.after());
    }

    private String comparison(Comparison comparison) {
        FieldPhrase phrase = FieldPhrase.of(fact, comparison.field());
        if (comparison.operand() instanceof Operand.FieldOf other) {
            return joined(phrase, comparison.operator(), other);
        }
        if (phrase instanceof FieldPhrase.Truth truth) {
            return truth(truth, comparison);
        }
        if (phrase instanceof FieldPhrase.Amount amount) {
            return amount(amount, comparison);
        }
        if (phrase instanceof FieldPhrase.Several several) {
            boolean without = comparison.operator() == Operator.NOT_CONTAINS;
            return (without ? several.without() : several.with()) + " " + value(comparison);
        }
        return word((FieldPhrase.Word) phrase, comparison);
    }

    private static String truth(FieldPhrase.Truth phrase, Comparison comparison) {
        boolean not = comparison.operator() == Operator.NOT_EQUAL;
        if (!(comparison.operand() instanceof Operand.Truth truth)) {
            return phrase.whether() + (not ? " is given" : " is not given");
        }
        boolean asked = truth.value() != not;
        String says = asked ? phrase.yes() : phrase.no();
        if (phrase.assumed().isEmpty()) {
            return not ? says + " (not given counts too)" : says;
        }
        return asked ? says + " (" + phrase.assumed() + ")" : says;
    }

    private String amount(FieldPhrase.Amount phrase, Comparison comparison) {
        Operator operator = comparison.operator();
        if (comparison.operand() instanceof Operand.Absent) {
            return phrase.what() + (operator == Operator.NOT_EQUAL ? " is given" : " is not given");
        }
        String after = unit(comparison) + phrase.after();
        if (comparison.operand() instanceof Operand.Choice choice) {
            List<String> words = words(comparison, choice);
            boolean not = operator == Operator.NOT_IN;
            return phrase.before() + " " + (not ? WordList.nor(words) : WordList.or(words)) + after;
        }
        return (phrase.before() + " " + compared(operator)).strip() + " " + value(comparison) + after;
    }

    private String word(FieldPhrase.Word phrase, Comparison comparison) {
        boolean not = comparison.operator() == Operator.NOT_EQUAL || comparison.operator() == Operator.NOT_IN;
        if (comparison.operand() instanceof Operand.Absent) {
            return phrase.what() + (not ? " is given" : " is not given");
        }
        List<String> words = comparison.operand() instanceof Operand.Choice choice
                ? words(comparison, choice)
                : List.of(value(comparison));
        if (!not) {
            boolean assumed = comparison.field().equals("onset") && words.contains("sudden");
            return phrase.before() + " " + WordList.or(words) + (assumed ? " (not given counts as sudden)" : "");
        }
        boolean counts = !phrase.counts().isEmpty() && !words.contains("not known");
        return phrase.before() + " " + WordList.nor(words) + (counts ? " (" + phrase.counts() + ")" : "");
    }

    private String joined(FieldPhrase phrase, Operator operator, Operand.FieldOf other) {
        String what = what(phrase);
        String compared =
                switch (operator) {
                    case EQUAL -> " is the same as that of ";
                    case NOT_EQUAL -> " is not the same as that of ";
                    case IN, MEMBER_OF -> " is among those of ";
                    case NOT_IN, NOT_MEMBER_OF -> " is not among those of ";
                    case CONTAINS -> " include that of ";
                    case NOT_CONTAINS -> " do not include that of ";
                    case LESS, AT_MOST, GREATER, AT_LEAST -> " is " + compared(operator) + " that of ";
                };
        return what + compared + other.name();
    }

    private static String what(FieldPhrase phrase) {
        if (phrase instanceof FieldPhrase.Truth truth) {
            return truth.whether();
        }
        if (phrase instanceof FieldPhrase.Amount amount) {
            return amount.what();
        }
        return phrase instanceof FieldPhrase.Several several ? several.what() : ((FieldPhrase.Word) phrase).what();
    }

    private static String compared(Operator operator) {
        return switch (operator) {
            case LESS -> "less than";
            case AT_MOST -> "at most";
            case GREATER -> "more than";
            case AT_LEAST -> "at least";
            case NOT_EQUAL -> "not";
            case EQUAL, IN, NOT_IN, CONTAINS, NOT_CONTAINS, MEMBER_OF, NOT_MEMBER_OF -> "";
        };
    }

    private List<String> words(Comparison comparison, Operand.Choice choice) {
        List<String> words = new ArrayList<>();
        for (Operand value : choice.values()) {
            words.add(values.of(fact, comparison.field(), value));
        }
        return words;
    }

    private String value(Comparison comparison) {
        return values.of(fact, comparison.field(), comparison.operand());
    }

    private String unit(Comparison comparison) {
        String unit = values.unit(fact, comparison.field(), vital);
        boolean one = comparison.operand() instanceof Operand.Number number
                && number.value().compareTo(BigDecimal.ONE) == 0;
        return one && ONE_FOR_SEVERAL.containsKey(unit) ? ONE_FOR_SEVERAL.get(unit) : unit;
    }
}
