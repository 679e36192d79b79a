package aftercare.api;

import aftercare.activation.CrossCheck;
import aftercare.activation.LiveRules;
import aftercare.activation.LiveRules.Live;
import aftercare.activation.TwoReadings;
import aftercare.activation.TwoReadings.Disagreement;
import aftercare.answer.Answer;
import aftercare.answer.AnswerJson;
import aftercare.answer.ProblemType;
import aftercare.domain.Decision;
import aftercare.domain.Trouble;
import aftercare.domain.Urgency;
import aftercare.intake.Reading;
import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Where reports are assessed: a few workers of their own with a short queue, so that slow senders cannot hold a worker and
 * a report is either assessed in time or answered upwards.
 */
@ApplicationScoped
public class TriageDesk {

    private static final Logger LOG = Logger.getLogger(TriageDesk.class);

    private final LiveRules rules;
    private final Replies replies;
    private final Clock clock;
    private final long deadlineMillis;
    private final CrossCheck crossCheck;
    private final AnswerJson json = new AnswerJson();
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor alarm;

    TriageDesk(LiveRules rules, Replies replies, Clock clock, Settings settings, CrossCheck crossCheck) {
        this.rules = rules;
        this.replies = replies;
        this.clock = clock;
        this.deadlineMillis = settings.deadlineMillis();
        this.crossCheck = crossCheck;
        this.workers = new ThreadPoolExecutor(
                settings.workers(),
                settings.workers(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(settings.queue()),
                task -> new Thread(task, "triage"));
        this.alarm = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "triage-deadline");
            thread.setDaemon(true);
            return thread;
        });
        alarm.setRemoveOnCancelPolicy(true);
    }

    @PreDestroy
    void close() {
        workers.shutdown();
        alarm.shutdownNow();
    }

    /** Whether a report that came now would have to be refused. */
    boolean isFull() {
        return workers.getQueue().remainingCapacity() == 0;
    }

    /** The answer to a request body: a decision, or the problem with it. */
    CompletionStage<Response> assess(byte[] body) {
        Optional<Live> live = rules.live();
        if (live.isEmpty()) {
            return CompletableFuture.completedFuture(
                    replies.problem(ProblemType.RULES_UNAVAILABLE, replies.failSafe(body)));
        }
        Assessment assessment = new Assessment(body, live.get());
        try {
            workers.execute(assessment);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(replies.problem(ProblemType.OVERLOADED, replies.failSafe(body)));
        }
        assessment.startDeadline();
        return assessment.response;
    }

    /** One request. INVARIANT: one rule set answers it, from the first fact to the last byte. */
    private final class Assessment implements Runnable {

        private final byte[] body;
        private final Live live;
        private final CompletableFuture<Response> response = new CompletableFuture<>();
        private volatile boolean outOfTime;
        private volatile TwoReadings readings;
        private volatile Future<?> deadline;

        Assessment(byte[] body, Live live) {
            this.body = body;
            this.live = live;
        }

        void startDeadline() {
            deadline = alarm.schedule(this::giveUp, deadlineMillis, TimeUnit.MILLISECONDS);
            if (response.isDone()) {
                deadline.cancel(false);
            }
        }

        @Override
        public void run() {
            if (response.isDone()) {
                return;
            }
            try {
                response.complete(assess());
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.errorf("a request could not be completed: %s", e.getClass().getName());
                response.complete(replies.problem(ProblemType.INTERNAL_ERROR, replies.failSafe(body)));
            }
            Future<?> pending = deadline;
            if (pending != null) {
                pending.cancel(false);
            }
        }

        private Response assess() {
            Reading reading = live.intake().read(body);
            if (reading instanceof Reading.Refused refused) {
                return replies.refusal(refused.refusal());
            }
            TwoReadings both = crossCheck.read(live.rules(), ((Reading.Accepted) reading).report());
            readings = both;
            return answer(both.decide(() -> outOfTime), both.disagreement());
        }

        /** The time is up: the answer goes out now, whatever the rules are doing. */
        private void giveUp() {
            outOfTime = true;
            TwoReadings begun = readings;
            if (begun == null) {
                response.complete(replies.problem(ProblemType.OVERLOADED, replies.failSafe(body)));
            } else if (!response.isDone()) {
                response.complete(answer(begun.withoutEngine(Trouble.DEADLINE), Optional.empty()));
            }
        }

        private Response answer(Decision decision, Optional<Disagreement> disagreement) {
            String id = UlidCreator.getMonotonicUlid(clock.millis()).toString();
            disagreement.ifPresent(differing -> alarm(id, decision, differing));
            if (!decision.complete()) {
                LOG.warnf("decision %s is incomplete, rule set %s", id, decision.ruleSetVersion());
            }
            try {
                Answer answer = new Answer(id, decision, clock.instant(), live.since());
                return Response.ok(json.write(answer, live.book().wording()), MediaType.APPLICATION_JSON_TYPE)
                        .build();
            } catch (RuntimeException e) {
                // INVARIANT: an emergency reaches the caller as one, even when its answer cannot be written.
                LOG.errorf(
                        "decision %s could not be written: %s", id, e.getClass().getName());
                Urgency failSafe =
                        decision.urgency().isEmergency() ? Urgency.EMERGENCY_AMBULANCE : replies.failSafe(body);
                return replies.problem(ProblemType.INTERNAL_ERROR, failSafe);
            }
        }

        private void alarm(String id, Decision decision, Disagreement disagreement) {
            crossCheck.disagreed();
            LOG.errorf(
                    "decision %s: engine and reference disagree, rule set %s, engine %s, reference %s",
                    id, decision.ruleSetVersion(), disagreement.byEngine(), disagreement.byReference());
        }
    }
}
