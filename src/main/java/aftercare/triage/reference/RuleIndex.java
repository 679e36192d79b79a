package aftercare.triage.reference;

import aftercare.domain.Fact;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rules can match a report at all: a rule that needs a word, such as the code of a symptom, cannot match where no fact has
 * it. INVARIANT: it knows what a rule needs at least and never what is enough, so that a rule that it leaves out finds nothing.
 */
final class RuleIndex {

    /** Of what a rule needs, the few that the fewest words meet; more would cost more than they save. */
    private static final int MOST_NEEDS = 3;

    private static final int LONG = 64;
    private static final FactKind[] KINDS = FactKind.values();

    /** A word in a field that says which fact it is. */
    private record Mark(FactKind kind, String field, String word) {}

    /** The rules that each word of a field meets a need of: as many bits for each rule as it may have needs. */
    private record Column(FactField field, Map<String, long[]> byWord) {}

    /** By the kind of the fact. */
    private final Column[][] columns = new Column[KINDS.length][0];

    /** Bits of needs that are met from the start: those that a rule does not have. */
    private final long[] free;

    private final int longs;

    /** @param kinds of the facts that it looks at; what a rule needs of others may be there */
    RuleIndex(List<CompiledRule> rules, Set<FactKind> kinds) {
        this.longs = (rules.size() + LONG - 1) / LONG;
        this.free = new long[longs * MOST_NEEDS];
        Map<FactKind, Map<String, Map<String, long[]>>> all = new EnumMap<>(FactKind.class);
        for (int at = 0; at < rules.size(); at++) {
            List<Set<Mark>> needs = needs(rules.get(at), kinds);
            for (int i = 0; i < MOST_NEEDS; i++) {
                if (i >= needs.size()) {
                    set(free, i, at);
                    continue;
                }
                for (Mark mark : needs.get(i)) {
                    long[] met = all.computeIfAbsent(mark.kind(), kind -> new HashMap<>())
                            .computeIfAbsent(mark.field(), field -> new HashMap<>())
                            .computeIfAbsent(mark.word(), word -> new long[longs * MOST_NEEDS]);
                    set(met, i, at);
                }
            }
        }
        all.forEach((kind, fields) -> {
            List<Column> ofKind = new ArrayList<>();
            fields.forEach((field, byWord) -> ofKind.add(new Column(FactField.of(kind, field), byWord)));
            columns[kind.ordinal()] = ofKind.toArray(Column[]::new);
        });
    }

    private void set(long[] bits, int need, int rule) {
        bits[need * longs + rule / LONG] |= 1L << rule;
    }

    /** The places of the rules that can match these facts. */
    BitSet possible(FactsByKind facts) {
        long[] met = free.clone();
        for (FactKind kind : KINDS) {
            for (Column column : columns[kind.ordinal()]) {
                for (Fact fact : facts.of(kind)) {
                    meet(column, fact, met);
                }
            }
        }
        long[] all = Arrays.copyOf(met, longs);
        for (int i = longs; i < met.length; i++) {
            all[i % longs] &= met[i];
        }
        return BitSet.valueOf(all);
    }

    private static void meet(Column column, Fact fact, long[] met) {
        Object value = column.field().of(fact);
        if (value instanceof List<?> words) {
            for (int i = 0; i < words.size(); i++) {
                add(column.byWord().get(words.get(i)), met);
            }
        } else {
            add(column.byWord().get(value), met);
        }
    }

    private static void add(long[] more, long[] met) {
        if (more != null) {
            for (int i = 0; i < met.length; i++) {
                met[i] |= more[i];
            }
        }
    }

    /** What a rule needs, each as the marks of which one must be there; of several branches what all of them need. */
    private static List<Set<Mark>> needs(CompiledRule rule, Set<FactKind> kinds) {
        List<List<Set<Mark>>> byBranch = new ArrayList<>();
        int count = MOST_NEEDS;
        for (List<Line> branch : Branch.alternatives(rule.rule().when())) {
            List<Set<Mark>> needs = new ArrayList<>();
            for (Line line : branch) {
                FactKind kind = FactKind.named(line.pattern().fact());
                if (line.asks() != Asks.NONE && kinds.contains(kind)) {
                    line.pattern().tests().forEach(test -> needs.addAll(needs(kind, test)));
                }
            }
            needs.sort(Comparator.comparingInt(Set::size));
            byBranch.add(needs);
            count = Math.min(count, needs.size());
        }
        List<Set<Mark>> ofAll = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<Mark> either = new HashSet<>();
            for (List<Set<Mark>> branch : byBranch) {
                either.addAll(branch.get(i));
            }
            ofAll.add(either);
        }
        return ofAll;
    }

    private static List<Set<Mark>> needs(FactKind kind, Test test) {
        return test.<List<Set<Mark>>>fold(comparison -> needs(kind, comparison), RuleIndex::all, RuleIndex::any);
    }

    private static List<Set<Mark>> all(List<List<Set<Mark>>> parts) {
        List<Set<Mark>> all = new ArrayList<>();
        parts.forEach(all::addAll);
        return all;
    }

    /** Only where each part needs something: else a fact may meet the part that needs nothing. */
    private static List<Set<Mark>> any(List<List<Set<Mark>>> parts) {
        Set<Mark> either = new HashSet<>();
        for (List<Set<Mark>> part : parts) {
            if (part.isEmpty()) {
                return List.of();
            }
            either.addAll(part.get(0));
        }
        return List.of(either);
    }

    /** Negations need no word; a field of another fact may hold any. */
    private static List<Set<Mark>> needs(FactKind kind, Comparison comparison) {
        Operator operator = comparison.operator();
        boolean names = operator == Operator.EQUAL || operator == Operator.CONTAINS || operator == Operator.IN;
        Set<Mark> marks = new HashSet<>();
        List<Operand> values =
                comparison.operand() instanceof Operand.Choice choice ? choice.values() : List.of(comparison.operand());
        for (Operand value : values) {
            if (!(value instanceof Operand.Text text)) {
                return List.of();
            }
            marks.add(new Mark(kind, comparison.field(), text.value()));
        }
        return names && FactField.of(kind, comparison.field()).saysWhich() ? List.of(marks) : List.of();
    }
}
