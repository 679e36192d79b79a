package aftercare.ruleset.sense;

import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.Check;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The advice of a rule at one of the two emergency levels says the words of that level. */
final class EmergencyAdvice implements SetCheck {

    private final Map<Urgency, List<String>> words;

    /** @param words of each level, one of which its advice must hold; a level without any is not looked at */
    EmergencyAdvice(Map<Urgency, List<String>> words) {
        this.words = words;
    }

    @Override
    public void check(SenseRules rules, SenseFindings found) {
        for (ParsedRule rule : rules.parsed()) {
            if (rule.card().kind() instanceof Triage triage) {
                List<String> wanted = words.getOrDefault(triage.urgency(), List.of());
                if (!wanted.isEmpty() && !says(rule.card().advice(), wanted)) {
                    found.add(
                            Check.EMERGENCY_WORDING,
                            rule.place(),
                            "the advice of `" + rule.card().title() + "` does not say what `" + triage.urgency()
                                    + "` asks for",
                            "it must hold `" + String.join("` or `", wanted) + "`");
                }
            }
        }
    }

    private static boolean says(String advice, List<String> words) {
        String small = advice.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (small.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
