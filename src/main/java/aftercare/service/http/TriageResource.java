package aftercare.service.http;

import aftercare.desk.Desk;
import aftercare.desk.DeskObserver;
import aftercare.service.access.Roles;
import aftercare.service.telemetry.Telemetry;
import aftercare.triage.answer.ProblemType;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A report goes in, an urgency with its reasons comes out. */
@Path("/v1/triage")
public class TriageResource {

    private final Desk desk;
    private final Callers callers;
    private final Telemetry telemetry;
    private final Replies replies;
    private final OutcomeReplies outcomes;

    TriageResource(Desk desk, Callers callers, Telemetry telemetry, Replies replies, OutcomeReplies outcomes) {
        this.desk = desk;
        this.callers = callers;
        this.telemetry = telemetry;
        this.replies = replies;
        this.outcomes = outcomes;
    }

    @POST
    @RolesAllowed(Roles.TRIAGE)
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> triage(@Context RoutingContext context) {
        IdempotencyKey key = IdempotencyKey.of(context.request().headers().getAll(IdempotencyKey.HEADER));
        byte[] body = Arrival.body(context);
        String caller = callers.of(context).name();
        if (!key.valid()) {
            return CompletableFuture.completedFuture(replies.problem(ProblemType.IDEMPOTENCY_KEY_INVALID, context));
        }
        DeskObserver observer = telemetry.observer(context, caller);
        String wanted = WantedLanguage.of(context.request());
        return desk.assess(body, caller, key.hash(), wanted, observer)
                .thenApply(outcome -> outcomes.response(outcome, body, observer, wanted));
    }
}
