package aftercare.engine;

import aftercare.domain.decision.Finding;
import aftercare.domain.decision.Trouble;
import java.util.List;
import java.util.Optional;

/**
 * What rules find in one report.
 *
 * @param findings in no particular order
 * @param trouble what kept the rules from being heard completely
 */
public record RuleFindings(List<Finding> findings, Optional<Trouble> trouble) {

    public RuleFindings {
        findings = List.copyOf(findings);
    }
}
