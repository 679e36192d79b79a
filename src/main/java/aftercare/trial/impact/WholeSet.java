package aftercare.trial.impact;

import aftercare.domain.Report;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decider;
import aftercare.domain.decision.Decision;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.languages.Translation;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.RuleSet;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.TooManyTries;
import aftercare.trial.coverage.PlainFolder;
import aftercare.trial.coverage.PlainRules;
import aftercare.trial.guard.GuardedSet;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * All of a rule set that an answer hangs on: the rules, the words with their groups, floors and ranges, the texts, and who
 * decides.
 *
 * @param translations of the texts
 * @param evaluators each decides a report by these rules
 */
public record WholeSet(
        List<ParsedRule> rules,
        Vocabulary vocabulary,
        Wording wording,
        Intake intake,
        List<Translation> translations,
        List<Function<Report, Decision>> evaluators) {

    public WholeSet {
        translations = List.copyOf(translations);
        rules = List.copyOf(rules);
        evaluators = List.copyOf(evaluators);
    }

    /** A set that is compiled: the engine and the reference decide. */
    public static WholeSet of(RuleSet set) {
        Vocabulary vocabulary = set.book().vocabulary();
        Decider decider =
                new Decider(vocabulary, set.book().wording(), set.book().version());
        List<Function<Report, Decision>> both = new ArrayList<>();
        both.add(set.book()::decide);
        both.add(report -> decider.decide(report, set.reference().findings(report), Optional.empty()));
        return new WholeSet(
                set.rules(),
                vocabulary,
                set.book().wording(),
                set.intake(),
                set.translations().all(),
                both);
    }

    /** The parts of it in which something is guarded. */
    public GuardedSet guarded() {
        return GuardedSet.of(vocabulary, wording, rules, translations);
    }

    /** A folder that is not compiled: the reference alone decides. */
    public static WholeSet of(PlainFolder folder) {
        PlainRules plain = folder.rules();
        return new WholeSet(
                plain.rules(),
                plain.vocabulary(),
                folder.wording(),
                folder.intake(),
                folder.translations(),
                List.of(plain::decide));
    }

    /** A folder in English alone that is not compiled: the reference alone decides. */
    public static WholeSet of(CheckedFolder folder, Clock clock) {
        Vocabulary vocabulary = folder.vocabulary().orElseThrow();
        Wording wording = folder.wording().orElseThrow();
        return of(folder.rules(), vocabulary, wording, new Intake(vocabulary, wording, clock));
    }

    /** A set that is not compiled: the reference alone decides. */
    public static WholeSet of(List<ParsedRule> rules, Vocabulary vocabulary, Wording wording, Intake intake) {
        ReferenceRules reference = ReferenceRules.of(rules);
        Decider decider = new Decider(vocabulary, wording, "");
        return new WholeSet(
                rules,
                vocabulary,
                wording,
                intake,
                List.of(),
                List.of(report -> decider.decide(report, reference.findings(report), Optional.empty())));
    }

    /** The decision of all evaluators; empty when they differ or give up, which is for the gate to say. */
    public Optional<Decision> decide(Report report) {
        Optional<Decision> decision = Optional.empty();
        try {
            for (Function<Report, Decision> evaluator : evaluators) {
                Decision found = evaluator.apply(report);
                if (decision.isPresent() && !sameAnswer(decision.get(), found)) {
                    return Optional.empty();
                }
                decision = Optional.of(found);
            }
        } catch (TooManyTries e) {
            return Optional.empty();
        }
        return decision;
    }

    /**
     * The report in a body; empty where it is refused.
     *
     * @param now when the report holds unless it says so itself
     */
    public Optional<Report> read(byte[] body, Instant now) {
        return intake.read(body, now) instanceof Reading.Accepted accepted
                ? Optional.of(accepted.report())
                : Optional.empty();
    }

    /** The answer to a body; empty where it is refused, or the evaluators differ. */
    public Optional<Decision> answer(byte[] body, Instant now) {
        return read(body, now).flatMap(this::decide);
    }

    private static boolean sameAnswer(Decision one, Decision other) {
        Urgency urgency = one.urgency();
        OptionalInt hours = one.actWithinHours();
        return urgency == other.urgency() && hours.equals(other.actWithinHours());
    }
}
