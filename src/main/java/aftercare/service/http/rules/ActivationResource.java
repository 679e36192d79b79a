package aftercare.service.http.rules;

import aftercare.domain.Urgency;
import aftercare.live.RuleDesk;
import aftercare.live.Status;
import aftercare.live.Verdict;
import aftercare.live.published.ReplicaDesk;
import aftercare.service.access.Roles;
import aftercare.service.http.Replies;
import aftercare.triage.answer.ProblemType;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Which rules decide, what keeps those in the folder from deciding, and the request to try them now. */
@Path("/v1")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class ActivationResource {

    /** Less than what a silent connection is given, so that the caller hears of it. */
    private static final long PATIENCE_SECONDS = 6;

    private final RuleDesk desk;
    private final ReplicaDesk replicas;
    private final Replies replies;
    private final Clock clock;
    private final StatusJson json = new StatusJson();

    ActivationResource(RuleDesk desk, ReplicaDesk replicas, Replies replies, Clock clock) {
        this.desk = desk;
        this.replicas = replicas;
        this.replies = replies;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.TRIAGE, Roles.CLINICIAN, Roles.AUDITOR})
    @Path("/rules/status")
    public Response status() {
        return json(desk.status());
    }

    /** 200 once the rules in the folder decide, 409 with what keeps them from it, 503 while that is still being tried. */
    @POST
    @RolesAllowed(Roles.CLINICIAN)
    @Path("/rules/activate")
    public CompletionStage<Response> activate() {
        return desk.activate()
                .thenApply(Optional::of)
                .toCompletableFuture()
                .completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                .thenApply(this::outcome);
    }

    private Response outcome(Optional<Verdict> verdict) {
        if (verdict.isEmpty()) {
            return replies.problem(ProblemType.OVERLOADED, Urgency.URGENT_24H);
        }
        if (verdict.get() instanceof Verdict.Rejected rejected) {
            return replies.problem(ProblemType.RULES_REJECTED, out -> StatusJson.problems(out, rejected.problems()));
        }
        return json(desk.status());
    }

    private Response json(Status status) {
        return Response.ok(json.write(status, replicas, clock.instant()), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
