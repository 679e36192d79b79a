package aftercare.trial.proof;

import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Finding;
import aftercare.domain.decision.Reason;
import aftercare.domain.decision.Ruling;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.reference.ReferenceRules;
import aftercare.trial.formula.Goal;
import aftercare.trial.formula.ReportChange;
import aftercare.trial.impact.WholeSet;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides a report and a worse one anew, and leaves out of both whatever can be left out. */
final class WorseTrial {

    private final WholeSet set;
    private final RelaxedRules relaxed;
    private final Answers answers;
    private final Optional<Answers> held;
    private final ReferenceRules rules;
    private final ReferenceRules relaxedRules;

    WorseTrial(WholeSet set, RelaxedRules relaxed, Optional<WholeSet> held, Instant now) {
        this.set = set;
        this.relaxed = relaxed;
        this.answers = new Answers(set, now);
        this.held = held.map(other -> new Answers(other, now));
        this.rules = ReferenceRules.of(set.rules());
        this.relaxedRules = ReferenceRules.of(relaxed.all());
    }

    private record Pair(Sketch report, ReportChange change, ProofResult result) {}

    /** The smallest part of a report that is answered lower after the change, and loses that reason for a level or time. */
    Optional<ProofResult> smallest(Sketch report, ReportChange change, String reason, Goal goal) {
        Optional<Pair> best = lowered(report, change, reason, goal);
        boolean smaller = best.isPresent();
        while (smaller) {
            Optional<Pair> next = smaller(best.get(), reason, goal);
            smaller = next.isPresent();
            best = smaller ? next : best;
        }
        return best.map(Pair::result);
    }

    private Optional<Pair> smaller(Pair pair, String reason, Goal goal) {
        for (Sketch part : pair.report().parts()) {
            Optional<Pair> found = lowered(part, pair.change(), reason, goal);
            if (found.isPresent()) {
                return found;
            }
        }
        for (ReportChange simpler : pair.change().simpler()) {
            Optional<Pair> found = lowered(pair.report(), simpler, reason, goal);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Pair> lowered(Sketch report, ReportChange change, String reason, Goal goal) {
        Optional<Sketch> worse = change.on(report);
        if (worse.isEmpty()) {
            return Optional.empty();
        }
        Optional<Decision> before = answers.to(report);
        Optional<Decision> after = before.isEmpty() ? Optional.empty() : answers.to(worse.get());
        if (after.isEmpty()
                || !lowers(before.get(), after.get())
                || !isLost(reason, report, worse.get(), before.get(), after.get())
                || held.isPresent() && !isHeld(held.get(), report, worse.get(), goal)) {
            return Optional.empty();
        }
        return Optional.of(
                new Pair(report, change, new ProofResult.Lowered(report, before.get(), worse.get(), after.get())));
    }

    private static boolean lowers(Decision before, Decision after) {
        return Change.lowers(before.urgency(), before.actWithinHours(), after.urgency(), after.actWithinHours());
    }

    private static boolean isHeld(Answers held, Sketch report, Sketch worse, Goal goal) {
        Optional<Decision> before = held.to(report);
        Optional<Decision> after = held.to(worse);
        return before.isPresent()
                && after.isPresent()
                && (!goal.isReachedBy(before.get()) || goal.isReachedBy(after.get()));
    }

    /** Whether a reason is given before and is more than the answer after, for more than what its rule names. */
    private boolean isLost(String reason, Sketch report, Sketch worse, Decision before, Decision after) {
        for (Reason given : before.reasons()) {
            boolean core = reason.equals(Ruling.UNEXPLAINED) || reason.equals(Ruling.NOT_ASSESSED);
            if (core
                    && given.ruleId().equals(reason)
                    && exceeds(new Triage(given.urgency(), given.actWithinHours()), after)) {
                return true;
            }
        }
        Set<RuleCard> speaking = cards(rules, answers.read(report).orElseThrow());
        Set<RuleCard> still = cards(relaxedRules, answers.read(worse).orElseThrow());
        for (ParsedRule rule : set.rules()) {
            if (rule.card().id().equals(reason)
                    && rule.card().kind() instanceof Triage kind
                    && exceeds(kind, after)
                    && speaking.contains(rule.card())
                    && !still.contains(relaxed.of(rule).card())) {
                return true;
            }
        }
        return false;
    }

    private static boolean exceeds(Triage kind, Decision answer) {
        return Change.lowers(kind.urgency(), kind.actWithinHours(), answer.urgency(), answer.actWithinHours());
    }

    private static Set<RuleCard> cards(ReferenceRules rules, Report report) {
        Set<RuleCard> cards = new HashSet<>();
        List<Finding> findings = rules.findings(report);
        for (Finding finding : findings) {
            cards.add(finding.card());
        }
        return cards;
    }
}
