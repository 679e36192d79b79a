package aftercare.domain.decision;

import aftercare.domain.Basis;
import aftercare.domain.RuleCard;
import java.util.List;

/**
 * One match of one rule, or one that the core made itself.
 *
 * @param card the rule
 * @param basis the facts it matched
 */
public record Finding(RuleCard card, List<Basis> basis) {

    public Finding {
        basis = List.copyOf(basis);
    }
}
