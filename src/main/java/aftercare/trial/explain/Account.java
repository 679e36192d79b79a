package aftercare.trial.explain;

import aftercare.domain.Question;
import aftercare.domain.decision.Decision;
import aftercare.triage.explain.RuleAccount;
import java.util.List;
import java.util.Optional;

/**
 * Why a report is answered as it is, and what would change that.
 *
 * @param spoke every rule that spoke, the most urgent first
 * @param nearlySpoke every rule that lacks one condition, the most urgent first
 * @param wouldRaise the smallest changes that raise the answer, the most urgent first
 * @param wouldLower the smallest changes that lower it, the least urgent last
 * @param whole whether every pair of answers and every moment that was worth trying was tried
 * @param lookAgain empty where time alone changes nothing, or where that is not {@code whole} and so not known
 * @param mostDeciding the question of the answer that decides most; empty where none is open
 */
public record Account(
        Decision decision,
        List<RuleAccount> spoke,
        List<RuleAccount> nearlySpoke,
        List<WhatIf> wouldRaise,
        List<WhatIf> wouldLower,
        boolean whole,
        Optional<LookAgain> lookAgain,
        Optional<Question> mostDeciding) {

    public Account {
        spoke = List.copyOf(spoke);
        nearlySpoke = List.copyOf(nearlySpoke);
        wouldRaise = List.copyOf(wouldRaise);
        wouldLower = List.copyOf(wouldLower);
    }
}
