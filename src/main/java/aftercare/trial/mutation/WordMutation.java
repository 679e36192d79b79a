package aftercare.trial.mutation;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.triage.intake.Intake;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.impact.ExactDifference;
import aftercare.trial.impact.Lowering;
import aftercare.trial.impact.WholeSet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tries every change of the words on the cases. A change that no case notices is none if no report at all is answered lower,
 * or with more time, with it: that is proved each time, and so no list of such changes is kept.
 */
public final class WordMutation {

    private final List<ParsedRule> rules;
    private final Vocabulary vocabulary;
    private final Wording wording;
    private final Instant reportedAt;
    private final SearchLimits limits;
    private final WordTrial trial;
    private final Set<String> emergencyGroups = new HashSet<>();

    /**
     * @param rules a set without problems
     * @param cases of that set, all of which pass
     * @param reportedAt when the reports of the cases hold
     * @param limits of the proof about one change that no case notices
     */
    public WordMutation(
            List<ParsedRule> rules,
            Vocabulary vocabulary,
            Wording wording,
            List<TriageCase> cases,
            Instant reportedAt,
            SearchLimits limits) {
        this.rules = List.copyOf(rules);
        this.vocabulary = vocabulary;
        this.wording = wording;
        this.reportedAt = reportedAt;
        this.limits = limits;
        this.trial = new WordTrial(rules, vocabulary, wording, cases, reportedAt);
        Emergencies emergencies = new Emergencies(rules);
        for (ParsedRule rule : rules) {
            if (emergencies.has(rule)) {
                rule.patterns().forEach(pattern -> pattern.comparisons().forEach(this::take));
            }
        }
    }

    private void take(Comparison comparison) {
        if (comparison.operand() instanceof Operand.Text text) {
            emergencyGroups.add(text.value());
        }
    }

    /** Every change of the words. */
    List<WordResult> all() {
        return of(change -> true);
    }

    /** The groups of symptoms and regions that no case would miss, though some emergency answer hangs on them. */
    public List<WordResult> untriedGroups() {
        List<WordResult> untried = new ArrayList<>();
        for (WordResult one : of(change -> change.group().isPresent() && emergency(change))) {
            if (one.fate() instanceof Fate.Survived) {
                untried.add(one);
            }
        }
        return untried;
    }

    private List<WordResult> of(Predicate<WordChange> asked) {
        List<WordResult> all = new ArrayList<>();
        for (WordChange change : WordChange.all(vocabulary)) {
            limits.patience().ask();
            if (asked.test(change)) {
                Optional<TriageCase> killer = trial.killer(change);
                all.add(
                        killer.isPresent()
                                ? new WordResult(
                                        change, emergency(change), new Fate.Killed(killer.get()), Optional.empty())
                                : unnoticed(change));
            }
        }
        return all;
    }

    private boolean emergency(WordChange change) {
        return change.floor().map(floor -> floor.isEmergency()).orElse(false)
                || change.group().map(emergencyGroups::contains).orElse(false);
    }

    /** What is not decided within the limit counts as a report that is answered lower. */
    private WordResult unnoticed(WordChange change) {
        Lowering lowering = ExactDifference.first(set(vocabulary), set(change.after()), limits, reportedAt);
        if (lowering instanceof Lowering.None) {
            return new WordResult(change, emergency(change), new Fate.Equivalent(false, true), Optional.empty());
        }
        Optional<String> report = lowering instanceof Lowering.Found found
                ? Optional.of(new String(found.body(), StandardCharsets.UTF_8))
                : Optional.empty();
        return new WordResult(change, emergency(change), new Fate.Survived(Optional.empty(), Optional.empty()), report);
    }

    private WholeSet set(Vocabulary words) {
        Intake intake = new Intake(words, wording, Clock.fixed(reportedAt, ZoneOffset.UTC));
        return WholeSet.of(rules, words, wording, intake);
    }
}
