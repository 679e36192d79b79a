package aftercare.trial.explain;

import aftercare.domain.Report;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Ruling;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.SignGraph;
import aftercare.triage.RuleSet;
import aftercare.triage.explain.LackingLines;
import aftercare.triage.intake.CodedReport;
import aftercare.triage.reference.Explanation;
import aftercare.triage.reference.Explanation.OnFacts;
import aftercare.triage.reference.Prospects;
import aftercare.trial.search.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the smallest changes of a report that raise or lower its answer: one answer given otherwise, or two. Every single one is
 * tried; pairs are tried where a more urgent rule lacks just two answers, and where each of two takes away what decided.
 */
final class WhatIfs {

    private static final int MOST_PAIRS = 120;

    /** Of those with the same outcome and as many answers. */
    private static final int MOST_ALIKE = 6;

    /** What is known of the patient comes before what is not, and another symptom comes last. */
    private static final List<String> ORDER =
            List.of("/symptoms/", "/vitals/", "/treatment/", "/patient/", "/selfCare/", "/asymptomatic");

    private final RuleSet rules;
    private final OtherAnswers others;
    private final Map<Pattern, Slots> meeting = new ConcurrentHashMap<>();

    WhatIfs(RuleSet rules) {
        this.rules = rules;
        this.others = new OtherAnswers(rules.book().vocabulary(), rules.rules());
    }

    /** @param whole whether every pair that was worth trying was tried */
    record Found(List<WhatIf> raising, List<WhatIf> lowering, boolean whole) {}

    private record Tried(OtherAnswer answer, CodedReport sheet, Ruling ruling) {}

    /**
     * An answer that was tried.
     *
     * @param place among all that were
     */
    private record Single(int place, OtherAnswer answer, CodedReport sheet, int weight, Set<String> ruleIds) {}

    private record Pair(Single one, Single other) {}

    /** Answers that lead to another outcome. */
    private record Change(List<OtherAnswer> answers, CodedReport sheet, int weight) {}

    /** @param explanations of the rules of the set, in their order */
    Found of(CodedReport sheet, Decision base, List<Explanation> explanations, Court.Sitting court) {
        return new Attempt(sheet, base, court).found(explanations);
    }

    /** One report. */
    private final class Attempt {

        private final CodedReport sheet;
        private final Court.Sitting court;
        private final Report report;
        private final Instant now;
        private final int bound;
        private final Set<String> ruleIds;
        private final Map<String, List<Single>> singles = new HashMap<>();
        private final List<Change> changes = new ArrayList<>();
        private final Set<Long> known = new HashSet<>();
        private final List<Pair> pairs = new ArrayList<>();
        private int places;
        private boolean whole = true;

        Attempt(CodedReport sheet, Decision base, Court.Sitting court) {
            this.sheet = sheet;
            this.court = court;
            this.report = base.report();
            this.now = report.reportedAt();
            this.bound = Court.weight(base);
            this.ruleIds = decisive(base);
        }

        Found found(List<Explanation> explanations) {
            // On every processor: somebody waits for the explanation.
            others.of(sheet, report).parallelStream().map(this::tried).toList().forEach(this::single);
            raisingPairs(explanations);
            loweringPairs();
            pairs.parallelStream().map(this::tried).toList().forEach(each -> each.ifPresent(changes::add));
            List<WhatIf> raising = new ArrayList<>();
            List<WhatIf> lowering = new ArrayList<>();
            List<Change> shown = shown();
            List<Optional<Decision>> decided = shown.parallelStream()
                    .map(change -> court.surely(change.sheet(), now, change.weight()))
                    .toList();
            for (int i = 0; i < decided.size(); i++) {
                Change change = shown.get(i);
                List<WhatIf> which = change.weight() > bound ? raising : lowering;
                decided.get(i).ifPresent(decision -> which.add(new WhatIf(change.answers(), decision)));
            }
            return new Found(raising, lowering, whole);
        }

        /** The answers to one question with which the report is accepted. */
        private List<Tried> tried(List<OtherAnswer> question) {
            List<Tried> tried = new ArrayList<>();
            for (OtherAnswer answer : question) {
                CodedReport changed = sheet.with(answer.pointer(), answer.to());
                court.quickly(changed, now).ifPresent(ruling -> tried.add(new Tried(answer, changed, ruling)));
            }
            return tried;
        }

        private void single(List<Tried> question) {
            if (question.isEmpty()) {
                return;
            }
            List<Single> tried = new ArrayList<>();
            for (Tried each : question) {
                Ruling ruling = each.ruling();
                tried.add(new Single(places++, each.answer(), each.sheet(), Court.weight(ruling), ruling.decisive()));
            }
            singles.computeIfAbsent(question.get(0).answer().pointer(), pointer -> new ArrayList<>())
                    .addAll(tried);
            boolean ordered = OtherAnswers.isNumber(tried.get(0).answer().to());
            for (int i = 0; i < tried.size(); i++) {
                Single one = tried.get(i);
                if (one.weight() != bound && (!ordered || isOnThreshold(tried, i))) {
                    changes.add(new Change(List.of(one.answer()), one.sheet(), one.weight()));
                }
            }
        }

        /** Whether one step to some side the change is less; where it is nowhere less, the first value. */
        private boolean isOnThreshold(List<Single> tried, int at) {
            int far = Math.abs(tried.get(at).weight() - bound);
            boolean edge = false;
            boolean alike = true;
            for (int i = 0; i < tried.size(); i++) {
                int other = Math.abs(tried.get(i).weight() - bound);
                edge |= Math.abs(i - at) == 1 && other < far;
                alike &= tried.get(i).weight() == tried.get(at).weight();
            }
            return edge || alike && at == 0;
        }

        private void raisingPairs(List<Explanation> explanations) {
            List<Explanation> urgent = new ArrayList<>(explanations);
            urgent.removeIf(each -> each.holds() || Prospects.weight(each.rule().card()) <= bound);
            urgent.sort(Comparator.comparingInt(
                            (Explanation each) -> Prospects.weight(each.rule().card()))
                    .reversed());
            List<List<OnFacts>> lines =
                    urgent.parallelStream().map(LackingLines::of).toList();
            for (int at = 0; at < lines.size(); at++) {
                List<OnFacts> lacking = lines.get(at);
                int weight = Prospects.weight(urgent.get(at).rule().card());
                if (lacking.size() == 2) {
                    List<Single> first = meeting(lacking.get(0), weight);
                    for (Single other : meeting(lacking.get(1), weight)) {
                        first.forEach(one -> pair(one, other));
                    }
                } else if (lacking.size() == 1 && LackingLines.answers(lacking.get(0)) == 2) {
                    List<Single> all = meeting(lacking.get(0), weight);
                    for (int i = 0; i < all.size(); i++) {
                        for (int j = 0; j < i; j++) {
                            pair(all.get(i), all.get(j));
                        }
                    }
                }
            }
        }

        /** The answers that may help to meet a condition and do not lead that far by themselves. */
        private List<Single> meeting(OnFacts line, int weight) {
            Slots slots = meeting.computeIfAbsent(line.condition().pattern(), WhatIfs.this::slots);
            List<Single> all = new ArrayList<>();
            for (int i = 0; i < sheet.symptoms(); i++) {
                String symptom = "/symptoms/" + i + "/";
                slots.ofSymptom().forEach((name, values) -> add(symptom + name, values, weight, all));
            }
            slots.ofReport().forEach((name, values) -> add("/" + name.replace('.', '/'), values, weight, all));
            return all;
        }

        private void add(String pointer, Set<String> values, int weight, List<Single> all) {
            for (Single one : singles.getOrDefault(pointer, List.of())) {
                if (one.weight() < weight && values.contains(one.answer().to())) {
                    all.add(one);
                }
            }
        }

        private void loweringPairs() {
            List<Single> taking = new ArrayList<>();
            for (List<Single> question : singles.values()) {
                for (Single one : question) {
                    if (one.weight() <= bound && !one.ruleIds().containsAll(ruleIds)) {
                        taking.add(one);
                    }
                }
            }
            taking.sort(Comparator.comparing((Single one) -> one.answer().pointer())
                    .thenComparing(one -> one.answer().to()));
            for (int i = 0; i < taking.size(); i++) {
                for (int j = 0; j < i; j++) {
                    pair(taking.get(j), taking.get(i));
                }
            }
        }

        private void pair(Single one, Single other) {
            if (!whole || one.answer().pointer().equals(other.answer().pointer())) {
                return;
            }
            long both =
                    (long) Math.min(one.place(), other.place()) << Integer.SIZE | Math.max(one.place(), other.place());
            if (!known.add(both)) {
                return;
            }
            if (pairs.size() == MOST_PAIRS) {
                whole = false;
                return;
            }
            pairs.add(new Pair(one, other));
        }

        /** A change where both together lead farther than each. */
        private Optional<Change> tried(Pair pair) {
            OtherAnswer second = pair.other().answer();
            CodedReport both = pair.one().sheet().with(second.pointer(), second.to());
            int most = Math.max(pair.one().weight(), pair.other().weight());
            int least = Math.min(pair.one().weight(), pair.other().weight());
            return court.quickly(both, now)
                    .map(Court::weight)
                    .filter(weight -> weight > Math.max(bound, most) || weight < Math.min(bound, least))
                    .map(weight -> new Change(List.of(pair.one().answer(), second), both, weight));
        }

        /** Those that are shown: the most urgent first, one answer before two, and of those alike not too many. */
        private List<Change> shown() {
            changes.sort(Comparator.comparingInt(Change::weight)
                    .reversed()
                    .thenComparing(change -> change.answers().size())
                    .thenComparing(WhatIfs::order));
            Map<String, Integer> alike = new HashMap<>();
            List<Change> shown = new ArrayList<>();
            for (Change change : changes) {
                String key = change.weight() + " " + change.answers().size();
                if (alike.merge(key, 1, Integer::sum) <= MOST_ALIKE) {
                    shown.add(change);
                }
            }
            return shown;
        }
    }

    /** The answers that may help to meet a pattern. */
    private Slots slots(Pattern pattern) {
        Slots slots = new Slots(rules.book().vocabulary());
        behind(pattern).forEach(slots::add);
        return slots;
    }

    /** The patterns that bring a fact about: itself, or for a sign those of the rules that infer it. */
    private Set<Pattern> behind(Pattern pattern) {
        if (!SignGraph.isSign(pattern)) {
            return Set.of(pattern);
        }
        Set<Pattern> all = new LinkedHashSet<>();
        for (ParsedRule rule : rules.rules()) {
            if (rule.card().kind() instanceof Infers infers && SignGraph.meets(infers, pattern)) {
                for (Pattern inner : rule.patterns()) {
                    all.addAll(behind(inner));
                }
            }
        }
        return all;
    }

    private static Set<String> decisive(Decision decision) {
        Set<String> ids = new HashSet<>();
        decision.reasons().forEach(reason -> {
            if (reason.decisive()) {
                ids.add(reason.ruleId());
            }
        });
        return ids;
    }

    private static int order(Change change) {
        int last = 0;
        for (OtherAnswer answer : change.answers()) {
            int place = ORDER.size();
            for (int i = 0; i < ORDER.size() && !answer.pointer().endsWith("/-"); i++) {
                place = answer.pointer().startsWith(ORDER.get(i)) ? Math.min(place, i) : place;
            }
            last = Math.max(last, place);
        }
        return last;
    }
}
