package aftercare.ruleset.check;

import aftercare.domain.RuleCard;
import aftercare.domain.Vocabulary;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.SignGraph;
import aftercare.ruleset.text.Draft.Action;
import aftercare.ruleset.text.Draft.Annotation;
import aftercare.ruleset.text.Draft.DraftRule;
import aftercare.ruleset.text.RuleProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says of a rule whose conditions were changed in memory whether the check of its text would accept them, and what a field
 * may hold. Immutable.
 */
public final class TrialCheck {

    private final List<ParsedRule> rules;
    private final Map<String, Set<String>> signs;
    private final Fields fields;

    /** @param rules a set without problems */
    public TrialCheck(List<ParsedRule> rules, Vocabulary vocabulary) {
        this.rules = List.copyOf(rules);
        this.signs = SignGraph.codes(rules);
        this.fields = Fields.of(vocabulary, signs);
    }

    /** Whether these conditions would be accepted in the place of those of the rule of that title. */
    public boolean accepts(ParsedRule changed) {
        RuleProblems problems = new RuleProblems();
        problems.open(changed.place().file());
        ValueCheck values = new ValueCheck(fields, signs, true, problems);
        ConditionCheck.check(draft(changed), fields, new ComparisonCheck(fields, values, problems), problems);
        if (problems.inOrder().isEmpty() && changed.card().kind() instanceof RuleCard.Infers) {
            SignLayers.check(with(changed), signs.keySet(), problems);
        }
        return problems.inOrder().isEmpty();
    }

    /** The words that a field of a fact may hold, in the order of the vocabulary; none if it holds no words. */
    public List<String> words(String fact, String field) {
        Fields.Field found = fields.of(fact).get(field);
        if (found == null || found.words().isEmpty()) {
            return List.of();
        }
        return List.copyOf(found.words().get().known());
    }

    private List<DraftRule> with(ParsedRule changed) {
        List<DraftRule> drafts = new ArrayList<>();
        for (ParsedRule rule : rules) {
            boolean same = rule.card().title().equals(changed.card().title());
            drafts.add(draft(same ? changed : rule));
        }
        return drafts;
    }

    private static DraftRule draft(ParsedRule rule) {
        Place place = rule.place();
        List<Annotation> annotations = List.of();
        Optional<Action> action = Optional.empty();
        if (rule.card().kind() instanceof RuleCard.Infers infers) {
            annotations = List.of(new Annotation("infers", infers.sign(), false, place, place));
            action = Optional.of(new Action("infer", place));
        }
        return new DraftRule(rule.card().title(), place, annotations, rule.when(), action, place, true);
    }
}
