package aftercare.trial.impact;

import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Vocabulary;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.ParsedRule;
import aftercare.trial.formula.ReportSpace;
import aftercare.trial.formula.RuleWay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The rules of one set that another set has too, with the same conditions and the same meaning of every word and sign in
 * them: on any report both speak or neither does. A shortcut; without it the same is found by the solver.
 */
final class KeptRules {

    private final Map<String, List<ParsedRule>> others = new HashMap<>();
    private final boolean sameWords;
    private final boolean sameSigns;

    /** @param others of the set in which rules are looked for */
    KeptRules(WholeSet set, WholeSet others) {
        for (ParsedRule rule : others.rules()) {
            if (rule.card().kind() instanceof Triage) {
                this.others
                        .computeIfAbsent(text(rule), text -> new ArrayList<>())
                        .add(rule);
            }
        }
        this.sameWords =
                words(set.vocabulary(), others.vocabulary()).equals(words(others.vocabulary(), set.vocabulary()));
        this.sameSigns = signs(set.rules()).equals(signs(others.rules()));
    }

    /** Whether the other set has the rule, whatever it comes to there. */
    boolean has(ParsedRule rule) {
        return has(rule, other -> true);
    }

    /** Whether the other set has the rule, as urgent and as soon. */
    boolean hasAsUrgent(ParsedRule rule) {
        return has(rule, other -> isAsUrgent(other, kind(rule)));
    }

    /** Whether the other set has the rule, as urgent and as soon, with the same advice. */
    boolean hasWithItsAdvice(ParsedRule rule) {
        String advice = rule.card().advice();
        return has(
                rule,
                other -> isAsUrgent(other, kind(rule)) && other.card().advice().equals(advice));
    }

    /** Whether the other set has the rule and comes to the same by it. */
    boolean hasTheSame(ParsedRule rule) {
        return has(rule, other -> kind(other).equals(kind(rule)));
    }

    private static boolean isAsUrgent(ParsedRule rule, Triage than) {
        int most = than.actWithinHours().orElse(Integer.MAX_VALUE);
        return kind(rule).urgency().atLeast(than.urgency())
                && kind(rule).actWithinHours().orElse(Integer.MAX_VALUE) <= most;
    }

    private static Triage kind(ParsedRule rule) {
        return (Triage) rule.card().kind();
    }

    private boolean has(ParsedRule rule, Predicate<ParsedRule> meant) {
        return hasMeaning(rule)
                && others.getOrDefault(text(rule), List.of()).stream().anyMatch(meant);
    }

    private boolean hasMeaning(ParsedRule rule) {
        return sameWords && (sameSigns || !onSigns(rule));
    }

    private static boolean onSigns(ParsedRule rule) {
        for (RuleWay way : RuleWay.of(rule)) {
            for (RuleWay.Step step : way.steps()) {
                if (step.kind() == FactKind.SIGN) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(ParsedRule rule) {
        StringBuilder text = new StringBuilder();
        for (Condition condition : rule.when()) {
            text.append(ConditionText.of(condition)).append('\n');
        }
        return text.toString();
    }

    private static TreeSet<String> signs(List<ParsedRule> rules) {
        TreeSet<String> signs = new TreeSet<>();
        for (ParsedRule rule : rules) {
            if (rule.card().kind() instanceof Infers infers) {
                signs.add(infers.sign() + " " + infers.code() + " " + text(rule));
            }
        }
        return signs;
    }

    /** What the words that both vocabularies have mean to rules. */
    private static Map<String, Object> words(Vocabulary vocabulary, Vocabulary other) {
        Map<String, Object> words = new HashMap<>();
        words.put("facts", vocabulary.facts());
        for (String code : vocabulary.symptoms().keySet()) {
            if (other.symptoms().containsKey(code)) {
                words.put("symptom " + code, new TreeSet<>(ReportSpace.groupsOf(vocabulary, code)));
                words.put("standing " + code, ReportSpace.reckoned(vocabulary, code));
            }
        }
        for (String code : vocabulary.regions().keySet()) {
            if (other.regions().containsKey(code)) {
                words.put("region " + code, new TreeSet<>(vocabulary.groupsOfRegion(code)));
                words.put("areas " + code, ReportSpace.areasOf(vocabulary, code));
            }
        }
        words.put("every group", new TreeSet<>(vocabulary.everyGroupOfRegions()));
        return words;
    }
}
