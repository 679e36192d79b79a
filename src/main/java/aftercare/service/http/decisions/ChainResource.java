package aftercare.service.http.decisions;

import aftercare.domain.Urgency;
import aftercare.journal.Verification;
import aftercare.journal.Verifier;
import aftercare.journal.record.Unreadable;
import aftercare.service.access.Roles;
import aftercare.service.http.LastResult;
import aftercare.service.http.Replies;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.ProblemType;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Whether the chain of the decision log holds, as {@code verify-journal} says it, looked at while decisions are made. */
@Path("/v1/decisions/chain")
@RolesAllowed(Roles.AUDITOR)
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class ChainResource {

    private static final Logger LOG = Logger.getLogger(ChainResource.class);

    /** A long log takes a while; who looks again at once sees the same. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Optional<Verifier> verifier;
    private final Replies replies;
    private final LastResult<Verification> looks;

    ChainResource(Optional<Verifier> verifier, Replies replies, Clock clock) {
        this.verifier = verifier;
        this.replies = replies;
        this.looks = new LastResult<>("chain", FRESH, clock);
    }

    @GET
    public CompletionStage<Response> state() {
        if (verifier.isEmpty()) {
            return CompletableFuture.completedFuture(json(new JsonObject().with("state", "OFF")));
        }
        return looks.of("all", verifier.get()::verify)
                .thenApply(look -> look.map(done -> json(said(done.result(), done.at())))
                        .orElseGet(() -> Response.accepted().build()))
                .exceptionally(this::failed);
    }

    private static JsonObject said(Verification verification, Instant at) {
        return new JsonObject()
                .with("state", verification.sound() ? "SOUND" : "NOT_SOUND")
                .with("checkedAt", at.toString())
                .with("records", verification.records())
                .with("erased", verification.erased())
                .with("removedUpTo", verification.removedUpTo())
                .with("checkpoints", verification.seals())
                .with("first", verification.first().map(ChainResource::place))
                .with("last", verification.last().map(ChainResource::place))
                .with("problems", verification.problems());
    }

    private static JsonObject place(Verification.Place place) {
        return new JsonObject()
                .with("sequence", place.sequence())
                .with("decisionId", place.decisionId())
                .with("decidedAt", place.decidedAt().toString());
    }

    private Response failed(Throwable failed) {
        if (failed.getCause() instanceof Unreadable) {
            LOG.error("the decision log cannot be looked over");
            return problem(ProblemType.STORAGE_UNAVAILABLE);
        }
        LOG.errorf(
                "the decision log could not be looked over: %s",
                failed.getCause().getClass().getName());
        return problem(ProblemType.INTERNAL_ERROR);
    }

    private Response problem(ProblemType type) {
        return replies.problem(type, Urgency.URGENT_24H);
    }

    private static Response json(JsonObject json) {
        return Response.ok(json.toString().getBytes(StandardCharsets.UTF_8)).build();
    }
}
