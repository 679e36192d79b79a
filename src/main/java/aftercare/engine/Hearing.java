package aftercare.engine;

import aftercare.domain.decision.Finding;
import java.util.ArrayList;
import java.util.List;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.RuleContext;

/** What the rules say of one report; the one global of its session. */
public final class Hearing {

    static final String GLOBAL = "hearing";

    private final List<Finding> settled = new ArrayList<>();

    /**
     * Keeps a finding. What can still lose its reason is left to the engine, which takes it back when the reason goes; what
     * cannot is kept here, which is quicker.
     */
    void take(RulePlan plan, Finding finding, RuleContext context) {
        if (plan.lastsOnceMatched()) {
            settled.add(finding);
        } else {
            context.insertLogical(finding);
        }
    }

    /** Everything that still has its reason. */
    List<Finding> findings(KieSession session) {
        List<Finding> findings = new ArrayList<>(settled);
        for (Object object : session.getObjects(new ClassObjectFilter(Finding.class))) {
            findings.add((Finding) object);
        }
        return findings;
    }
}
