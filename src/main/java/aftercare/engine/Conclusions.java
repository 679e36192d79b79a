package aftercare.engine;

import org.kie.api.runtime.rule.RuleContext;

/**
 * The one-line actions of rules. Each turns the rule's own annotations and the facts it matched into a finding or a sign
 * that goes when its reason goes.
 */
public final class Conclusions {

    private Conclusions() {}

    /** A triage rule gives its reason. */
    public static void conclude(RuleContext context) {
        Hearing hearing = hearing(context);
        RulePlan plan = hearing.planOf(context);
        hearing.take(plan, plan.finding(context.getMatch().getObjects()), context);
    }

    /** A sign rule adds its sign. */
    public static void infer(RuleContext context) {
        RulePlan plan = hearing(context).planOf(context);
        context.insertLogical(plan.sign(context.getMatch().getObjects()));
    }

    /** An advice rule adds its text. */
    public static void advise(RuleContext context) {
        Hearing hearing = hearing(context);
        RulePlan plan = hearing.planOf(context);
        hearing.take(plan, plan.advice(), context);
    }

    private static Hearing hearing(RuleContext context) {
        return (Hearing) context.getKieRuntime().getGlobal(Hearing.GLOBAL);
    }
}
