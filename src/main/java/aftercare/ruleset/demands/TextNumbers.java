package aftercare.ruleset.demands;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Vocabulary;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.SignGraph;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.ruleset.text.UnitOfTime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/**
 * A number with a unit in a text of a rule must be one that the rule, or a sign that it rests on, compares with, or its own time to
 * act. Where a rule compares with no number of that unit, nothing is said.
 */
public final class TextNumbers {

    private static final java.util.regex.Pattern NUMBER =
            WordEdges.pattern("(\\d+(?:\\.\\d+)?)\\s*(hours?|h\\b|days?|weeks?|cm\\b|°C|%|minutes?|years?)");

    /** By how the table of fields and the vocabulary write it. */
    private static final Map<String, Unit> UNITS =
            Map.of("h", Unit.HOURS, "cm", Unit.CENTIMETRES, "min", Unit.MINUTES, "years", Unit.YEARS);

    private enum Unit {
        HOURS,
        CENTIMETRES,
        MINUTES,
        YEARS,
        MEASURED
    }

    /** A number that a condition compares with; {@code also} is the whole number beside one that is excluded. */
    private record Limit(Unit unit, BigDecimal value, BigDecimal also, String written) {

        boolean is(BigDecimal number) {
            return number.compareTo(value) == 0 || number.compareTo(also) == 0;
        }
    }

    private final List<ParsedRule> rules;

    private final Vocabulary vocabulary;

    private TextNumbers(List<ParsedRule> rules, Vocabulary vocabulary) {
        this.rules = rules;
        this.vocabulary = vocabulary;
    }

    /** What titles and reasons say, and the advice of a reason, that their rules do not. */
    static List<FolderProblem> check(List<ParsedRule> rules, Vocabulary vocabulary) {
        TextNumbers numbers = new TextNumbers(rules, vocabulary);
        List<FolderProblem> problems = new ArrayList<>();
        for (ParsedRule rule : rules) {
            check(rule, "title", rule.card().title(), () -> numbers.limits(rule), problems);
            check(
                    rule,
                    "reason",
                    rule.card().reason(),
                    () -> numbers.ofId(rule.card().id()),
                    problems);
        }
        problems.addAll(numbers.ofAdvice(false));
        return problems;
    }

    /** The same of self-care and education, of which a number may also be about what to do. */
    public static List<FolderProblem> ofLeaflets(List<ParsedRule> rules, Vocabulary vocabulary) {
        return new TextNumbers(rules, vocabulary).ofAdvice(true);
    }

    private List<FolderProblem> ofAdvice(boolean leaflets) {
        List<FolderProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ParsedRule rule : rules) {
            RuleCard card = rule.card();
            if (card.kind() instanceof Advises == leaflets && seen.add(card.id())) {
                check(rule, "text for the patient", card.advice(), () -> ofId(card.id()), problems);
            }
        }
        return problems;
    }

    /** @param limits asked for where the text has a number */
    private static void check(
            ParsedRule rule, String what, String text, Supplier<List<Limit>> limits, List<FolderProblem> problems) {
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            Unit unit = unit(number.group(2));
            BigDecimal value = new BigDecimal(number.group(1))
                    .multiply(
                            BigDecimal.valueOf(UnitOfTime.hours(number.group(2)).orElse(1)));
            List<String> others = new ArrayList<>();
            boolean known = unit == Unit.HOURS && isTimeToAct(rule.card(), value);
            for (Limit limit : limits.get()) {
                known |= limit.unit() == unit && limit.is(value);
                if (limit.unit() == unit && !others.contains("`" + limit.written() + "`")) {
                    others.add("`" + limit.written() + "`");
                }
            }
            if (!known && !others.isEmpty()) {
                String says =
                        "the " + what + " says `" + number.group() + "`, its conditions " + String.join(", ", others);
                problems.add(FolderProblem.of(DemandCode.OTHER_NUMBER, rule, says, "change the one or the other"));
            }
        }
    }

    private static boolean isTimeToAct(RuleCard card, BigDecimal hours) {
        return card.kind() instanceof Triage triage
                && triage.actWithinHours().isPresent()
                && hours.compareTo(BigDecimal.valueOf(triage.actWithinHours().getAsInt())) == 0;
    }

    private static Unit unit(String written) {
        if (UnitOfTime.hours(written).isPresent()) {
            return Unit.HOURS;
        }
        return switch (written.charAt(0)) {
            case 'c' -> Unit.CENTIMETRES;
            case 'm' -> Unit.MINUTES;
            case 'y' -> Unit.YEARS;
            default -> Unit.MEASURED;
        };
    }

    /** Of all alternatives of a rule: they share their texts. */
    private List<Limit> ofId(String id) {
        List<Limit> limits = new ArrayList<>();
        for (ParsedRule rule : rules) {
            if (rule.card().id().equals(id)) {
                limits.addAll(limits(rule));
            }
        }
        return limits;
    }

    private List<Limit> limits(ParsedRule rule) {
        List<Limit> limits = new ArrayList<>();
        collect(rule, new LinkedHashSet<>(), limits);
        return limits;
    }

    /** Those of the rule, and of every sign that it asks for. */
    private void collect(ParsedRule rule, Set<ParsedRule> seen, List<Limit> limits) {
        if (!seen.add(rule)) {
            return;
        }
        for (Pattern pattern : rule.patterns()) {
            for (Comparison comparison : pattern.comparisons()) {
                limit(pattern, comparison).ifPresent(limits::add);
            }
            for (ParsedRule other : rules) {
                if (SignGraph.isSign(pattern)
                        && other.card().kind() instanceof Infers infers
                        && SignGraph.meets(infers, pattern)) {
                    collect(other, seen, limits);
                }
            }
        }
    }

    private Optional<Limit> limit(Pattern pattern, Comparison comparison) {
        FactKind fact = FactKind.named(pattern.fact());
        Unit unit = fact == FactKind.VITAL
                ? Unit.MEASURED
                : FactField.of(fact, comparison.field())
                        .measure(vocabulary, Optional.empty())
                        .map(measure -> UNITS.get(measure.unit()))
                        .orElse(null);
        if (unit == null || !(comparison.operand() instanceof Operand.Number number)) {
            return Optional.empty();
        }
        BigDecimal beside = number.value();
        if (comparison.operator() == Operator.LESS) {
            beside = beside.subtract(BigDecimal.ONE);
        } else if (comparison.operator() == Operator.GREATER) {
            beside = beside.add(BigDecimal.ONE);
        }
        String written = comparison.field() + " " + comparison.operator().written() + " "
                + number.value().toPlainString();
        return Optional.of(new Limit(unit, number.value(), unit == Unit.YEARS ? beside : number.value(), written));
    }
}
