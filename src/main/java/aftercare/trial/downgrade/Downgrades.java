package aftercare.trial.downgrade;

import aftercare.trial.agreement.Agreed;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.guard.GuardedChange;
import aftercare.trial.impact.ExactDifference;
import aftercare.trial.impact.LostAdvice;
import aftercare.trial.impact.Lowering;
import aftercare.trial.impact.WholeSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * By what a candidate answers less than the live set and is not agreed to.
 *
 * @param cases lowered ones, in their order
 * @param reports one for each live reason or word that is lost on some report at all, and what is not decided
 * @param changes of words and of texts of emergencies, whatever answer they change
 */
public record Downgrades(List<LoweredCase> cases, List<Lowering> reports, List<GuardedChange> changes) {

    public Downgrades {
        cases = List.copyOf(cases);
        reports = List.copyOf(reports);
        changes = List.copyOf(changes);
    }

    /**
     * What is lowered among cases and among all reports.
     *
     * @param cases of the candidate
     * @param kept cases of the live set and of earlier ones
     * @param now when the reports hold
     */
    public static Downgrades of(
            WholeSet live,
            WholeSet candidate,
            Agreed agreed,
            List<TriageCase> cases,
            List<TriageCase> kept,
            SearchLimits limits,
            Instant now) {
        List<Lowering> reports = new ArrayList<>();
        Set<String> refused = new HashSet<>(ExactDifference.refusedWords(live, candidate));
        boolean mayRefuse = !refused.isEmpty();
        List<Lowering> lowered = ExactDifference.all(live, candidate, agreed, limits, now);
        for (Lowering each : lowered) {
            if (!(each instanceof Lowering.NotDecided open && agreed.mayBeUndecided(open.reason()))) {
                reports.add(each);
            }
            if (each instanceof Lowering.Found found) {
                mayRefuse &= !refused.contains(found.reason());
            }
        }
        List<GuardedChange> changes = new ArrayList<>();
        for (GuardedChange each : LostAdvice.andGuarded(live, candidate, agreed, lowered, limits, now)) {
            if (each.needsAgreement() && !agreed.mayChange(each.name())) {
                changes.add(each);
            }
        }
        return new Downgrades(
                new LoweredCases(live, candidate, agreed, mayRefuse, now).among(cases, kept, limits.patience()),
                reports,
                changes);
    }

    public boolean none() {
        return cases.isEmpty() && reports.isEmpty() && changes.isEmpty();
    }

    /** The reports whose loss no case shows, so that nothing is said twice. */
    public List<Lowering> beyondCases() {
        Set<String> shown = new HashSet<>();
        for (LoweredCase each : cases) {
            each.lost().forEach(reason -> shown.add(reason.name()));
        }
        List<Lowering> beyond = new ArrayList<>();
        for (Lowering each : reports) {
            if (!(each instanceof Lowering.Found found && shown.contains(found.reason()))) {
                beyond.add(each);
            }
        }
        return beyond;
    }
}
