package aftercare.service.http.decisions;

import aftercare.desk.Replay;
import aftercare.domain.Urgency;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Listing;
import aftercare.journal.record.Query;
import aftercare.journal.record.Unreadable;
import aftercare.service.http.Caller;
import aftercare.service.http.Replies;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import io.vertx.core.MultiMap;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Where the decision log is read: by one clerk with a short queue, so that no search takes a worker from the reports. */
@ApplicationScoped
public class DecisionDesk {

    private static final Logger LOG = Logger.getLogger(DecisionDesk.class);

    private static final int QUEUE = 32;

    /** Less than what a silent connection is given, so that the caller hears of it. */
    private static final long PATIENCE_SECONDS = 6;

    private static final String RULE_SET = "ruleSet";
    private static final String LIVE = "live";

    private final DecisionLog log;
    private final Replay replay;
    private final Replies replies;
    private final DecisionJson json = new DecisionJson();
    private final ThreadPoolExecutor clerk = new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(QUEUE), task -> new Thread(task, "decisions"));

    DecisionDesk(DecisionLog log, Replay replay, Replies replies) {
        this.log = log;
        this.replay = replay;
        this.replies = replies;
    }

    @PreDestroy
    public void close() {
        clerk.shutdown();
    }

    public CompletionStage<Response> list(Caller caller, MultiMap parameters) {
        DecisionQuery asked = new DecisionQuery(parameters);
        if (!asked.problems().isEmpty()) {
            return CompletableFuture.completedFuture(refused(asked.problems()));
        }
        Query query = asked.of(caller);
        return ask(() -> {
            Listing page = log.list(query);
            return json(json.page(page.decisions(), page.next()));
        });
    }

    public CompletionStage<Response> one(Caller caller, String id) {
        return ask(() ->
                find(caller, id).map(kept -> json(json.one(kept))).orElseGet(() -> problem(ProblemType.NOT_FOUND)));
    }

    public CompletionStage<Response> replay(Caller caller, String id, MultiMap parameters) {
        boolean live = LIVE.equals(parameters.get(RULE_SET));
        if (parameters.size() > 1 || parameters.size() == 1 && !live) {
            return CompletableFuture.completedFuture(refused(List.of(
                    new InputProblem("", ProblemType.INVALID_VALUE.code(), "there is ruleSet=live alone", List.of()))));
        }
        return ask(() -> {
            Optional<DecisionRecord> kept = find(caller, id);
            if (kept.isEmpty()) {
                return problem(ProblemType.NOT_FOUND);
            }
            if (kept.get().content().isEmpty()) {
                return problem(ProblemType.ERASED);
            }
            Optional<Replay.Replayed> replayed = live ? replay.today(kept.get()) : replay.asThen(kept.get());
            return replayed.map(each -> json(json.replayed(each, live)))
                    .orElseGet(() -> problem(live ? ProblemType.RULES_UNAVAILABLE : ProblemType.NOT_REPRODUCIBLE));
        });
    }

    /** INVARIANT: the decisions of others are not there for a caller. */
    private Optional<DecisionRecord> find(Caller caller, String id) {
        return log.find(id).filter(kept -> caller.auditor() || kept.caller().equals(caller.name()));
    }

    private CompletionStage<Response> ask(Supplier<Response> question) {
        CompletableFuture<Optional<Response>> answer = new CompletableFuture<>();
        try {
            clerk.execute(() -> {
                // Who was told to come back does not wait any more.
                if (!answer.isDone()) {
                    answer.complete(Optional.of(asked(question)));
                }
            });
        } catch (RejectedExecutionException e) {
            answer.complete(Optional.empty());
        }
        return answer.completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                .thenApply(found -> found.orElseGet(() -> problem(ProblemType.OVERLOADED)));
    }

    private Response asked(Supplier<Response> question) {
        try {
            return question.get();
        } catch (Unreadable e) {
            LOG.error("the decision log cannot be read");
            return problem(ProblemType.STORAGE_UNAVAILABLE);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.errorf("the decision log could not be asked: %s", e.getClass().getName());
            return problem(ProblemType.INTERNAL_ERROR);
        }
    }

    private Response refused(List<InputProblem> problems) {
        ProblemType type = ProblemType.INVALID_PARAMETER;
        return replies.problem(type, type.status(), problems, Urgency.URGENT_24H);
    }

    private Response problem(ProblemType type) {
        return replies.problem(type, Urgency.URGENT_24H);
    }

    private static Response json(byte[] body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
