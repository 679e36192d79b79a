package aftercare.trial.search;

import aftercare.domain.Report;
import aftercare.domain.Vocabulary;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.ReferenceRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for reports that tell changed sets of rules from the rules as they stand, all of them changed in one rule: reports in
 * which it speaks as it is or as changed, then those that differ from these in one answer, in two, and at last in several drawn by lot, all of them with
 * values at the boundaries of the rules.
 */
public final class Search {

    /** How many reports are tried in all by the end of those with one other answer; the next: by the end of those with two. */
    private static final int MOST_WITH_ONE = 8_000;

    private static final int MOST_WITH_TWO = 14_000;
    private static final int DRAWN = 4_000;
    private static final int MOST_DRAWN_ANSWERS = 5;

    /**
     * A changed set of rules.
     *
     * @param rules all of them
     * @param changed the rules that differ; none if one is missing
     */
    public record Variant(ReferenceRules rules, List<ParsedRule> changed) {

        public Variant {
            changed = List.copyOf(changed);
        }
    }

    /**
     * What was found of a variant.
     *
     * @param told the report that tells it apart; empty when none was found
     * @param details whether some report was answered differently in details that no case can speak of
     */
    public record Result(Optional<Witness> told, boolean details) {}

    private static final class Sought {
        private final ReferenceRules rules;
        private final Screen screen;
        private Optional<Witness> told = Optional.empty();
        private boolean details;

        Sought(ReferenceRules rules, Screen screen) {
            this.rules = rules;
            this.screen = screen;
        }
    }

    private final Trial trial;
    private final Vocabulary vocabulary;
    private final List<ParsedRule> rules;
    private final List<Sought> sought = new ArrayList<>();

    /** Marks of the reports that were tried: of two with one mark the second is passed over, which is rare and harmless. */
    private final Set<Long> tried = new HashSet<>();

    private int open;

    private Search(Trial trial, Vocabulary vocabulary, List<ParsedRule> rules) {
        this.trial = trial;
        this.vocabulary = vocabulary;
        this.rules = rules;
    }

    /**
     * Searches for all of them at once.
     *
     * @param rule the rule in which they differ from the rules as they stand
     * @param rules those as they stand
     * @return what was found of each, in their order
     */
    public static List<Result> of(
            ParsedRule rule, List<Variant> variants, List<ParsedRule> rules, Vocabulary vocabulary, Trial trial) {
        Search search = new Search(trial, vocabulary, rules);
        List<ParsedRule> versions = new ArrayList<>();
        versions.add(rule);
        for (Variant variant : variants) {
            search.sought.add(new Sought(variant.rules(), new Screen(rule, variant.changed(), rules)));
            versions.addAll(variant.changed());
        }
        search.open = variants.size();
        search.look(rule, versions);
        List<Result> results = new ArrayList<>();
        for (Sought one : search.sought) {
            results.add(new Result(one.told, one.details));
        }
        return results;
    }

    private void look(ParsedRule rule, List<ParsedRule> versions) {
        List<Recipe> ways = new ArrayList<>();
        Slots near = new Slots(vocabulary);
        for (ParsedRule version : versions) {
            near.add(version);
            ways.addAll(Recipes.of(version, rules));
        }
        for (Recipe way : ways) {
            way.wanted().forEach(near::add);
            way.beside().forEach(patterns -> patterns.forEach(near::add));
        }
        List<Sketch> bases = new Situations(new Pieces(vocabulary, near)).of(ways);
        bases.forEach(this::look);
        withOne(bases, near);
        withTwo(bases, near);
        Slots all = new Slots(vocabulary);
        rules.forEach(all::add);
        drawn(rule, bases, all);
    }

    private void withOne(List<Sketch> bases, Slots slots) {
        for (Sketch base : bases) {
            for (Sketch sketch : changed(base, slots)) {
                if (open == 0 || tried.size() > MOST_WITH_ONE) {
                    return;
                }
                look(sketch);
            }
        }
    }

    private void withTwo(List<Sketch> bases, Slots slots) {
        for (Sketch base : bases) {
            for (Sketch one : changed(base, slots)) {
                for (Sketch two : changed(one, slots)) {
                    if (open == 0 || tried.size() > MOST_WITH_TWO) {
                        return;
                    }
                    look(two);
                }
            }
        }
    }

    /** With the same seed every time: the same rules are searched alike. */
    private void drawn(ParsedRule rule, List<Sketch> bases, Slots slots) {
        Random random = new Random(rule.card().title().hashCode());
        for (int i = 0; i < DRAWN && open > 0 && !bases.isEmpty(); i++) {
            Sketch sketch = bases.get(random.nextInt(bases.size()));
            int answers = 1 + random.nextInt(MOST_DRAWN_ANSWERS);
            for (int j = 0; j < answers; j++) {
                sketch = drawn(sketch, slots, random);
            }
            look(sketch);
        }
    }

    private static Sketch drawn(Sketch sketch, Slots slots, Random random) {
        int symptoms = sketch.symptoms().size();
        int where = random.nextInt(symptoms + 2);
        if (where == symptoms) {
            List<String> codes = List.copyOf(slots.ofSymptom().getOrDefault(Sketch.CODE, Set.of()));
            return codes.isEmpty() ? sketch : sketch.with(new TreeMap<>(Map.of(Sketch.CODE, draw(codes, random))));
        }
        Map<String, Set<String>> fields = where < symptoms ? slots.ofSymptom() : slots.ofReport();
        if (fields.isEmpty()) {
            return sketch;
        }
        String field = draw(List.copyOf(fields.keySet()), random);
        String value = draw(List.copyOf(fields.get(field)), random);
        return where < symptoms ? answered(sketch, where, field, value) : answered(sketch, field, value);
    }

    private static String draw(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Every report that differs in one answer. */
    private static List<Sketch> changed(Sketch base, Slots slots) {
        List<Sketch> changed = new ArrayList<>();
        for (Map.Entry<String, Set<String>> slot : slots.ofReport().entrySet()) {
            for (String value : slot.getValue()) {
                changed.add(answered(base, slot.getKey(), value));
            }
        }
        for (int i = 0; i < base.symptoms().size(); i++) {
            for (Map.Entry<String, Set<String>> slot : slots.ofSymptom().entrySet()) {
                for (String value : slot.getValue()) {
                    changed.add(answered(base, i, slot.getKey(), value));
                }
            }
        }
        return changed;
    }

    private static Sketch answered(Sketch sketch, String field, String value) {
        return value.equals(Slots.ABSENT) ? sketch.without(field) : sketch.with(field, value);
    }

    private static Sketch answered(Sketch sketch, int symptom, String field, String value) {
        return value.equals(Slots.ABSENT) ? sketch.without(symptom, field) : sketch.with(symptom, field, value);
    }

    private static long mark(Sketch sketch) {
        return ((long) sketch.fields().hashCode() << Integer.SIZE)
                ^ sketch.symptoms().hashCode();
    }

    private void look(Sketch sketch) {
        if (open == 0 || !tried.add(mark(sketch))) {
            return;
        }
        Optional<Report> report = trial.report(sketch);
        if (report.isEmpty()) {
            return;
        }
        Optional<Evaluation> before = Optional.empty();
        for (Sought one : sought) {
            if (one.told.isPresent() || !one.screen.lets(report.get())) {
                continue;
            }
            before = before.isPresent() ? before : trial.before(report.get());
            Optional<Evaluation> after = before.flatMap(evaluation -> trial.after(one.rules, evaluation));
            if (after.isPresent()) {
                compare(one, sketch, before.get(), after.get());
            }
        }
    }

    private void compare(Sought one, Sketch sketch, Evaluation before, Evaluation after) {
        if (trial.sameForCases(before, after)) {
            one.details |= !trial.seen(after).equals(trial.seen(before));
        } else {
            one.told = Optional.of(new Shrinking(trial, one.rules).shrink(sketch));
            open--;
        }
    }
}
