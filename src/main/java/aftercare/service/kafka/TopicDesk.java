package aftercare.service.kafka;

import aftercare.desk.Desk;
import aftercare.desk.DeskObserver;
import aftercare.desk.Outcome;
import aftercare.desk.Outcome.BadKey;
import aftercare.domain.Urgency;
import aftercare.service.access.Bearer;
import aftercare.service.fhir.StrictJson;
import aftercare.service.http.Arrival;
import aftercare.service.http.OutcomeReplies;
import aftercare.service.http.Replies;
import aftercare.service.http.WantedLanguage;
import aftercare.service.telemetry.Telemetry;
import aftercare.triage.LiveRules;
import aftercare.triage.Triage;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Has the reports of the topic decided by the desk. What may pass is tried again: only what is wrong with a record itself is refused. */
@Singleton
class TopicDesk {

    private static final String REPORTED_AT = "reportedAt";

    private final Desk desk;
    private final LiveRules rules;
    private final Telemetry telemetry;
    private final Replies replies;
    private final OutcomeReplies outcomes;
    private final Clock clock;
    private final Turns turns;

    TopicDesk(Desk desk, LiveRules rules, Telemetry telemetry, Replies replies, OutcomeReplies outcomes, Clock clock) {
        this.desk = desk;
        this.rules = rules;
        this.telemetry = telemetry;
        this.replies = replies;
        this.outcomes = outcomes;
        this.clock = clock;
        this.turns = new Turns(desk::waiting, desk::room, desk.roomOfKeys());
    }

    /** What a record comes to. */
    sealed interface Finding {

        /** @param answer as it is recorded */
        @SuppressWarnings("ArrayRecordComponent")
        record Decision(String id, byte[] answer) implements Finding {}

        /** @param problem as HTTP has it, with the fail-safe */
        @SuppressWarnings("ArrayRecordComponent")
        record Refusal(ProblemType type, byte[] problem) implements Finding {}
    }

    /** Empty where it may be another answer a little later. */
    Optional<Finding> find(Envelope envelope) throws InterruptedException {
        Optional<LiveRules.Live> live = rules.live();
        // A dead letter is the last word on a record: without rules its fail-safe would know less than theirs.
        if (live.isEmpty()) {
            return Optional.empty();
        }
        if (envelope instanceof Envelope.Unclear unclear) {
            Urgency failSafe = failSafe(unclear.readable(), unclear.report(), live.get());
            return Optional.of(refusal(unclear.type(), unclear.problems(), failSafe));
        }
        Envelope.Event event = (Envelope.Event) envelope;
        if (event.report().length > Arrival.MOST_BYTES) {
            return Optional.of(refusal(ProblemType.PAYLOAD_TOO_LARGE, List.of(), failSafe(event.report(), live.get())));
        }
        // INVARIANT: without the time that it is about, a report that waited for hours would be decided as of now: it
        // is never asked.
        if (!isTimed(event.report())) {
            return Optional.of(untimed(event.report(), live.get()));
        }
        return turns.ask(() -> ask(event, live.get()));
    }

    private static boolean isTimed(byte[] report) {
        return StrictJson.object(report).filter(read -> read.has(REPORTED_AT)).isPresent();
    }

    /** With everything else that is wrong with it. */
    private Finding untimed(byte[] report, LiveRules.Live live) {
        Optional<JsonNode> read = StrictJson.object(report);
        List<InputProblem> problems = new ArrayList<>();
        if (read.isPresent()) {
            ProblemType missing = ProblemType.MISSING_FIELD;
            problems.add(new InputProblem(
                    "/" + REPORTED_AT, missing.code(), "a report of a topic must say when it was reported", List.of()));
        }
        Triage.Start start = Triage.byBoth(live.rules()).read(report, clock.instant());
        if (start instanceof Triage.Refused refused) {
            problems.addAll(refused.problems());
        }
        if (problems.isEmpty()) {
            String fault = StrictJson.fault(report).code();
            problems.add(new InputProblem("", fault, "must be one JSON object", List.of()));
        }
        ProblemType type = ProblemType.ofCode(problems.get(0).code());
        return refusal(type, problems, failSafe(report, live));
    }

    private Optional<Finding> ask(Envelope.Event event, LiveRules.Live live) throws InterruptedException {
        DeskObserver observer = telemetry.observer(Bearer.OF_TOPIC);
        Outcome outcome;
        try {
            outcome = desk.assess(
                            event.report(), Bearer.OF_TOPIC, Optional.of(event.key()), WantedLanguage.NONE, observer)
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            observer.broken(e.getCause());
            return Optional.empty();
        }
        if (outcome instanceof Outcome.Decided decided) {
            return Optional.of(new Finding.Decision(decided.answer().decisionId(), decided.bytes()));
        }
        if (outcome instanceof Outcome.Repeated repeated) {
            return Optional.of(new Finding.Decision(repeated.decisionId(), repeated.bytes()));
        }
        if (outcome instanceof Outcome.Refused refused && refused.fault() != BadKey.IN_FLIGHT) {
            return Optional.of(refusal(refused, event.report(), live, observer));
        }
        return Optional.empty();
    }

    private Finding refusal(Outcome.Refused refused, byte[] report, LiveRules.Live live, DeskObserver observer) {
        Outcome.Refused searched =
                new Outcome.Refused(refused.fault(), refused.failSafe().or(failSafe(report, live)));
        OutcomeReplies.Reply reply = outcomes.of(searched, report, observer, WantedLanguage.NONE);
        ProblemType type = refused.fault() instanceof Outcome.BadReport bad
                ? bad.type()
                : refused.fault() == BadKey.ERASED ? ProblemType.ERASED : ProblemType.IDEMPOTENCY_KEY_REUSED;
        return new Finding.Refusal(type, reply.body());
    }

    private Urgency failSafe(byte[] report, LiveRules.Live live) {
        return failSafe(report, report, live);
    }

    /**
     * INVARIANT: a dead letter says no less than HTTP says of the same report. What the record names counts, also in base64, of
     * which the desk knows nothing; and what the rules would come to, as nobody is there to send the report again at once.
     */
    private Urgency failSafe(byte[] readable, byte[] report, LiveRules.Live live) {
        // Nobody can look through it in the memory that there is, and it may say anything.
        if (readable.length > EnvelopeReader.MOST_BYTES) {
            return Urgency.EMERGENCY_AMBULANCE;
        }
        Urgency named = Base64Texts.highest(readable, replies::failSafe);
        if (named == Urgency.EMERGENCY_AMBULANCE) {
            return named;
        }
        Triage.Result result = Triage.byBoth(live.rules()).assessAny(report, clock.instant());
        if (result instanceof Triage.Refused refused) {
            return named.or(refused.failSafe());
        }
        boolean emergency = ((Triage.Decided) result).decision().urgency().isEmergency();
        return emergency ? Urgency.EMERGENCY_AMBULANCE : named;
    }

    private Finding refusal(ProblemType type, List<InputProblem> problems, Urgency failSafe) {
        return new Finding.Refusal(
                type,
                outcomes.problem(type, type.status(), problems, failSafe, WantedLanguage.NONE)
                        .body());
    }
}
