package aftercare.service.http.edit;

import aftercare.domain.Urgency;
import aftercare.live.Activation;
import aftercare.live.RuleDesk;
import aftercare.service.http.Arrival;
import aftercare.service.http.Replies;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Where the requests of those who edit rules are worked on: in threads of their own, of which there are few, so that no report
 * waits for them.
 */
@ApplicationScoped
public class EditDesk {

    private static final Logger LOG = Logger.getLogger(EditDesk.class);

    /** Who waits longer asks again. */
    private static final int MOST_WAITING = 16;

    private final RuleDesk rules;
    private final Replies replies;
    private final ThreadPoolExecutor texts = worker("rule-texts");
    private final ThreadPoolExecutor files = worker("rule-drafts");

    /** What a request asks for; it may fail for want of the disk. */
    interface Work {
        Response answer() throws IOException, EditBody.Wrong;
    }

    /** The first part of such work; the rest is done elsewhere. */
    interface Beginning {
        CompletionStage<Response> begin() throws IOException, EditBody.Wrong;
    }

    EditDesk(RuleDesk rules, Replies replies) {
        this.rules = rules;
        this.replies = replies;
    }

    private static ThreadPoolExecutor worker(String name) {
        ThreadPoolExecutor worker = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), work -> thread(work, name));
        worker.allowCoreThreadTimeOut(true);
        return worker;
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    @PreDestroy
    void end() {
        for (ThreadPoolExecutor each : List.of(texts, files)) {
            each.shutdownNow();
        }
    }

    Activation activation() {
        return rules.activation();
    }

    RuleDesk rules() {
        return rules;
    }

    /** Where texts are read: quick. */
    CompletionStage<Response> readTexts(Work work) {
        return answer(texts, work);
    }

    /** Where drafts and proposals are read and written: they wait for the disk. */
    CompletionStage<Response> useFiles(Work work) {
        return answer(files, work);
    }

    /** Begins where texts are read what takes longer than that. */
    CompletionStage<Response> beginTexts(Beginning work) {
        return begun(texts, work);
    }

    /** Begins where drafts and proposals are read what takes longer than that. */
    CompletionStage<Response> beginFiles(Beginning work) {
        return begun(files, work);
    }

    private CompletionStage<Response> begun(ThreadPoolExecutor worker, Beginning work) {
        CompletableFuture<CompletionStage<Response>> begun = new CompletableFuture<>();
        CompletionStage<Response> refused = answer(worker, () -> {
            begun.complete(work.begin());
            return Response.accepted().build();
        });
        return refused.thenCompose(answer -> begun.isDone() ? begun.join() : CompletableFuture.completedFuture(answer));
    }

    private CompletionStage<Response> answer(ThreadPoolExecutor worker, Work work) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        try {
            worker.execute(() -> answer(work, answer));
        } catch (RejectedExecutionException e) {
            answer.complete(problem(ProblemType.OVERLOADED));
        }
        return answer;
    }

    /** INVARIANT: every waiting caller hears of the end. An approval without an end could not be asked for again. */
    private void answer(Work work, CompletableFuture<Response> answer) {
        try {
            answer.complete(answer(work));
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            answer.completeExceptionally(e);
        }
    }

    private Response answer(Work work) {
        try {
            return work.answer();
        } catch (EditBody.Wrong e) {
            return wrong(e);
        } catch (IOException e) {
            LOG.errorf(
                    "drafts and proposals cannot be read or written: %s",
                    e.getClass().getName());
            return problem(ProblemType.STORAGE_UNAVAILABLE);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            // The message may hold the text of a rule.
            LOG.errorf("a request about rules failed: %s", e.getClass().getName());
            return problem(ProblemType.INTERNAL_ERROR);
        }
    }

    Response wrong(EditBody.Wrong wrong) {
        ProblemType type = ProblemType.ofCode(wrong.problem().code());
        return replies.problem(type, type.status(), List.of(wrong.problem()), Urgency.URGENT_24H);
    }

    Response problem(ProblemType type) {
        return replies.problem(type, Urgency.URGENT_24H);
    }

    Replies replies() {
        return replies;
    }

    /** The revision of the draft that a request names in {@code If-Match}. */
    static Optional<String> known(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader("If-Match"))
                .map(header -> header.strip().replaceAll("^\"|\"$", ""));
    }

    static byte[] body(RoutingContext context) {
        return Arrival.body(context);
    }

    static Response json(JsonObject json) {
        return json(json.toString());
    }

    static Response json(String json) {
        return Response.ok(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
