package aftercare.trial.impact;

import aftercare.domain.RuleCard.Asks;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a rule asks for, or the options of a question with their labels, where one rule set has it otherwise than another. The
 * texts of questions and what a word needs are guarded, and so they are not among these.
 *
 * @param name such as {@code question Q-09} or {@code options of onset}
 * @param was empty where there was nothing
 * @param is empty where there is nothing
 */
public record QuestionChange(String name, String was, String is) {

    /** In the order of the new set, what is gone last. */
    public static List<QuestionChange> between(WholeSet before, WholeSet after) {
        Map<String, String> was = all(before);
        Map<String, String> is = all(after);
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        List<QuestionChange> changes = new ArrayList<>();
        for (String name : names) {
            QuestionChange change = new QuestionChange(name, was.getOrDefault(name, ""), is.getOrDefault(name, ""));
            if (!change.was().equals(change.is())) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Map<String, String> all(WholeSet set) {
        Map<String, String> all = new LinkedHashMap<>();
        for (ParsedRule rule : set.rules()) {
            if (rule.card().kind() instanceof Asks asks) {
                String what = String.join(", ", asks.what());
                all.merge("question " + rule.card().id(), what, (one, other) -> one + ", " + other);
            }
        }
        for (Part part : Part.values()) {
            for (Field field : set.vocabulary().fields(part).values()) {
                all.put("options of " + field.name(), options(field));
            }
        }
        return all;
    }

    private static String options(Field field) {
        List<String> options = new ArrayList<>();
        for (String word : field.words()) {
            options.add(word + " (" + field.label(word) + ")");
        }
        return String.join(", ", options);
    }
}
