package aftercare.trial.impact;

import aftercare.domain.Report;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.TooManyTries;
import aftercare.trial.formula.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The triage rules in which two sets differ, so that what they have in common is looked at once and not for every edit.
 * INVARIANT: where it says that nothing differs, both sets come to the same level and time.
 */
public final class ChangedRules {

    /** The core says so where no rule speaks at all, and less where some symptom is not explained: by whatever rule. */
    private static final Triage BY_THE_CORE = new Triage(Urgency.URGENT_24H, OptionalInt.empty());

    private final boolean sameWords;
    private final List<Side> sides;

    /** The rules of one set that the other does not have, with the signs of that set. */
    private record Side(List<ParsedRule> changed, ReferenceRules rules) {

        static Side of(WholeSet set, WholeSet other) {
            KeptRules kept = new KeptRules(set, other);
            List<ParsedRule> changed = new ArrayList<>();
            List<ParsedRule> all = new ArrayList<>();
            for (ParsedRule rule : set.rules()) {
                if (rule.card().kind() instanceof Triage && !kept.hasTheSame(rule)) {
                    changed.add(rule);
                    all.add(rule);
                } else if (rule.card().kind() instanceof Infers) {
                    all.add(rule);
                }
            }
            return new Side(changed, ReferenceRules.of(all));
        }

        boolean maySpeak(Report report) {
            try {
                return !changed.isEmpty() && !rules.findings(report).isEmpty();
            } catch (TooManyTries e) {
                return true;
            }
        }
    }

    public ChangedRules(WholeSet live, WholeSet candidate) {
        this.sameWords = live.vocabulary().equals(candidate.vocabulary());
        this.sides = sameWords ? List.of(Side.of(live, candidate), Side.of(candidate, live)) : List.of();
    }

    /** Whether the two sets may answer a report with another level or time. */
    public boolean mayTellApart(Report report) {
        for (Side side : sides) {
            if (side.maySpeak(report)) {
                return true;
            }
        }
        return !sameWords;
    }

    /** Whether some report may reach a goal by one set and not by the other. */
    public boolean mayTellApart(Goal goal) {
        for (Side side : sides) {
            for (ParsedRule rule : side.changed()) {
                if (goal.isReachedBy(BY_THE_CORE)
                        || goal.isReachedBy((Triage) rule.card().kind())) {
                    return true;
                }
            }
        }
        return !sameWords;
    }
}
