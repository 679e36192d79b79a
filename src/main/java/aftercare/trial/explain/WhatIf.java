package aftercare.trial.explain;

import aftercare.domain.decision.Decision;
import java.util.List;

/**
 * What a report would come to with other answers; both evaluators decided it.
 *
 * @param answers one or two
 */
public record WhatIf(List<OtherAnswer> answers, Decision decision) {

    public WhatIf {
        answers = List.copyOf(answers);
    }
}
