package aftercare.trial.impact;

import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.ruleset.model.ParsedRule;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.formula.Allowance;
import aftercare.trial.formula.Choice;
import aftercare.trial.formula.FieldTests;
import aftercare.trial.formula.ReportSearch;
import aftercare.trial.formula.ReportSpace;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.formula.SetFormula;
import aftercare.trial.formula.SymptomBound;
import aftercare.trial.guard.GuardedChange;
import aftercare.trial.guard.GuardedChanges;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Whether any report at all is told something else although it is answered as urgently as before, because the rule that gave
 * the advice was made narrower and another one speaks in its place. Asked of rules of {@code URGENT_24H} and above. For one
 * thread.
 */
public final class LostAdvice {

    private final WholeSet live;
    private final WholeSet candidate;
    private final SearchLimits limits;
    private final Instant now;
    private final FieldTests tests;
    private final ReportSpace space;
    private final Allowance allowance;

    private LostAdvice(WholeSet live, WholeSet candidate, SearchLimits limits, Instant now) {
        this.live = live;
        this.candidate = candidate;
        this.limits = limits;
        this.now = now;
        this.tests = new FieldTests(List.of(live.rules(), candidate.rules()));
        this.space = new ReportSpace(live.vocabulary(), candidate.vocabulary(), tests);
        this.allowance = new Allowance(limits.time());
    }

    /** What a patient is told at one level and time. */
    private record Told(String ruleId, String advice, Urgency urgency, int within) {

        static Told by(ParsedRule rule) {
            Triage kind = kind(rule);
            return new Told(rule.card().id(), rule.card().advice(), kind.urgency(), hours(kind));
        }

        /** By a rule that says the same, or sends the patient sooner: then nothing is lost. */
        boolean isKeptBy(ParsedRule rule) {
            return isSaidBy(rule) || sendsSooner(rule);
        }

        boolean isSaidBy(ParsedRule rule) {
            return rule.card().advice().equals(advice)
                    && kind(rule).urgency() == urgency
                    && hours(kind(rule)) == within;
        }

        boolean sendsSooner(ParsedRule rule) {
            return kind(rule).urgency().compareTo(urgency) > 0
                    || kind(rule).urgency() == urgency && hours(kind(rule)) < within;
        }

        boolean isToldBy(Decision answer) {
            return isAnswerOf(answer) && answer.advice().contains(advice);
        }

        boolean isAnswerOf(Decision answer) {
            return answer.urgency() == urgency && answer.actWithinHours().equals(OptionalInt.of(within));
        }
    }

    /**
     * Every guarded change, and each advice that is lost, named {@code advice of} and the rule, with a report; also where it is
     * not decided whether one loses it.
     *
     * @param lowered what the exact difference says of the two sets. Of a rule in it, and of one whose lowering is agreed to,
     *     nothing more is asked
     */
    public static List<GuardedChange> andGuarded(
            WholeSet live,
            WholeSet candidate,
            Agreed agreed,
            List<Lowering> lowered,
            SearchLimits limits,
            Instant now) {
        Map<String, GuardedChange> all = new LinkedHashMap<>();
        for (GuardedChange each : GuardedChanges.between(live.guarded(), candidate.guarded())) {
            all.put(each.name(), each);
        }
        Set<String> told = new HashSet<>();
        for (Lowering each : lowered) {
            if (each instanceof Lowering.Found found) {
                told.add(found.reason());
            } else if (each instanceof Lowering.NotDecided open) {
                told.add(open.reason());
            }
        }
        Map<Told, List<ParsedRule>> asked = new LinkedHashMap<>();
        KeptRules kept = new KeptRules(live, candidate);
        for (ParsedRule rule : live.rules()) {
            String id = rule.card().id();
            boolean known = told.contains(id)
                    || agreed.mayLower(id)
                    || all.containsKey(nameOf(id))
                    || all.containsKey("rule " + id);
            if (!known && isUrgent(rule) && !kept.hasWithItsAdvice(rule)) {
                asked.computeIfAbsent(Told.by(rule), advice -> new ArrayList<>())
                        .add(rule);
            }
        }
        if (!asked.isEmpty()) {
            LostAdvice lost = new LostAdvice(live, candidate, limits, now);
            for (GuardedChange each : lost.among(asked)) {
                all.putIfAbsent(each.name(), each);
            }
        }
        return List.copyOf(all.values());
    }

    private static String nameOf(String ruleId) {
        return "advice of " + ruleId;
    }

    private static boolean isUrgent(ParsedRule rule) {
        return rule.card().kind() instanceof Triage triage && triage.urgency().atLeast(Urgency.URGENT_24H);
    }

    /** Advice of one level and time is searched for together. */
    private List<GuardedChange> among(Map<Told, List<ParsedRule>> asked) {
        Map<Triage, Map<Told, List<ParsedRule>>> byLevel = new LinkedHashMap<>();
        asked.forEach((told, rules) -> byLevel.computeIfAbsent(kind(rules.get(0)), level -> new LinkedHashMap<>())
                .put(told, rules));
        List<GuardedChange> lost = new ArrayList<>();
        byLevel.values().forEach(together -> {
            Search search = new Search(together);
            together.forEach((told, rules) -> search.of(told, rules).ifPresent(lost::add));
        });
        return lost;
    }

    /** All questions of one level and time, which share what the solver knows. */
    private final class Search {

        private final ReportSearch search;
        private final SetFormula before;
        private final SetFormula after;
        private final int noSooner;

        Search(Map<Told, List<ParsedRule>> asked) {
            SymptomBound bound = new SymptomBound(live.rules(), candidate.rules(), tests, rule -> true);
            int symptoms = 1;
            for (Map.Entry<Told, List<ParsedRule>> each : asked.entrySet()) {
                Told told = each.getKey();
                symptoms = Math.max(symptoms, bound.of(each.getValue(), told::sendsSooner, told::isKeptBy));
            }
            this.search = new ReportSearch(space, symptoms, limits, allowance);
            this.before = new SetFormula(search.report(), live.rules(), live.vocabulary());
            this.after = new SetFormula(search.report(), candidate.rules(), candidate.vocabulary());
            this.noSooner = -sooner(asked.keySet().iterator().next());
        }

        /** Whether the answer of either set is sooner: of the next level, or within an hour less. */
        private int sooner(Told told) {
            List<Integer> any = new ArrayList<>();
            for (SetFormula set : List.of(before, after)) {
                if (told.urgency() != Urgency.EMERGENCY_AMBULANCE) {
                    any.add(set.atLeast(Urgency.values()[told.urgency().ordinal() + 1]));
                }
                if (told.within() > 0) {
                    any.add(set.within(told.within() - 1));
                }
            }
            return search.clauses().or(Choice.array(any));
        }

        Optional<GuardedChange> of(Told told, List<ParsedRule> rules) {
            int speaks = before.speaksAnyOf(rules);
            int kept = after.speaksAnyOf(among(candidate, told));
            String name = nameOf(told.ruleId());
            return search.look(
                    search.clauses().and(speaks, -kept, noSooner),
                    () -> search.report()
                            .found()
                            .smallest(part -> lost(part, told, name))
                            .map(Optional::of),
                    Optional.empty(),
                    why -> Optional.of(new GuardedChange(name, told.advice(), "not decided: " + why, true)));
        }

        private static List<ParsedRule> among(WholeSet set, Told told) {
            List<ParsedRule> rules = new ArrayList<>();
            for (ParsedRule rule : set.rules()) {
                // Who is sent sooner is excluded already.
                if (rule.card().kind() instanceof Triage && told.isSaidBy(rule)) {
                    rules.add(rule);
                }
            }
            return rules;
        }
    }

    private Optional<GuardedChange> lost(Sketch report, Told told, String name) {
        byte[] body = report.body(now);
        Optional<Decision> before = live.answer(body, now);
        Optional<Decision> after = candidate.answer(body, now);
        if (before.isEmpty()
                || after.isEmpty()
                || !told.isToldBy(before.get())
                || !told.isAnswerOf(after.get())
                || told.isToldBy(after.get())) {
            return Optional.empty();
        }
        String instead = String.join(" / ", after.get().advice()) + " (for " + report.text(now) + ")";
        return Optional.of(new GuardedChange(name, told.advice(), instead, true));
    }

    private static Triage kind(ParsedRule rule) {
        return (Triage) rule.card().kind();
    }

    private static int hours(Triage kind) {
        return kind.actWithinHours().orElse(Integer.MAX_VALUE);
    }
}
