package aftercare.triage;

import aftercare.domain.Report;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.CodedReport;
import aftercare.triage.intake.InputProblem;
import aftercare.triage.intake.Reading;
import aftercare.triage.intake.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** From the bytes of a report to a decision by one rule set. */
public final class Triage {

    /** No report is larger. */
    public static final int MOST_BYTES = 64 * 1024;

    private final RuleSet rules;
    private final Function<Report, Readings> reader;

    /** @param crossCheck says of which reports the reference is asked beside the engine */
    public Triage(RuleSet rules, CrossCheck crossCheck) {
        this(rules, report -> crossCheck.read(rules, report));
    }

    private Triage(RuleSet rules, Function<Report, Readings> reader) {
        this.rules = rules;
        this.reader = reader;
    }

    /** Asks the reference of every report. */
    public static Triage byBoth(RuleSet rules) {
        return new Triage(rules, new CrossCheck(CrossCheck.When.ALWAYS, 1));
    }

    /** By rules that decide nowhere yet: what the reference cannot bring to an end, the engine is not asked. */
    public static Triage ofUntried(RuleSet rules) {
        return new Triage(rules, report -> Readings.ofUntried(rules, report));
    }

    /** Asks the engine alone, for trials of which a second run asks the reference. */
    public static Triage byEngine(RuleSet rules) {
        return new Triage(rules, new CrossCheck(CrossCheck.When.OFF, 1));
    }

    /** What a body is before the engine is asked. */
    public sealed interface Start permits Read, Refused {}

    /** What a body comes to. */
    public sealed interface Result permits Decided, Refused {}

    /**
     * A report that is not decided yet.
     *
     * @param coded what of it may be kept
     */
    public record Read(CodedReport coded, Readings readings) implements Start {}

    /** A report that is decided. */
    public record Decided(Decision decision) implements Result {}

    /**
     * A body that is not triaged.
     *
     * @param problems what is wrong with the body; empty where the body is not at fault
     * @param failSafe what to assume until there is an answer
     */
    public record Refused(ProblemType type, List<InputProblem> problems, Urgency failSafe) implements Start, Result {

        public Refused {
            problems = List.copyOf(problems);
        }

        /** The type is that of the first thing wrong with the body. */
        private static Refused of(Refusal refusal) {
            ProblemType type = ProblemType.ofCode(refusal.problems().get(0).code());
            return new Refused(type, refusal.problems(), refusal.failSafe());
        }
    }

    /** The report in that body as of now, or everything that is wrong with it. */
    public Start read(byte[] body) {
        return start(rules.intake().read(body));
    }

    /**
     * The same as of another moment.
     *
     * @param now when the body arrived, or is to be taken to have arrived
     */
    public Start read(byte[] body, Instant now) {
        return start(rules.intake().read(body, now));
    }

    /** The decision on the report in that body as of now, or everything that is wrong with it. */
    public Result assess(byte[] body) {
        return result(read(body));
    }

    /** The same as of another moment. */
    public Result assess(byte[] body, Instant now) {
        return result(read(body, now));
    }

    /** The same of any body, whatever it is: what is too large, or breaks the program, is refused like what is wrong. */
    public Result assessAny(byte[] body, Instant now) {
        if (body.length > MOST_BYTES) {
            return unread(ProblemType.PAYLOAD_TOO_LARGE, body);
        }
        try {
            return assess(body, now);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // One report that breaks the program must not take the others with it.
            return unread(ProblemType.INTERNAL_ERROR, body);
        }
    }

    private Refused unread(ProblemType type, byte[] body) {
        return new Refused(type, List.of(), rules.intake().failSafe(body));
    }

    private Start start(Reading reading) {
        if (reading instanceof Reading.Accepted accepted) {
            return new Read(accepted.coded(), reader.apply(accepted.report()));
        }
        return Refused.of(((Reading.Refused) reading).refusal());
    }

    private static Result result(Start start) {
        return start instanceof Read read ? new Decided(read.readings().decide()) : (Refused) start;
    }
}
