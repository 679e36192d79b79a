package aftercare.engine;

import org.drools.core.reteoo.AbstractTerminalNode;
import org.drools.core.rule.consequence.InternalMatch;
import org.kie.api.runtime.rule.Match;
import org.kie.api.runtime.rule.RuleContext;

/**
 * The one-line actions of rules. Each turns the rule's own annotations and the facts it matched into a finding or a sign
 * that goes when its reason goes.
 */
public final class Conclusions {

    private Conclusions() {}

    /** A triage rule gives its reason. */
    public static void conclude(RulePlan plan, RuleContext context) {
        hearing(context)
                .take(
                        plan,
                        plan.finding(
                                branch(context.getMatch()), context.getMatch().getObjects()),
                        context);
    }

    /** A sign rule adds its sign. */
    public static void infer(RulePlan plan, RuleContext context) {
        context.insertLogical(
                plan.sign(branch(context.getMatch()), context.getMatch().getObjects()));
    }

    /** A rule that asks names what is worth asking. */
    public static void ask(RulePlan plan, RuleContext context) {
        conclude(plan, context);
    }

    /** An advice rule adds its text. */
    public static void advise(RulePlan plan, RuleContext context) {
        hearing(context).take(plan, plan.advice(), context);
    }

    /** The engine makes one rule of every way through the alternatives and counts them as they are written. */
    private static int branch(Match match) {
        return ((AbstractTerminalNode) ((InternalMatch) match).getTerminalNode()).getSubruleIndex();
    }

    private static Hearing hearing(RuleContext context) {
        return (Hearing) context.getKieRuntime().getGlobal(Hearing.GLOBAL);
    }
}
