package aftercare.trial.impact;

import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.triage.Questions;
import aftercare.triage.intake.InputProblem;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.intake.Refusal;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.TooManyTries;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.coverage.PlainFolder;
import aftercare.trial.coverage.PlainRules;
import aftercare.trial.coverage.Silence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two sets of rules held against each other on the same reports, each read by the words of its own set. */
public final class RuleSetDiff {

    /**
     * A set of rules. Both sides of a comparison must go by one moment: a report that does not say when it holds must be
     * equally old for both.
     *
     * @param folder as it was named
     */
    public record Side(Path folder, PlainFolder plain) {

        private Sent sent(TriageCase each, Instant now) {
            return new Sent(each.note(), folder.resolve(each.file()) + ":" + each.line(), each.body(now));
        }

        private Reading read(Sent sent) {
            Intake intake = plain.intake();
            return sent.arrivedAt()
                    .map(moment -> intake.read(sent.body(), moment))
                    .orElseGet(() -> intake.read(sent.body()));
        }

        private Questions questions() {
            PlainRules rules = plain.rules();
            return new Questions(rules.vocabulary(), plain.wording(), rules.reference());
        }

        private Decision decide(Reading.Accepted reading, Questions questions) {
            Evaluation evaluation = plain.rules().reference().evaluate(reading.report());
            return questions.ask(plain.rules().decide(evaluation), Optional.of(evaluation));
        }
    }

    /**
     * A report as it was sent.
     *
     * @param name the note of its case, or what else a person knows it by
     * @param where file and line
     * @param body as HTTP takes it
     * @param arrivedAt when it arrived; now when it is not known
     */
    // Carried to the comparison, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    public record Sent(String name, String where, byte[] body, Optional<Instant> arrivedAt) {

        /** A report that arrives now. */
        public Sent(String name, String where, byte[] body) {
            this(name, where, body, Optional.empty());
        }
    }

    private final Side before;
    private final Side after;
    private final Questions asksBefore;
    private final Questions asksAfter;
    private final Silence silence;

    public RuleSetDiff(Side before, Side after) {
        this.before = before;
        this.after = after;
        this.asksBefore = before.questions();
        this.asksAfter = after.questions();
        this.silence =
                new Silence(after.plain().rules().rules(), after.plain().rules().reference());
    }

    /**
     * The reports of the cases of both sides, those that are the same once.
     *
     * @param now when they hold, where they do not say so themselves
     */
    public List<Sent> cases(Instant now) {
        List<Sent> all = new ArrayList<>();
        Map<String, byte[]> bodies = new HashMap<>();
        for (TriageCase each : after.plain().cases()) {
            Sent sent = after.sent(each, now);
            bodies.put(sent.name(), sent.body());
            all.add(sent);
        }
        for (TriageCase each : before.plain().cases()) {
            Sent sent = before.sent(each, now);
            if (!Arrays.equals(sent.body(), bodies.get(sent.name()))) {
                all.add(sent);
            }
        }
        return all;
    }

    /**
     * Holds reports against both sides.
     *
     * @param erased how many more there were that were erased
     * @param step is called after each report
     */
    public Impact compare(List<Sent> reports, int erased, Runnable step) {
        List<Difference> differences = new ArrayList<>();
        List<Sent> unfinished = new ArrayList<>();
        int same = 0;
        int refused = 0;
        for (Sent each : reports) {
            try {
                Reading earlier = before.read(each);
                Reading later = after.read(each);
                if (earlier instanceof Reading.Refused && later instanceof Reading.Refused) {
                    refused++;
                } else {
                    Optional<Difference> difference = difference(each, earlier, later);
                    difference.ifPresent(differences::add);
                    same += difference.isPresent() ? 0 : 1;
                }
            } catch (TooManyTries e) {
                unfinished.add(each);
            }
            step.run();
        }
        differences.sort((one, other) -> Integer.compare(place(one), place(other)));
        return new Impact(differences, same, refused, erased, unfinished);
    }

    private Optional<Difference> difference(Sent sent, Reading earlier, Reading later) {
        if (!(later instanceof Reading.Accepted other)) {
            return Optional.of(new Difference.NoLongerAccepted(
                    sent.name(),
                    sent.where(),
                    before.decide((Reading.Accepted) earlier, asksBefore),
                    problems(((Reading.Refused) later).refusal())));
        }
        if (!(earlier instanceof Reading.Accepted one)) {
            return Optional.of(new Difference.NewlyAccepted(sent.name(), sent.where(), after.decide(other, asksAfter)));
        }
        Change change = Change.between(before.decide(one, asksBefore), after.decide(other, asksAfter));
        return change.way() == Change.Way.SAME
                ? Optional.empty()
                : Optional.of(new Difference.Answered(sent.name(), sent.where(), change, silent(change)));
    }

    private Map<String, String> silent(Change change) {
        Map<String, String> silent = new HashMap<>();
        for (Reason reason : change.lost()) {
            silence.why(reason.ruleId(), change.after().report()).ifPresent(why -> silent.put(reason.ruleId(), why));
        }
        return silent;
    }

    private static List<String> problems(Refusal refusal) {
        List<String> says = new ArrayList<>();
        for (InputProblem problem : refusal.problems()) {
            String where = problem.pointer().isEmpty() ? "the whole report" : problem.pointer();
            says.add(where + ": " + problem.detail());
        }
        return says;
    }

    private static int place(Difference difference) {
        if (difference.lowered()) {
            return 0;
        }
        if (difference instanceof Difference.Answered answered && !answered.raised()) {
            return answered.change().loses() ? 1 : 3;
        }
        return 2;
    }
}
