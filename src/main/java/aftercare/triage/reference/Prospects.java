package aftercare.triage.reference;

import aftercare.domain.Basis;
import aftercare.domain.Fact;
import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Asks;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Sign;
import aftercare.domain.Symptom;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How urgent a report becomes when answers are supposed. It asks for the level and the time alone, from the most urgent rule
 * down, and tries no rule that the answers cannot touch; so it takes a small part of the time of an evaluation. Safe for any
 * number of threads at once.
 */
public final class Prospects {

    /** A level with its time to act as one number: the greater, the more urgent. */
    private static final int PER_LEVEL = 1_000;

    private static final int MOST_TRIES = 100_000;

    /** The weight of a symptom that no rule explains. */
    private static final int UNEXPLAINED = weight(Urgency.ROUTINE_REVIEW, Urgency.ROUTINE_REVIEW.actWithinHours());

    private final List<CompiledRule> mostUrgentFirst;
    private final List<CompiledRule> asking = new ArrayList<>();
    private final List<List<CompiledRule>> signRules;
    private final int[] weights;

    /** Where each rule of the set is in the order, by its place in the set; -1 for those that give no reason. */
    private final int[] order;

    private final Map<Reach.Word, Touched> touched = new ConcurrentHashMap<>();

    /** An answer that is supposed on one report. For one thread. */
    public static final class Supposed {

        private final List<Change> changes;
        private final List<String> fields;
        private final int floor;
        private Optional<Touched> touched = Optional.empty();

        /**
         * @param fields of the fact that it changes; empty where a fact comes in addition
         * @param floor the least that it leads to by itself
         */
        public Supposed(List<Change> changes, List<String> fields, int floor) {
            this.changes = List.copyOf(changes);
            this.fields = List.copyOf(fields);
            this.floor = floor;
        }

        public List<Change> changes() {
            return changes;
        }
    }

    /**
     * A fact that comes.
     *
     * @param before the fact that goes for it; empty where none does
     */
    public record Change(Optional<Fact> before, Fact after) {}

    /** The rules that some change can touch, by their places in the order, and those that ask. */
    private record Touched(BitSet rules, BitSet signKinds, BitSet asking) {

        Touched() {
            this(new BitSet(), new BitSet(), new BitSet());
        }
    }

    public Prospects(ReferenceRules reference) {
        List<CompiledRule> triage = new ArrayList<>();
        for (CompiledRule rule : reference.rules()) {
            if (rule.card().kind() instanceof Triage) {
                triage.add(rule);
            } else if (rule.card().kind() instanceof Asks) {
                asking.add(rule);
            }
        }
        triage.sort((one, other) -> Integer.compare(weight(other.card()), weight(one.card())));
        this.mostUrgentFirst = List.copyOf(triage);
        this.signRules = reference.signRules();
        this.weights = new int[triage.size()];
        this.order = new int[reference.rules().size()];
        Arrays.fill(order, -1);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(triage.get(i).card());
            order[reference.rules().indexOf(triage.get(i))] = i;
        }
    }

    /** Below every weight where the rule raises the answer to no level. */
    public static int weight(RuleCard card) {
        return card.kind() instanceof Triage triage ? weight(triage.urgency(), triage.actWithinHours()) : -1;
    }

    public static int weight(Urgency urgency, OptionalInt hours) {
        return urgency.rank() * PER_LEVEL + PER_LEVEL - 1 - hours.orElse(PER_LEVEL - 1);
    }

    public static Urgency urgency(int weight) {
        return Urgency.values()[weight / PER_LEVEL];
    }

    public static int hours(int weight) {
        return PER_LEVEL - 1 - weight % PER_LEVEL;
    }

    /**
     * The weight of the report with these answers, if it is more than that bound; else the bound.
     *
     * @param base what the reference made of the report as it is
     */
    public int of(Evaluation base, Supposed one, int bound) {
        Touched which = touched(one);
        int best = best(base, one.changes, which, Math.max(bound, one.floor));
        return best < UNEXPLAINED && leavesUnexplained(base, one.changes, which.rules()) ? UNEXPLAINED : best;
    }

    /** Whether a rule that both answers touch is more urgent than that bound. */
    public boolean mayExceed(Supposed one, Supposed other, int bound) {
        BitSet first = touched(one).rules();
        BitSet second = touched(other).rules();
        for (int at = first.nextSetBit(0); at >= 0 && weights[at] > bound; at = first.nextSetBit(at + 1)) {
            if (second.get(at)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same for two answers together, as far as rules speak that both of them touch.
     *
     * @param together what both change
     */
    public int of(Evaluation base, Supposed one, Supposed other, List<Change> together, int bound) {
        Touched first = touched(one);
        Touched second = touched(other);
        BitSet rules = inBoth(first.rules(), second.rules());
        BitSet kinds = inEither(first.signKinds(), second.signKinds());
        return best(base, together, new Touched(rules, kinds, new BitSet()), bound);
    }

    /** What the rules that ask find once that answer is given, as far as it touches them. */
    public List<Finding> asked(Evaluation base, Supposed one) {
        return asked(base, one.changes, touched(one));
    }

    /**
     * The same for two answers together, as far as rules ask that both of them touch.
     *
     * @param together what both change
     */
    public List<Finding> asked(Evaluation base, Supposed one, Supposed other, List<Change> together) {
        Touched first = touched(one);
        Touched second = touched(other);
        BitSet asks = inBoth(first.asking(), second.asking());
        BitSet kinds = inEither(first.signKinds(), second.signKinds());
        return asked(base, together, new Touched(new BitSet(), kinds, asks));
    }

    private List<Finding> asked(Evaluation base, List<Change> changes, Touched which) {
        List<Finding> findings = new ArrayList<>();
        if (!which.asking().isEmpty()) {
            FactsByKind facts = changed(base, changes, which);
            for (int at = which.asking().nextSetBit(0);
                    at >= 0;
                    at = which.asking().nextSetBit(at + 1)) {
                findings.addAll(asking.get(at).findings(facts));
            }
        }
        return findings;
    }

    /** Whether a rule that asks is touched by both answers. */
    public boolean bothAsk(Supposed one, Supposed other) {
        return touched(one).asking().intersects(touched(other).asking());
    }

    private static BitSet inBoth(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    private static BitSet inEither(BitSet one, BitSet other) {
        BitSet all = (BitSet) one.clone();
        all.or(other);
        return all;
    }

    private int best(Evaluation base, List<Change> changes, Touched which, int bound) {
        int at = which.rules().nextSetBit(0);
        if (at < 0 || weights[at] <= bound) {
            return bound;
        }
        FactsByKind facts = changed(base, changes);
        boolean signsMayDiffer = !which.signKinds().isEmpty();
        for (; at >= 0 && weights[at] > bound; at = which.rules().nextSetBit(at + 1)) {
            CompiledRule rule = mostUrgentFirst.get(at);
            if (signsMayDiffer && rule.asksForSigns()) {
                inferAgain(facts, which.signKinds());
                signsMayDiffer = false;
            }
            if (rule.speaks(facts)) {
                return weights[at];
            }
        }
        return bound;
    }

    /** Whether a symptom that was explained is no longer, which is a reason by itself. */
    private boolean leavesUnexplained(Evaluation base, List<Change> changes, BitSet touchedRules) {
        FactsByKind facts = null;
        for (Change change : changes) {
            if (change.before().isEmpty() || !(change.after() instanceof Symptom)) {
                continue;
            }
            boolean explained = isExplained(base, change.before().get(), touchedRules);
            for (int at = touchedRules.nextSetBit(0); at >= 0 && !explained; at = touchedRules.nextSetBit(at + 1)) {
                facts = facts == null ? changed(base, changes) : facts;
                explained = restsOn(mostUrgentFirst.get(at).findings(facts), change.after());
            }
            if (!explained) {
                return true;
            }
        }
        return false;
    }

    /** Whether a rule explains the fact that the change cannot touch. */
    private boolean isExplained(Evaluation base, Fact fact, BitSet touchedRules) {
        FindingsByRule found = base.byRule();
        for (int i = 0; i < found.size(); i++) {
            int at = order[found.place(i)];
            if (at >= 0 && !touchedRules.get(at) && restsOn(found.found(i), fact)) {
                return true;
            }
        }
        return false;
    }

    private static boolean restsOn(List<Finding> findings, Fact fact) {
        for (Finding finding : findings) {
            if (restsOnIt(finding.basis(), fact)) {
                return true;
            }
        }
        return false;
    }

    private static boolean restsOnIt(List<Basis> basis, Fact fact) {
        for (Basis part : basis) {
            if (part.fact() == fact || part.fact() instanceof Sign sign && restsOnIt(sign.basis(), fact)) {
                return true;
            }
        }
        return false;
    }

    private static FactsByKind changed(Evaluation base, List<Change> changes) {
        FactsByKind facts = base.facts().again(MOST_TRIES);
        for (Change change : changes) {
            facts.put(change.before(), change.after());
        }
        return facts;
    }

    private FactsByKind changed(Evaluation base, List<Change> changes, Touched which) {
        FactsByKind facts = changed(base, changes);
        if (!which.signKinds().isEmpty()) {
            inferAgain(facts, which.signKinds());
        }
        return facts;
    }

    private void inferAgain(FactsByKind facts, BitSet kinds) {
        Set<String> again = new HashSet<>();
        for (int i = kinds.nextSetBit(0); i >= 0; i = kinds.nextSetBit(i + 1)) {
            again.add(kind(i));
        }
        facts.keepSigns(sign -> !again.contains(sign.kind()));
        for (int i = kinds.nextSetBit(0); i >= 0; i = kinds.nextSetBit(i + 1)) {
            List<Sign> found = new ArrayList<>();
            for (CompiledRule rule : signRules.get(i)) {
                rule.infer(facts, found);
            }
            facts.add(found);
        }
    }

    private String kind(int at) {
        return ((Infers) signRules.get(at).get(0).card().kind()).sign();
    }

    private Touched touched(Supposed answer) {
        if (answer.touched.isEmpty()) {
            Touched all = new Touched();
            for (Change change : answer.changes) {
                Touched one = touched.computeIfAbsent(
                        Reach.Word.of(change.after(), answer.fields), word -> touched(change, answer.fields));
                all.rules().or(one.rules());
                all.signKinds().or(one.signKinds());
                all.asking().or(one.asking());
            }
            answer.touched = Optional.of(all);
        }
        return answer.touched.get();
    }

    private Touched touched(Change change, List<String> fields) {
        BitSet kinds = new BitSet();
        Set<String> signs = new HashSet<>();
        for (int i = 0; i < signRules.size(); i++) {
            for (CompiledRule rule : signRules.get(i)) {
                if (Reach.touches(change.after(), fields, signs, rule.rule())) {
                    kinds.set(i);
                    signs.add(kind(i));
                }
            }
        }
        BitSet rules = touched(mostUrgentFirst, change, fields, signs);
        return new Touched(rules, kinds, touched(asking, change, fields, signs));
    }

    private static BitSet touched(List<CompiledRule> all, Change change, List<String> fields, Set<String> signs) {
        BitSet rules = new BitSet();
        for (int i = 0; i < all.size(); i++) {
            if (Reach.touches(change.after(), fields, signs, all.get(i).rule())) {
                rules.set(i);
            }
        }
        return rules;
    }
}
