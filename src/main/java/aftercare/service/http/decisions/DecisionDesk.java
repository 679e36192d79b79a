package aftercare.service.http.decisions;

import aftercare.desk.Replay;
import aftercare.domain.Urgency;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Listing;
import aftercare.journal.record.Query;
import aftercare.service.http.Caller;
import aftercare.service.http.Clerk;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where the decision log is read: by one clerk with a short queue, so that no search takes a worker from the reports. */
@ApplicationScoped
public class DecisionDesk {

    private static final int QUEUE = 32;

    private static final String RULE_SET = "ruleSet";
    private static final String LIVE = "live";

    private final DecisionLog log;
    private final Replay replay;
    private final Replies replies;
    private final DecisionJson json = new DecisionJson();
    private final Clerk clerk;

    DecisionDesk(DecisionLog log, Replay replay, Replies replies) {
        this.log = log;
        this.replay = replay;
        this.replies = replies;
        this.clerk = new Clerk("decisions", QUEUE, Thread.NORM_PRIORITY, replies);
    }

    @PreDestroy
    public void close() {
        clerk.close();
    }

    public CompletionStage<Response> list(Caller caller, MultiMap parameters) {
        DecisionQuery asked = new DecisionQuery(parameters);
        if (!asked.problems().isEmpty()) {
            return CompletableFuture.completedFuture(refused(asked.problems()));
        }
        Query query = asked.of(caller);
        return clerk.ask(Urgency.URGENT_24H, () -> {
            Listing page = log.list(query);
            return json(json.page(page.decisions(), page.next()));
        });
    }

    public CompletionStage<Response> one(Caller caller, String id) {
        return clerk.ask(Urgency.URGENT_24H, () -> find(caller, id)
                .map(kept -> json(json.one(kept)))
                .orElseGet(() -> problem(ProblemType.NOT_FOUND)));
    }

    public CompletionStage<Response> replay(Caller caller, String id, MultiMap parameters) {
        boolean live = parameters.getAll(RULE_SET).equals(List.of(LIVE));
        if (parameters.size() > 1 || parameters.size() == 1 && !live) {
            return CompletableFuture.completedFuture(refused(List.of(
                    new InputProblem("", ProblemType.INVALID_VALUE.code(), "there is ruleSet=live alone", List.of()))));
        }
        return clerk.ask(Urgency.URGENT_24H, () -> {
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
