package aftercare.triage.reference;

import aftercare.domain.Report;
import aftercare.domain.Sign;
import aftercare.domain.decision.Finding;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A rule set that is evaluated by plain loops: a second opinion on what the engine finds. Immutable, safe for any number
 * of threads at once.
 */
public final class ReferenceRules {

    private final List<CompiledRule> rules;
    private final List<List<CompiledRule>> signRules;

    private ReferenceRules(List<CompiledRule> rules, List<List<CompiledRule>> signRules) {
        this.rules = List.copyOf(rules);
        this.signRules = signRules;
    }

    /**
     * Compiles rules that were checked together.
     *
     * @throws IllegalArgumentException for rules that the check would refuse: a test that does not fit its field, a name
     *     that was not given, a sign that depends on itself
     */
    public static ReferenceRules of(List<ParsedRule> rules) {
        List<CompiledRule> compiled = new ArrayList<>();
        for (ParsedRule rule : rules) {
            compiled.add(new CompiledRule(rule));
        }
        return new ReferenceRules(compiled, SignOrder.of(compiled));
    }

    /**
     * The same set with one rule changed; the rule of that title is replaced.
     *
     * @throws IllegalArgumentException as for {@link #of}
     */
    public ReferenceRules with(ParsedRule changed) {
        return replaced(changed.card().title(), new CompiledRule(changed));
    }

    /** The same set without the rule of that title. */
    public ReferenceRules without(String title) {
        return replaced(title, rules.get(at(title)).silenced());
    }

    private ReferenceRules replaced(String title, CompiledRule rule) {
        List<CompiledRule> changed = new ArrayList<>(rules);
        CompiledRule before = changed.set(at(title), rule);
        return new ReferenceRules(changed, before.infers() || rule.infers() ? SignOrder.of(changed) : signRules);
    }

    private int at(String title) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).card().title().equals(title)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no rule has the title " + title);
    }

    /**
     * What the rules find in a report: the findings of the engine, equal ones once, in the order of the rules.
     *
     * @throws TooManyTries when the report has too many ways to match
     */
    public List<Finding> findings(Report report) {
        return evaluate(report).findings();
    }

    List<CompiledRule> rules() {
        return rules;
    }

    List<List<CompiledRule>> signRules() {
        return signRules;
    }

    /** What the rules make of a report, to be compared with what a set that differs a little makes of it. */
    public Evaluation evaluate(Report report) {
        FactsByKind facts = new FactsByKind(report);
        List<Sign> signs = infer(facts);
        List<List<Finding>> byRule = new ArrayList<>(rules.size());
        for (CompiledRule rule : rules) {
            byRule.add(findings(rule, facts));
        }
        return new Evaluation(this, report, facts, signs, byRule);
    }

    /**
     * The same as {@link #evaluate(Report)} on the same report, in less time the fewer rules differ.
     *
     * @param before from a set that was made from this one, or this one from it, by {@link #with} and {@link #without}
     */
    public Evaluation evaluate(Evaluation before) {
        Report report = before.report();
        if (before.rules().rules.size() != rules.size()) {
            return evaluate(report);
        }
        boolean sameSignRules = signRules == before.rules().signRules;
        FactsByKind facts = sameSignRules ? before.facts().again(FactsByKind.MOST_TRIES) : new FactsByKind(report);
        List<Sign> signs = sameSignRules ? before.signs() : infer(facts);
        boolean sameSigns = signs.equals(before.signs());
        List<List<Finding>> byRule = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            boolean unchanged = rule == before.rules().rules.get(i);
            if (unchanged && (sameSigns || !rule.asksForSigns())) {
                byRule.add(before.ofRule(i));
            } else {
                byRule.add(findings(rule, facts));
            }
        }
        return new Evaluation(this, report, facts, signs, byRule);
    }

    /**
     * Why a rule speaks or keeps silent on a report, with the signs that this rule set infers.
     *
     * @param rule of this set, or one that is to be tried with its signs
     * @throws TooManyTries when the report has too many ways to match
     */
    public Explanation explain(ParsedRule rule, Report report) {
        FactsByKind facts = new FactsByKind(report);
        infer(facts);
        return Explainer.explain(rule, facts);
    }

    /** The same for a report that was evaluated already by this set. */
    public Explanation explain(ParsedRule rule, Evaluation evaluation) {
        return Explainer.explain(rule, evaluation.facts());
    }

    private static List<Finding> findings(CompiledRule rule, FactsByKind facts) {
        return rule.infers() ? List.of() : rule.findings(facts);
    }

    private List<Sign> infer(FactsByKind facts) {
        List<Sign> signs = new ArrayList<>();
        for (List<CompiledRule> ofOneKind : signRules) {
            List<Sign> found = new ArrayList<>(0);
            for (CompiledRule rule : ofOneKind) {
                rule.infer(facts, found);
            }
            if (!found.isEmpty()) {
                List<Sign> distinct = found.size() < 2 ? found : new ArrayList<>(new LinkedHashSet<>(found));
                facts.add(distinct);
                signs.addAll(distinct);
            }
        }
        return signs;
    }
}
