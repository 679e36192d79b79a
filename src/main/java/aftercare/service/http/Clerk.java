package aftercare.service.http;

import aftercare.domain.Urgency;
import aftercare.journal.record.Unreadable;
import aftercare.triage.answer.ProblemType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One thread with a short queue for questions that take long, so that none of them takes a worker from the reports. */
public final class Clerk {

    private static final Logger LOG = Logger.getLogger(Clerk.class);

    /** Less than what a silent connection is given, so that the caller hears of it. */
    private static final long PATIENCE_SECONDS = 6;

    private final String name;
    private final Replies replies;
    private final ThreadPoolExecutor thread;

    /**
     * @param name of the thread, and of the work in the log
     * @param waiting how many questions may wait
     * @param priority of the thread, as {@link Thread#setPriority} takes it
     */
    public Clerk(String name, int waiting, int priority, Replies replies) {
        this.name = name;
        this.replies = replies;
        this.thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(waiting), work -> {
            Thread made = new Thread(work, name);
            made.setPriority(priority);
            return made;
        });
    }

    /** Gives the answer, or 503 where too many wait or it takes too long; every refusal carries that fail-safe. */
    public CompletionStage<Response> ask(Urgency failSafe, Supplier<Response> question) {
        return ask(failSafe, () -> false, question);
    }

    /** @param left whether the caller no longer waits for the answer: then no other part has to wait for it either */
    public CompletionStage<Response> ask(Urgency failSafe, BooleanSupplier left, Supplier<Response> question) {
        CompletableFuture<Optional<Response>> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                // Who was told to come back does not wait any more.
                if (!answer.isDone()) {
                    answer.complete(Optional.of(
                            left.getAsBoolean() ? Response.noContent().build() : answer(failSafe, question)));
                }
            });
        } catch (RejectedExecutionException e) {
            answer.complete(Optional.empty());
        }
        return answer.completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                .thenApply(found -> found.orElseGet(() -> replies.problem(ProblemType.OVERLOADED, failSafe)));
    }

    private Response answer(Urgency failSafe, Supplier<Response> question) {
        try {
            return question.get();
        } catch (Unreadable e) {
            LOG.errorf("%s: the decision log cannot be read", name);
            return replies.problem(ProblemType.STORAGE_UNAVAILABLE, failSafe);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // The message may hold a value of a report.
            LOG.errorf(
                    "%s: a question could not be answered: %s",
                    name, e.getClass().getName());
            return replies.problem(ProblemType.INTERNAL_ERROR, failSafe);
        }
    }

    /** Takes no further question; those that wait are answered. */
    public void close() {
        thread.shutdown();
    }
}
