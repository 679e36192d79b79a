package aftercare.ruleset.demands;

import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.RuleCard.Unless;
import aftercare.domain.Urgency;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.SignGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A rule of URGENT_24H and above, and a rule for a sign that such a rule rests on, names each of its conditions that can turn
 * it off while the report gets worse or longer, and says why that is safe. The name is given where the condition is written. A
 * sign that must not be there is named by the rule that says so; what turns such a sign off turns no answer off.
 */
public final class SilencingConditions {

    private final List<FolderProblem> problems = new ArrayList<>();

    private SilencingConditions() {}

    /** Where a rule has the conditions of which it says itself that they may turn it off. */
    public static Set<Place> named(ParsedRule rule) {
        Set<Place> places = new HashSet<>();
        for (SilencingCondition silencer : Silencers.all(rule.when())) {
            for (Unless unless : rule.card().unless()) {
                if (silencer.isMeantBy(unless)) {
                    places.add(silencer.place());
                }
            }
        }
        return places;
    }

    static List<FolderProblem> check(List<ParsedRule> rules) {
        SilencingConditions demand = new SilencingConditions();
        Set<String> signs = signsOfUrgentRules(rules);
        for (ParsedRule rule : rules) {
            Collection<SilencingCondition> silencers = Silencers.of(rule.when());
            Set<SilencingCondition> named = demand.named(rule, silencers);
            boolean asked =
                    isUrgent(rule) || rule.card().kind() instanceof Infers infers && signs.contains(infers.sign());
            for (SilencingCondition silencer : silencers) {
                if (asked && !named.contains(silencer)) {
                    demand.missing(rule, silencer, silencers);
                }
            }
        }
        return demand.problems;
    }

    private static boolean isUrgent(ParsedRule rule) {
        return rule.card().kind() instanceof Triage triage && triage.urgency().atLeast(Urgency.URGENT_24H);
    }

    /** The signs that must be there for some urgent rule, and those that they rest on in the same way. */
    private static Set<String> signsOfUrgentRules(List<ParsedRule> rules) {
        SignGraph graph = SignGraph.of(rules);
        Set<String> signs = new HashSet<>();
        int before = -1;
        while (before < signs.size()) {
            before = signs.size();
            for (ParsedRule rule : rules) {
                if (isUrgent(rule) || rule.card().kind() instanceof Infers infers && signs.contains(infers.sign())) {
                    signs.addAll(wanted(rule, graph));
                }
            }
        }
        return signs;
    }

    private static Set<String> wanted(ParsedRule rule, SignGraph graph) {
        Set<String> wanted = new HashSet<>();
        for (Line line : Condition.lines(rule.when())) {
            if (line.asks() != Asks.NONE) {
                wanted.addAll(graph.kinds(line.pattern()));
            }
        }
        return wanted;
    }

    /** The conditions that some annotation speaks of, also where it does not do so well. */
    private Set<SilencingCondition> named(ParsedRule rule, Collection<SilencingCondition> silencers) {
        Set<SilencingCondition> named = new HashSet<>();
        for (Unless unless : rule.card().unless()) {
            List<SilencingCondition> meant = new ArrayList<>();
            for (SilencingCondition silencer : silencers) {
                if (silencer.isMeantBy(unless)) {
                    meant.add(silencer);
                }
            }
            String what = "`@unless( \"" + unless.written() + "\" )` of `"
                    + rule.card().title() + "` ";
            if (meant.isEmpty()) {
                problem(DemandCode.UNLESS_UNUSED, rule, what + "names nothing that can turn it off", names(silencers));
            } else if (meant.size() > 1) {
                String which = what + "can mean " + meant.size() + " conditions";
                problem(DemandCode.UNLESS_UNCLEAR, rule, which, "name one, as " + fullNames(meant));
            } else if (named.contains(meant.get(0))) {
                problem(
                        DemandCode.UNLESS_UNUSED,
                        rule,
                        what + "names a condition that is named already",
                        "leave it out");
            } else if (unless.why().codePoints().noneMatch(Character::isLetter)) {
                String help = "say behind the colon why it may turn the rule off";
                problem(DemandCode.UNLESS_UNCLEAR, rule, what + "gives no reason", help);
            }
            named.addAll(meant);
        }
        return named;
    }

    private void missing(ParsedRule rule, SilencingCondition silencer, Collection<SilencingCondition> silencers) {
        boolean only = true;
        for (SilencingCondition other : silencers) {
            only &= other == silencer || !other.name().equals(silencer.name());
        }
        String name = only ? silencer.name() : silencer.fullName();
        problems.add(new FolderProblem(
                silencer.place().file(),
                silencer.place().line(),
                silencer.place().column(),
                DemandCode.UNLESS_MISSING.code(),
                "`" + silencer.written() + "` can turn `" + rule.card().title()
                        + "` off while a report gets worse or longer, and nothing says why",
                "write `@unless( \"" + name + ": …\" )` below its source with the reason, or take the condition away"));
    }

    private static String names(Collection<SilencingCondition> silencers) {
        List<String> names = new ArrayList<>();
        for (SilencingCondition silencer : silencers) {
            names.add("`" + silencer.name() + "`");
        }
        return names.isEmpty() ? "leave it out" : "leave it out, or name " + String.join(" or ", names);
    }

    private static String fullNames(List<SilencingCondition> silencers) {
        List<String> names = new ArrayList<>();
        for (SilencingCondition silencer : silencers) {
            names.add("`" + silencer.fullName() + "`");
        }
        return String.join(" or ", names);
    }

    private void problem(DemandCode code, ParsedRule rule, String what, String help) {
        problems.add(FolderProblem.of(code, rule, what, help));
    }
}
