package aftercare.engine;

import org.kie.api.runtime.rule.RuleContext;

/**
 * The one-line actions of rules. Each turns the rule's own annotations and the facts it matched into a finding or a sign,
 * inserted logically, so that it goes when its reason goes.
 */
public final class Conclusions {

    private Conclusions() {}

    /** A triage rule gives its reason. */
    public static void conclude(RuleContext context) {
        context.insertLogical(plan(context).finding(context.getMatch().getObjects()));
    }

    /** A sign rule adds its sign. */
    public static void infer(RuleContext context) {
        context.insertLogical(plan(context).sign(context.getMatch().getObjects()));
    }

    /** An advice rule adds its text. */
    public static void advise(RuleContext context) {
        context.insertLogical(plan(context).advice());
    }

    private static RulePlan plan(RuleContext context) {
        RulePlans plans = (RulePlans) context.getKieRuntime().getGlobal(RulePlans.GLOBAL);
        return plans.of(context.getRule().getName());
    }
}
