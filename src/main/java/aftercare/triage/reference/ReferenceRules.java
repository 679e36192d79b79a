package aftercare.triage.reference;

import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.Sign;
import aftercare.domain.Symptom;
import aftercare.domain.decision.Finding;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.FieldTable;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A rule set that is evaluated by plain loops: a second opinion on what the engine finds. Immutable, safe for any number
 * of threads at once.
 */
public final class ReferenceRules {

    /** No field has that name: what changed is looked at by no rule. */
    private static final String NONE = "";

    private static final int FEW = 12;

    private static final Set<FactKind> SIGNS = EnumSet.of(FactKind.SIGN);
    private static final Set<FactKind> FROM_THE_START = EnumSet.complementOf(EnumSet.of(FactKind.SIGN));

    private final List<CompiledRule> rules;
    private final List<List<CompiledRule>> signRules;
    private final Optional<Index> index;
    private final Map<Reach.Word, BitSet> reached = new ConcurrentHashMap<>();

    /**
     * Which rules need to be tried.
     *
     * @param byFacts as far as the facts of the report say
     * @param bySigns as far as the signs say, once all are found
     * @param signRules the places of the rules that infer signs, those of one kind together
     */
    private record Index(RuleIndex byFacts, RuleIndex bySigns, List<int[]> signRules) {

        static Index of(List<CompiledRule> rules, List<List<CompiledRule>> signRules) {
            List<int[]> places = new ArrayList<>();
            for (List<CompiledRule> ofOneKind : signRules) {
                places.add(ofOneKind.stream().mapToInt(rules::indexOf).toArray());
            }
            return new Index(new RuleIndex(rules, FROM_THE_START), new RuleIndex(rules, SIGNS), places);
        }
    }

    private ReferenceRules(List<CompiledRule> rules, List<List<CompiledRule>> signRules, Optional<Index> index) {
        this.rules = List.copyOf(rules);
        this.signRules = signRules;
        this.index = index;
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
        List<List<CompiledRule>> signRules = SignOrder.of(compiled);
        return new ReferenceRules(compiled, signRules, Optional.of(Index.of(compiled, signRules)));
    }

    /**
     * The same set with one rule changed; the rule of that title is replaced. Made to be compared with this one, so it tries every
     * rule.
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
        return new ReferenceRules(
                changed, before.infers() || rule.infers() ? SignOrder.of(changed) : signRules, Optional.empty());
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
        return evaluate(report, new FactsByKind(report));
    }

    /** The same by rules that decide nowhere yet; those that match in very many ways fail with {@link TooManyTries}. */
    public Evaluation evaluateUntried(Report report) {
        return evaluate(report, FactsByKind.ofFewMatches(report));
    }

    private Evaluation evaluate(Report report, FactsByKind facts) {
        if (index.isEmpty()) {
            return evaluateAll(report, facts);
        }
        BitSet possible = index.get().byFacts().possible(facts);
        List<Sign> signs = new ArrayList<>(0);
        for (int[] ofOneKind : index.get().signRules()) {
            List<Sign> found = new ArrayList<>(0);
            for (int at : ofOneKind) {
                if (possible.get(at)) {
                    rules.get(at).infer(facts, found);
                }
            }
            keep(found, facts, signs);
        }
        possible.and(index.get().bySigns().possible(facts));
        FindingsByRule found = new FindingsByRule();
        for (int at = possible.nextSetBit(0); at >= 0; at = possible.nextSetBit(at + 1)) {
            found.add(at, findings(rules.get(at), facts));
        }
        return new Evaluation(this, report, facts, signs, found);
    }

    private Evaluation evaluateAll(Report report, FactsByKind facts) {
        List<Sign> signs = infer(facts);
        FindingsByRule found = new FindingsByRule();
        for (int i = 0; i < rules.size(); i++) {
            found.add(i, findings(rules.get(i), facts));
        }
        return new Evaluation(this, report, facts, signs, found);
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
        FindingsByRule found = new FindingsByRule();
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            boolean unchanged = rule == before.rules().rules.get(i);
            if (unchanged && (sameSigns || !rule.asksForSigns())) {
                found.add(i, before.byRule().of(i));
            } else {
                found.add(i, findings(rule, facts));
            }
        }
        return new Evaluation(this, report, facts, signs, found);
    }

    /**
     * The same as {@link #evaluate(Report)}, in less time the less the report differs from that of the evaluation. A finding that no
     * change can reach may rest on a symptom as it was before, at the same place.
     *
     * @param before by this set
     */
    public Evaluation evaluate(Evaluation before, Report report) {
        if (before.rules() != this || index.isEmpty()) {
            return evaluate(report);
        }
        List<Fact> differing = new ArrayList<>();
        FactsByKind facts = new FactsByKind(report, before.facts(), differing);
        List<String> fields = changedFields(differing);
        BitSet touched = new BitSet();
        for (Fact fact : differing) {
            touched.or(reached.computeIfAbsent(Reach.Word.of(fact, fields), word -> reached(fact, fields, Set.of())));
        }
        List<Sign> signs = new ArrayList<>(before.signs().size());
        for (int[] ofOneKind : index.get().signRules()) {
            inferAgain(ofOneKind, before, facts, signs, touched);
        }
        FindingsByRule found = new FindingsByRule();
        BitSet heard = before.byRule().places();
        heard.or(touched);
        for (int at = heard.nextSetBit(0); at >= 0; at = heard.nextSetBit(at + 1)) {
            found.add(
                    at,
                    touched.get(at)
                            ? findings(rules.get(at), facts)
                            : before.byRule().of(at));
        }
        return new Evaluation(this, report, facts, signs, found);
    }

    /** The signs of one kind; where they are others than before, the rules that ask for them are touched. */
    private void inferAgain(int[] ofOneKind, Evaluation before, FactsByKind facts, List<Sign> signs, BitSet touched) {
        String kind = ((Infers) rules.get(ofOneKind[0]).card().kind()).sign();
        List<Sign> earlier = new ArrayList<>(0);
        for (Sign sign : before.signs()) {
            if (sign.kind().equals(kind)) {
                earlier.add(sign);
            }
        }
        boolean again = false;
        for (int at : ofOneKind) {
            again |= touched.get(at);
        }
        if (!again) {
            keep(earlier, facts, signs);
            return;
        }
        List<Sign> found = new ArrayList<>(0);
        for (int at : ofOneKind) {
            rules.get(at).infer(facts, found);
        }
        int from = signs.size();
        keep(found, facts, signs);
        if (!signs.subList(from, signs.size()).equals(earlier)) {
            Sign any = new Sign(kind, "", List.of());
            touched.or(reached.computeIfAbsent(
                    Reach.Word.of(any, List.of()), word -> reached(any, List.of(), Set.of(kind))));
        }
    }

    /** Of one symptom that was answered otherwise, the fields that are others; empty for every other difference. */
    private static List<String> changedFields(List<Fact> differing) {
        if (differing.size() != 2
                || !(differing.get(0) instanceof Symptom after)
                || !(differing.get(1) instanceof Symptom before)
                || !after.pointer().equals(before.pointer())) {
            return List.of();
        }
        List<String> fields = new ArrayList<>();
        FieldTable.of(FactKind.SYMPTOM).forEach((name, field) -> {
            if (!Objects.equals(field.of(after), field.of(before))) {
                fields.add(name);
            }
        });
        return fields.isEmpty() ? List.of(NONE) : fields;
    }

    /** The places of the rules that the fact, or signs of these kinds, may matter to. */
    private BitSet reached(Fact fact, List<String> fields, Set<String> kinds) {
        BitSet places = new BitSet();
        for (int i = 0; i < rules.size(); i++) {
            if (Reach.touches(fact, fields, kinds, rules.get(i).rule())) {
                places.set(i);
            }
        }
        return places;
    }

    /**
     * Why a rule speaks or keeps silent on a report, with the signs that this rule set inferred.
     *
     * @param rule of this set, or one that is to be tried with its signs
     */
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
            keep(found, facts, signs);
        }
        return signs;
    }

    /** Equal signs count once. Of a few it is quicker to compare them than to add up all that they rest on. */
    private static void keep(List<Sign> found, FactsByKind facts, List<Sign> signs) {
        if (found.isEmpty()) {
            return;
        }
        List<Sign> distinct = found;
        if (found.size() > FEW) {
            distinct = List.copyOf(new LinkedHashSet<>(found));
        } else if (found.size() > 1) {
            distinct = new ArrayList<>(found.size());
            for (Sign sign : found) {
                if (!distinct.contains(sign)) {
                    distinct.add(sign);
                }
            }
        }
        facts.add(distinct);
        signs.addAll(distinct);
    }
}
