package aftercare.trial.impact;

import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Ruling;
import aftercare.ruleset.model.ParsedRule;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.agreement.AnswerLevel;
import aftercare.trial.formula.Allowance;
import aftercare.trial.formula.Choice;
import aftercare.trial.formula.Clauses;
import aftercare.trial.formula.FieldTests;
import aftercare.trial.formula.Goal;
import aftercare.trial.formula.PossibleReport;
import aftercare.trial.formula.ReportSearch;
import aftercare.trial.formula.ReportSpace;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.formula.SetFormula;
import aftercare.trial.formula.SymptomBound;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Whether any report at all is answered lower, or with more time, by a candidate than by the live rule set. A report that
 * the candidate refuses counts as lowered. For one thread.
 */
public final class ExactDifference {

    /**
     * A question to the solver.
     *
     * @param reason the live reason that may be lost: the id of a rule, or {@code floor} and the word that has it
     * @param rules those of the live set that give the reason; none for a reason of the core
     * @param code of the symptom with a floor; empty for other reasons
     */
    private record Question(String reason, List<ParsedRule> rules, String code) {}

    private final WholeSet live;
    private final WholeSet candidate;
    private final Agreed agreed;
    private final SearchLimits limits;
    private final Retrial retrial;
    private final FieldTests tests;
    private final ReportSpace space;
    private final KeptRules kept;
    private final Allowance allowance;

    private ExactDifference(WholeSet live, WholeSet candidate, Agreed agreed, SearchLimits limits, Instant now) {
        this.live = live;
        this.candidate = candidate;
        this.agreed = agreed;
        this.limits = limits;
        this.retrial = new Retrial(live, candidate, agreed, now);
        this.tests = new FieldTests(List.of(live.rules(), candidate.rules()));
        this.space = new ReportSpace(live.vocabulary(), candidate.vocabulary(), tests);
        this.kept = new KeptRules(live, candidate);
        this.allowance = new Allowance(limits.time());
    }

    /**
     * A report that is answered lower, with as few symptoms as the first live reason that is lost allows.
     *
     * @param now when the reports hold
     */
    public static Lowering first(WholeSet live, WholeSet candidate, SearchLimits limits, Instant now) {
        List<Lowering> found = new ExactDifference(live, candidate, Agreed.none(), limits, now).search(true);
        return found.isEmpty() ? new Lowering.None() : found.get(0);
    }

    /**
     * Every live reason, or word, that some report loses, each with such a report, and those that are not decided.
     *
     * @param agreed what may be lost, and how far
     */
    public static List<Lowering> all(
            WholeSet live, WholeSet candidate, Agreed agreed, SearchLimits limits, Instant now) {
        return new ExactDifference(live, candidate, agreed, limits, now).search(false);
    }

    /** The words and ranges that the candidate refuses, by the name under which that can be agreed to. */
    public static Set<String> refusedWords(WholeSet live, WholeSet candidate) {
        return RefusedWords.of(live.vocabulary(), candidate.vocabulary()).keySet();
    }

    private List<Lowering> search(boolean one) {
        List<Lowering> found = new ArrayList<>();
        for (Map.Entry<String, Sketch> word :
                RefusedWords.of(live.vocabulary(), candidate.vocabulary()).entrySet()) {
            retrial.refused(word.getValue(), word.getKey())
                    .filter(each -> !agreed.mayBeRefused(each.reason(), each.from()))
                    .ifPresent(found::add);
            if (one && !found.isEmpty()) {
                return found;
            }
        }
        Map<Goal, List<Question>> questions = questions();
        for (Map.Entry<Goal, List<Question>> each : questions.entrySet()) {
            new Search(each.getKey(), each.getValue()).ask(one, found);
            if (one && found.stream().anyMatch(Lowering.Found.class::isInstance)) {
                break;
            }
        }
        found.sort(Comparator.comparing(lowering -> lowering instanceof Lowering.NotDecided));
        return found;
    }

    /** What is to be asked, the most urgent goals first. */
    private Map<Goal, List<Question>> questions() {
        Map<Goal, Map<String, List<ParsedRule>>> byGoal = new LinkedHashMap<>();
        Urgency[] levels = Urgency.values();
        for (int i = levels.length - 1; i > 0; i--) {
            byGoal.put(new Goal.Level(levels[i]), new LinkedHashMap<>());
        }
        for (ParsedRule rule : live.rules()) {
            if (rule.card().kind() instanceof Triage kind && !kept.hasAsUrgent(rule)) {
                AnswerLevel least =
                        agreed.least(rule.card().id(), new AnswerLevel(kind.urgency(), kind.actWithinHours()));
                if (least.urgency() != Urgency.SELF_CARE) {
                    add(byGoal, new Goal.Level(least.urgency()), rule);
                }
                if (least.isLoweredBy(AnswerLevel.usual(least.urgency()))) {
                    add(byGoal, new Goal.Hours(least.actWithinHours().orElseThrow()), rule);
                }
            }
        }
        Map<Goal, List<Question>> questions = new LinkedHashMap<>();
        byGoal.forEach((goal, rules) -> {
            List<Question> asked = new ArrayList<>();
            rules.forEach((id, same) -> asked.add(new Question(id, same, "")));
            asked.addAll(ofTheCore(goal));
            if (!asked.isEmpty()) {
                questions.put(goal, asked);
            }
        });
        return questions;
    }

    private static void add(Map<Goal, Map<String, List<ParsedRule>>> byGoal, Goal goal, ParsedRule rule) {
        byGoal.computeIfAbsent(goal, key -> new LinkedHashMap<>())
                .computeIfAbsent(rule.card().id(), id -> new ArrayList<>())
                .add(rule);
    }

    private List<Question> ofTheCore(Goal goal) {
        List<Question> questions = new ArrayList<>();
        for (String code : space.lostFloors()) {
            String name = "floor " + code;
            if (isLeast(goal, name, live.vocabulary().floor(code).orElseThrow())) {
                questions.add(new Question(name, List.of(), code));
            }
        }
        boolean speaksAnew = speaksAnew();
        if (speaksAnew && isLeast(goal, Ruling.UNEXPLAINED, Urgency.ROUTINE_REVIEW)) {
            questions.add(new Question(Ruling.UNEXPLAINED, List.of(), ""));
        }
        if (speaksAnew && isLeast(goal, Ruling.NOT_ASSESSED, Urgency.URGENT_24H)) {
            questions.add(new Question(Ruling.NOT_ASSESSED, List.of(), ""));
        }
        return questions;
    }

    /** Whether the goal is what an answer may come to at the least that rests on a reason of the core. */
    private boolean isLeast(Goal goal, String name, Urgency level) {
        return goal.equals(
                new Goal.Level(agreed.least(name, AnswerLevel.usual(level)).urgency()));
    }

    /** Whether some rule of the candidate may speak where no live rule does. */
    private boolean speaksAnew() {
        KeptRules before = new KeptRules(candidate, live);
        for (ParsedRule rule : candidate.rules()) {
            if (rule.card().kind() instanceof Triage && !before.has(rule)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a live rule may explain a symptom while the candidate answers with self-care: one that the candidate has too
     * and that comes to more would speak there as well.
     */
    private boolean mayExplain(ParsedRule rule) {
        return ((Triage) rule.card().kind()).urgency() == Urgency.SELF_CARE || !kept.hasAsUrgent(rule);
    }

    /** All questions of one goal, which share what the solver knows. */
    private final class Search {

        private final List<Question> questions;
        private final ReportSearch search;
        private final Clauses clauses;
        private final PossibleReport report;
        private final SetFormula before;
        private final int lower;

        Search(Goal goal, List<Question> questions) {
            this.questions = questions;
            List<ParsedRule> targets = new ArrayList<>();
            for (Question question : questions) {
                targets.addAll(question.rules());
            }
            int symptoms = new SymptomBound(live.rules(), candidate.rules(), tests, ExactDifference.this::mayExplain)
                    .of(goal, targets, 0);
            this.search = new ReportSearch(space, symptoms, limits, allowance);
            this.clauses = search.clauses();
            this.report = search.report();
            this.before = new SetFormula(report, live.rules(), live.vocabulary());
            SetFormula after = new SetFormula(report, candidate.rules(), candidate.vocabulary());
            this.lower = -goal.reachedBy(after);
        }

        void ask(boolean one, List<Lowering> found) {
            for (Question question : questions) {
                if (isKnown(question, found)) {
                    continue;
                }
                Lowering lowering = answer(question);
                if (!(lowering instanceof Lowering.None)) {
                    found.add(lowering);
                }
                if (one && lowering instanceof Lowering.Found) {
                    return;
                }
            }
        }

        /** A reason may be lost by its level and by its time; to say it once is enough. */
        private static boolean isKnown(Question question, List<Lowering> found) {
            return found.stream()
                    .anyMatch(each -> each instanceof Lowering.Found known
                            && known.reason().equals(question.reason()));
        }

        private Lowering answer(Question question) {
            return search.look(
                    clauses.and(target(question), lower),
                    () -> retrial.losing(report.found(), question.reason()),
                    new Lowering.None(),
                    why -> new Lowering.NotDecided(question.reason(), why));
        }

        private int target(Question question) {
            List<Integer> any = new ArrayList<>();
            for (ParsedRule rule : question.rules()) {
                any.add(before.speaks(rule));
            }
            if (question.reason().equals(Ruling.UNEXPLAINED)) {
                any.add(before.isUnexplained(ExactDifference.this::mayExplain));
            } else if (question.reason().equals(Ruling.NOT_ASSESSED)) {
                any.add(before.isEmpty());
            } else if (!question.code().isEmpty()) {
                Urgency level = live.vocabulary().floor(question.code()).orElseThrow();
                for (int i = 0; i < report.mostSymptoms(); i++) {
                    Choice code = report.code(i);
                    IntPredicate meant = place -> code.values().get(place).equals(question.code());
                    any.add(clauses.and(before.hasFloor(i, level), code.among(meant)));
                }
            }
            return clauses.or(Choice.array(any));
        }
    }
}
