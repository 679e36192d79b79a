package aftercare.engine;

import aftercare.domain.RuleCard;
import java.util.function.BiConsumer;
import org.drools.base.base.ValueResolver;
import org.drools.base.rule.consequence.Consequence;
import org.drools.core.rule.consequence.KnowledgeHelper;
import org.kie.api.runtime.rule.RuleContext;

/** The one-line action of one rule, as the engine calls it. */
record RuleAction(RulePlan plan, BiConsumer<RulePlan, RuleContext> action) implements Consequence<KnowledgeHelper> {

    /** What a rule of this kind does when it fires. The check has seen that the rule says the same. */
    static RuleAction of(RuleCard.Kind kind, RulePlan plan) {
        if (kind instanceof RuleCard.Infers) {
            return new RuleAction(plan, Conclusions::infer);
        }
        if (kind instanceof RuleCard.Advises) {
            return new RuleAction(plan, Conclusions::advise);
        }
        return new RuleAction(plan, kind instanceof RuleCard.Asks ? Conclusions::ask : Conclusions::conclude);
    }

    @Override
    public String getName() {
        return "default";
    }

    @Override
    public void evaluate(KnowledgeHelper helper, ValueResolver resolver) {
        action.accept(plan, helper);
    }
}
