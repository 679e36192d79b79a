package aftercare.trial.impact;

import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.triage.intake.InputProblem;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.intake.Refusal;
import aftercare.triage.reference.TooManyTries;
import aftercare.trial.coverage.PlainRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two sets of rules held against each other on the same reports, each read by the words of its own set. */
public final class RuleSetDiff {

    /** A set of rules and what reads reports for it. Both sides of a comparison must go by one moment. */
    public record Side(PlainRules rules, Intake intake) {}

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

        private Reading read(Intake intake) {
            return arrivedAt.map(moment -> intake.read(body, moment)).orElseGet(() -> intake.read(body));
        }
    }

    private final Side before;
    private final Side after;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Sent> unfinished = new ArrayList<>();
    private int same;
    private int refused;
    private int erased;

    public RuleSetDiff(Side before, Side after) {
        this.before = before;
        this.after = after;
    }

    /** Holds one report against both sides. */
    public void add(Sent sent) {
        try {
            compare(sent);
        } catch (TooManyTries e) {
            unfinished.add(sent);
        }
    }

    /** Counts a report that was erased: what becomes of it nobody can know. */
    public void addErased() {
        erased++;
    }

    private void compare(Sent sent) {
        Reading earlier = sent.read(before.intake());
        Reading later = sent.read(after.intake());
        if (earlier instanceof Reading.Accepted one && later instanceof Reading.Accepted other) {
            Decision was = before.rules().decide(one.report());
            Change change = Change.between(was, after.rules().decide(other.report()));
            if (change.way() == Change.Way.SAME) {
                same++;
            } else {
                differences.add(new Difference.Answered(sent.name(), sent.where(), change));
            }
        } else if (earlier instanceof Reading.Accepted one) {
            differences.add(new Difference.NoLongerAccepted(
                    sent.name(),
                    sent.where(),
                    before.rules().decide(one.report()),
                    problems(((Reading.Refused) later).refusal())));
        } else if (later instanceof Reading.Accepted other) {
            differences.add(new Difference.NewlyAccepted(
                    sent.name(), sent.where(), after.rules().decide(other.report())));
        } else {
            refused++;
        }
    }

    private static List<String> problems(Refusal refusal) {
        List<String> says = new ArrayList<>();
        for (InputProblem problem : refusal.problems()) {
            String where = problem.pointer().isEmpty() ? "the whole report" : problem.pointer();
            says.add(where + ": " + problem.detail());
        }
        return says;
    }

    /** The worst first: lowered, then what loses a reason or an advice, then raised, then the rest; else as they came. */
    public List<Difference> differences() {
        List<Difference> sorted = new ArrayList<>(differences);
        sorted.sort((one, other) -> Integer.compare(place(one), place(other)));
        return sorted;
    }

    private static int place(Difference difference) {
        if (difference.lowered()) {
            return 0;
        }
        if (difference instanceof Difference.Answered answered) {
            boolean raised = answered.change().way() == Change.Way.RAISED;
            return raised ? 2 : answered.change().loses() ? 1 : 3;
        }
        return 2;
    }

    /** Reports with the same answer from both. */
    public int same() {
        return same;
    }

    /** Reports that could not be evaluated to the end: nothing is known of them. */
    public List<Sent> unfinished() {
        return List.copyOf(unfinished);
    }

    /** Reports that neither accepts. */
    public int refused() {
        return refused;
    }

    /** Reports that were erased, and could not be compared. */
    public int erased() {
        return erased;
    }
}
