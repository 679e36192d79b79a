package aftercare.cli.output;

import aftercare.trial.book.UnlessChange;
import aftercare.trial.guard.GuardedChange;
import aftercare.trial.impact.BothWays;
import aftercare.trial.impact.QuestionChange;
import java.util.List;

/**
 * What differs between two rule sets, whatever reports were tried.
 *
 * @param anywhere what is lowered, and what is raised, among all reports that there can be
 * @param guarded words, groups, floors, ranges and texts of emergencies
 * @param unless what rules name as able to turn them off
 * @param questions what is asked, and its options
 */
public record RuleSetChanges(
        BothWays anywhere, List<GuardedChange> guarded, List<UnlessChange> unless, List<QuestionChange> questions) {

    public RuleSetChanges {
        guarded = List.copyOf(guarded);
        unless = List.copyOf(unless);
        questions = List.copyOf(questions);
    }
}
