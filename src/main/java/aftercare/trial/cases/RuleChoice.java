package aftercare.trial.cases;

import aftercare.domain.Nearest;
import aftercare.domain.RuleCard;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules that were named by topic (folder) or by id; every rule where no name was given. */
public record RuleChoice(List<String> names) {

    public RuleChoice {
        names = List.copyOf(names);
    }

    public boolean has(RuleCard card) {
        return names.isEmpty() || names.contains(card.id()) || names.contains(card.topic());
    }

    /** Those of the rules, in their order. */
    public List<ParsedRule> of(List<ParsedRule> rules) {
        List<ParsedRule> chosen = new ArrayList<>();
        for (ParsedRule rule : rules) {
            if (has(rule.card())) {
                chosen.add(rule);
            }
        }
        return chosen;
    }

    /** What is wrong with the names: what, what to do. */
    public List<String> problems(List<ParsedRule> rules) {
        Set<String> known = new TreeSet<>();
        for (ParsedRule rule : rules) {
            known.addAll(List.of(rule.card().id(), rule.card().topic()));
        }
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            if (!known.contains(name)) {
                List<String> near = Nearest.to(name, known);
                problems.add("no topic and no rule is called " + YamlProblems.quoted(name) + ": "
                        + (near.isEmpty()
                                ? "name a folder of rules or an id"
                                : "did you mean `" + String.join("` or `", near) + "`?"));
            }
        }
        return problems;
    }
}
