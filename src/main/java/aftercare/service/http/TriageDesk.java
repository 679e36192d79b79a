package aftercare.service.http;

import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Trouble;
import aftercare.journal.record.NotRecorded;
import aftercare.triage.CrossCheck;
import aftercare.triage.LiveRules;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.Readings.Disagreement;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.AnswerJson;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.CodedReport;
import com.github.f4b6a3.ulid.UlidCreator;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Where reports are assessed: a few workers of their own with a short queue, so that slow senders cannot hold a worker and
 * a report is either assessed in time or answered upwards. Nobody waits here for the decision log: the answer leaves when
 * the log says that it is durable.
 */
@Startup
@ApplicationScoped
public class TriageDesk {

    private static final Logger LOG = Logger.getLogger(TriageDesk.class);

    private final LiveRules rules;
    private final Replies replies;
    private final Retries retries;
    private final Recorder recorder;
    private final Telemetry telemetry;
    private final Clock clock;
    private final Settings settings;
    private final CrossCheck crossCheck;
    private final AnswerJson json = new AnswerJson();
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor alarm;

    /** Goes on where the decision log is done. */
    private final ExecutorService sender;

    TriageDesk(
            LiveRules rules,
            Replies replies,
            Retries retries,
            Recorder recorder,
            Telemetry telemetry,
            Clock clock,
            Settings settings,
            CrossCheck crossCheck) {
        this.rules = rules;
        this.replies = replies;
        this.retries = retries;
        this.recorder = recorder;
        this.telemetry = telemetry;
        this.clock = clock;
        this.settings = settings;
        this.crossCheck = crossCheck;
        int hands = hands(settings);
        this.workers = new ThreadPoolExecutor(
                hands,
                hands,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(settings.queue()),
                task -> new Thread(task, "triage"));
        telemetry.watch(workers);
        this.alarm = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "triage-deadline"));
        alarm.setRemoveOnCancelPolicy(true);
        this.sender = Executors.newSingleThreadExecutor(task -> daemon(task, "triage-recorded"));
    }

    /** How many reports are assessed at the same time. */
    static int hands(Settings settings) {
        return settings.workers() > 0
                ? settings.workers()
                : Runtime.getRuntime().availableProcessors();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void close() {
        workers.shutdown();
        alarm.shutdownNow();
        sender.shutdown();
    }

    /** Whether a report that came now would have to be refused. */
    public boolean isFull() {
        return workers.getQueue().remainingCapacity() == 0;
    }

    /** The answer to a request body: a recorded decision, or the problem with it. */
    CompletionStage<Response> assess(byte[] body, Caller caller, IdempotencyKey key, Span span) {
        Optional<Live> live = rules.live();
        if (!key.valid()) {
            return problem(ProblemType.IDEMPOTENCY_KEY_INVALID, body);
        }
        if (settings.requireIdempotencyKey() && key.hash().isEmpty()) {
            return problem(ProblemType.IDEMPOTENCY_KEY_MISSING, body);
        }
        if (live.isEmpty()) {
            return problem(ProblemType.RULES_UNAVAILABLE, body);
        }
        Incoming incoming = new Incoming(
                body, caller, key.hash(), clock.instant().truncatedTo(ChronoUnit.MICROS), System.nanoTime(), span);
        Optional<Response> turnedAway = retries.begin(incoming);
        if (turnedAway.isPresent()) {
            return CompletableFuture.completedFuture(turnedAway.get());
        }
        Assessment assessment = new Assessment(incoming, live.get());
        // Before anything can break: a key that is never let go of is refused until the next start.
        CompletionStage<Response> answered =
                assessment.response.whenComplete((response, failure) -> retries.ended(incoming));
        assessment.begin();
        return answered;
    }

    private CompletionStage<Response> problem(ProblemType type, byte[] body) {
        return CompletableFuture.completedFuture(replies.problem(type, body));
    }

    /**
     * One request. INVARIANT: one rule set answers it, from the first fact to the last byte. INVARIANT: it is answered,
     * whatever breaks, even for want of memory or of threads.
     */
    private final class Assessment implements Runnable {

        private final Incoming incoming;
        private final Live live;
        private final CompletableFuture<Response> response = new CompletableFuture<>();

        /** INVARIANT: whoever sets it, the worker or the alarm, answers alone: one request, at most one record. */
        private final AtomicBoolean spoken = new AtomicBoolean();

        private volatile boolean outOfTime;

        /** What is being assessed, once that is known. */
        private volatile Triage.Read begun;

        Assessment(Incoming incoming, Live live) {
            this.incoming = incoming;
            this.live = live;
        }

        void begin() {
            try {
                retries.before(incoming).whenComplete(this::goOn);
                if (!response.isDone()) {
                    Future<?> deadline = alarm.schedule(this::giveUp, settings.deadlineMillis(), TimeUnit.MILLISECONDS);
                    response.whenComplete((answer, failure) -> deadline.cancel(false));
                }
            } catch (RuntimeException | Error e) {
                broke(e, Optional.empty());
            }
        }

        /** It is known what the key got before, if there is one. */
        private void goOn(Optional<Response> before, Throwable failure) {
            try {
                if (failure != null) {
                    refuseAlone(problem(failure));
                } else if (before.isPresent()) {
                    response.complete(before.get());
                } else {
                    workers.execute(this);
                }
            } catch (RejectedExecutionException e) {
                refuseAlone(ProblemType.OVERLOADED);
            } catch (RuntimeException | Error e) {
                broke(e, Optional.empty());
            }
        }

        private static ProblemType problem(Throwable failure) {
            return failure instanceof Retries.Unknown unknown ? unknown.problem() : ProblemType.INTERNAL_ERROR;
        }

        @Override
        public void run() {
            if (spoken.get()) {
                return;
            }
            try {
                assess();
            } catch (RuntimeException | Error e) {
                broke(e, Optional.empty());
            }
        }

        private void assess() {
            Triage.Start start = new Triage(live.rules(), crossCheck).read(incoming.body(), incoming.arrivedAt());
            if (!(start instanceof Triage.Read read)) {
                response.complete(replies.refusal((Triage.Refused) start));
                return;
            }
            begun = read;
            Decision decision = read.readings().decide(() -> outOfTime);
            if (spoken.compareAndSet(false, true)) {
                answer(read.coded(), decision, read.readings().disagreement());
            }
        }

        /** The time is up: the answer goes out now, whatever the rules are doing. */
        private void giveUp() {
            outOfTime = true;
            try {
                Triage.Read sofar = begun;
                if (sofar == null) {
                    refuseAlone(ProblemType.OVERLOADED);
                } else if (spoken.compareAndSet(false, true)) {
                    answer(sofar.coded(), sofar.readings().withoutEngine(Trouble.DEADLINE), Optional.empty());
                }
            } catch (RuntimeException | Error e) {
                broke(e, Optional.empty());
            }
        }

        /** What is recorded already stays so: the same key finds it. */
        private void broke(Throwable failure, Optional<Decision> decided) {
            spoken.set(true);
            try {
                LOG.errorf(
                        "a request could not be completed: %s",
                        failure.getClass().getName());
                Urgency failSafe = decided.isPresent() ? failSafe(decided.get()) : replies.failSafe(incoming.body());
                refuse(ProblemType.INTERNAL_ERROR, failSafe);
            } catch (RuntimeException | Error again) {
                response.completeExceptionally(again);
            }
        }

        private void answer(CodedReport coded, Decision decision, Optional<Disagreement> disagreement) {
            String id = UlidCreator.getMonotonicUlid(clock.millis()).toString();
            disagreement.ifPresent(differing -> alarm(id, decision, differing));
            if (!decision.complete()) {
                LOG.warnf("decision %s is incomplete, rule set %s", id, decision.ruleSetVersion());
            }
            Answer answer = new Answer(id, decision, incoming.arrivedAt(), live.since());
            try {
                byte[] bytes = json.write(answer, live.book().wording());
                incoming.span().addEvent("assessed");
                recorder.record(incoming, live, coded, answer, bytes)
                        .whenCompleteAsync((receipt, failure) -> send(answer, bytes, failure), sender);
            } catch (RuntimeException | Error e) {
                LOG.errorf(
                        "decision %s could not be written: %s", id, e.getClass().getName());
                refuse(ProblemType.INTERNAL_ERROR, failSafe(decision));
            }
        }

        /** INVARIANT: only what is recorded is answered. */
        private void send(Answer answer, byte[] bytes, Throwable failure) {
            try {
                sendOrRefuse(answer, bytes, failure);
            } catch (RuntimeException | Error e) {
                broke(e, Optional.of(answer.decision()));
            }
        }

        private void sendOrRefuse(Answer answer, byte[] bytes, Throwable failure) {
            if (failure == null) {
                telemetry.decided(answer, incoming);
                response.complete(
                        Response.ok(bytes, MediaType.APPLICATION_JSON_TYPE).build());
            } else if (failure instanceof NotRecorded.KeyTaken) {
                sendFirst(answer.decision());
            } else {
                refuse(
                        failure instanceof NotRecorded.Full ? ProblemType.OVERLOADED : ProblemType.STORAGE_UNAVAILABLE,
                        failSafe(answer.decision()));
            }
        }

        /** Another service was quicker with the same key. */
        private void sendFirst(Decision decision) {
            retries.before(incoming).whenComplete((before, failure) -> {
                if (failure == null && before.isPresent()) {
                    response.complete(before.get());
                } else {
                    refuse(failure == null ? ProblemType.STORAGE_UNAVAILABLE : problem(failure), failSafe(decision));
                }
            });
        }

        private void refuseAlone(ProblemType type) {
            if (spoken.compareAndSet(false, true)) {
                refuse(type, replies.failSafe(incoming.body()));
            }
        }

        private void refuse(ProblemType type, Urgency failSafe) {
            response.complete(replies.problem(type, failSafe));
        }

        /** INVARIANT: an emergency reaches the caller as one, even when its answer cannot leave. */
        private Urgency failSafe(Decision decision) {
            return decision.urgency().isEmergency() ? Urgency.EMERGENCY_AMBULANCE : replies.failSafe(incoming.body());
        }

        private void alarm(String id, Decision decision, Disagreement disagreement) {
            crossCheck.disagreed();
            LOG.errorf(
                    "decision %s: engine and reference disagree, rule set %s, engine %s, reference %s",
                    id, decision.ruleSetVersion(), disagreement.byEngine(), disagreement.byReference());
        }
    }
}
