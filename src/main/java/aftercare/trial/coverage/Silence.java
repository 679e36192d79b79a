package aftercare.trial.coverage;

import aftercare.domain.Evidence;
import aftercare.domain.Report;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.Explanation;
import aftercare.triage.reference.Explanation.Combined;
import aftercare.triage.reference.Explanation.Compared;
import aftercare.triage.reference.Explanation.OnFacts;
import aftercare.triage.reference.Explanation.Outcome;
import aftercare.triage.reference.Explanation.Part;
import aftercare.triage.reference.Explanation.Several;
import aftercare.triage.reference.Explanation.Tried;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.TooManyTries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a rule kept silent on a report: its first condition that does not hold, with the value that failed it. */
public final class Silence {

    private final List<ParsedRule> rules;
    private final ReferenceRules reference;

    public Silence(List<ParsedRule> rules, ReferenceRules reference) {
        this.rules = List.copyOf(rules);
        this.reference = reference;
    }

    /**
     * In words; of several rules of one id, of the one that came nearest. Empty if a rule of that id speaks, or if there is
     * none, or if the report has too many ways to match.
     */
    public Optional<String> why(String id, Report report) {
        try {
            return nearest(id, report).flatMap(explanation -> first(explanation.parts()));
        } catch (TooManyTries e) {
            return Optional.empty();
        }
    }

    private Optional<Explanation> nearest(String id, Report report) {
        Evaluation evaluation = reference.evaluate(report);
        Optional<Explanation> nearest = Optional.empty();
        for (ParsedRule rule : rules) {
            if (rule.card().id().equals(id)) {
                Explanation explanation = reference.explain(rule, evaluation);
                if (explanation.holds()) {
                    return Optional.empty();
                }
                if (nearest.isEmpty() || distance(explanation) < distance(nearest.get())) {
                    nearest = Optional.of(explanation);
                }
            }
        }
        return nearest;
    }

    /** Conditions that failed, then tests that the nearest facts missed. */
    private static int distance(Explanation explanation) {
        int distance = 0;
        for (Part part : explanation.parts()) {
            if (!part.held()) {
                distance += 100;
                if (part instanceof OnFacts onFacts && !onFacts.tried().isEmpty()) {
                    distance += onFacts.nearestFirst().get(0).missed();
                }
            }
        }
        return distance;
    }

    private static Optional<String> first(List<Part> parts) {
        for (Part part : parts) {
            if (!part.held()) {
                return Optional.of(part instanceof Combined combined ? inside(combined) : onFacts((OnFacts) part));
            }
        }
        return Optional.empty();
    }

    private static String inside(Combined combined) {
        String why = first(combined.parts()).orElse("");
        return combined.any() ? "nothing of `" + ConditionText.of(combined.condition()) + "` held: " + why : why;
    }

    private static String onFacts(OnFacts part) {
        String text = "`" + ConditionText.of(part.condition()) + "`";
        if (part.condition().asks() == Asks.NONE) {
            return text + ": there is " + met(part);
        }
        if (part.tried().isEmpty()) {
            return text + ": there is none";
        }
        List<String> missed = new ArrayList<>();
        for (Outcome outcome : part.nearestFirst().get(0).outcomes()) {
            if (!outcome.met()) {
                missed.add(missed(outcome));
            }
        }
        return missed.isEmpty() ? text + " did not hold" : missed.get(0);
    }

    /** What a {@code not} excludes and the report has. */
    private static String met(OnFacts part) {
        for (Tried tried : part.tried()) {
            if (tried.met()) {
                for (Evidence evidence : tried.fact().evidence(Set.of())) {
                    return (evidence.pointer() + " " + evidence.says()).strip();
                }
            }
        }
        return "one";
    }

    private static String missed(Outcome outcome) {
        if (outcome instanceof Compared compared) {
            return "`" + ConditionText.of(compared.test()) + "` was " + compared.says();
        }
        Several several = (Several) outcome;
        List<String> parts = new ArrayList<>();
        for (Outcome part : several.outcomes()) {
            if (!part.met()) {
                parts.add(missed(part));
            }
        }
        boolean any = several.test() instanceof Test.AnyOf;
        return any ? String.join(" and ", parts) : parts.get(0);
    }
}
