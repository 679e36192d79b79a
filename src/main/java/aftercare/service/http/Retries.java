package aftercare.service.http;

import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Hash;
import aftercare.journal.record.Unreadable;
import aftercare.triage.answer.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sees to it that one key of one caller gets one decision, however often it is sent. */
@ApplicationScoped
public class Retries {

    private static final String REPLAYED = "Idempotent-Replayed";

    private static final Logger LOG = Logger.getLogger(Retries.class);

    /** As many as there are kept connections for reading. */
    private static final int LOOKUPS = 4;

    private static final int WAITING = 256;

    /** A caller is told of a silent database within a second. */
    private static final long PATIENCE_MILLIS = 900;

    private final DecisionLog log;
    private final Replies replies;
    private final Telemetry telemetry;

    /** INVARIANT: those who assess reports never wait for the database. */
    private final ThreadPoolExecutor lookups;

    private final ScheduledThreadPoolExecutor alarm;

    /** By whose key, what was sent with it and is not answered yet. */
    private final ConcurrentMap<Owned, byte[]> inFlight = new ConcurrentHashMap<>();

    Retries(DecisionLog log, Replies replies, Telemetry telemetry) {
        this.log = log;
        this.replies = replies;
        this.telemetry = telemetry;
        this.lookups = new ThreadPoolExecutor(
                LOOKUPS,
                LOOKUPS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                task -> daemon(task, "triage-retries"));
        lookups.allowCoreThreadTimeOut(true);
        this.alarm = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "triage-retries-late"));
        alarm.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void close() {
        lookups.shutdown();
        alarm.shutdownNow();
    }

    private record Owned(String caller, Hash key) {
        static Optional<Owned> of(Incoming incoming) {
            return incoming.key().map(key -> new Owned(incoming.caller().name(), key));
        }
    }

    /** Why this report has to wait for another with the same key; empty when it may go on, until {@link #ended}. */
    Optional<Response> begin(Incoming incoming) {
        Optional<Owned> owned = Owned.of(incoming);
        if (owned.isEmpty()) {
            return Optional.empty();
        }
        byte[] first = inFlight.putIfAbsent(owned.get(), incoming.body());
        if (first == null) {
            return Optional.empty();
        }
        ProblemType type = Arrays.equals(first, incoming.body())
                ? ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT
                : ProblemType.IDEMPOTENCY_KEY_REUSED;
        return Optional.of(replies.problem(type, incoming.body()));
    }

    /** It was answered, one way or another. */
    void ended(Incoming incoming) {
        Owned.of(incoming).ifPresent(inFlight::remove);
    }

    /**
     * What the key got before; empty without a key, or when it is new. Fails with {@link Unknown} when that cannot be told
     * in time.
     */
    CompletionStage<Optional<Response>> before(Incoming incoming) {
        if (incoming.key().isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        CompletableFuture<Optional<Response>> looked = new CompletableFuture<>();
        try {
            lookups.execute(() -> look(incoming, looked));
        } catch (RejectedExecutionException e) {
            looked.completeExceptionally(new Unknown(ProblemType.OVERLOADED));
            return looked;
        }
        Future<?> late = alarm.schedule(
                () -> looked.completeExceptionally(new Unknown(ProblemType.STORAGE_UNAVAILABLE)),
                PATIENCE_MILLIS,
                TimeUnit.MILLISECONDS);
        looked.whenComplete((before, failure) -> late.cancel(false));
        return looked;
    }

    private void look(Incoming incoming, CompletableFuture<Optional<Response>> looked) {
        if (looked.isDone()) {
            return;
        }
        try {
            looked.complete(log.byIdempotencyKey(
                            incoming.caller().name(), incoming.key().get())
                    .map(kept -> again(incoming, kept)));
        } catch (Unreadable e) {
            looked.completeExceptionally(new Unknown(ProblemType.STORAGE_UNAVAILABLE));
        } catch (RuntimeException | Error e) {
            LOG.errorf(
                    "an idempotency key could not be looked up: %s",
                    e.getClass().getName());
            looked.completeExceptionally(new Unknown(ProblemType.INTERNAL_ERROR));
        }
    }

    /** It could not be told what a key got before. */
    static final class Unknown extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient ProblemType problem;

        Unknown(ProblemType problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }

        /** What the caller is told. */
        ProblemType problem() {
            return problem;
        }
    }

    private Response again(Incoming incoming, DecisionRecord kept) {
        if (kept.content().isEmpty()) {
            return replies.problem(ProblemType.ERASED, incoming.body());
        }
        if (!kept.content().get().requestHash().equals(Hash.of(incoming.body()))) {
            return replies.problem(ProblemType.IDEMPOTENCY_KEY_REUSED, incoming.body());
        }
        telemetry.replayed(kept.decisionId(), incoming.caller());
        return Response.ok(kept.content().get().answer(), MediaType.APPLICATION_JSON_TYPE)
                .header(REPLAYED, true)
                .build();
    }
}
