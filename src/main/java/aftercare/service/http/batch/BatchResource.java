package aftercare.service.http.batch;

import aftercare.service.access.Roles;
import aftercare.service.http.Arrival;
import aftercare.service.http.Replies;
import aftercare.service.http.Settings;
import aftercare.triage.answer.ProblemType;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Reports go in, a line each; their answers come out in the same order. */
@Path("/v1/triage/batch")
public class BatchResource {

    private final BatchDesk desk;
    private final Replies replies;

    /** One for each batch that may be read. */
    private final Semaphore places;

    BatchResource(BatchDesk desk, Replies replies, Settings settings) {
        this.desk = desk;
        this.replies = replies;
        this.places = new Semaphore(settings.batches());
    }

    /** Completes only where the batch is not read: its answers are written here and not by the framework. */
    @POST
    @RolesAllowed(Roles.TRIAGE)
    @NonBlocking
    public CompletionStage<Response> batch(@Context RoutingContext context) {
        if (!places.tryAcquire()) {
            return CompletableFuture.completedFuture(replies.problem(ProblemType.OVERLOADED, context));
        }
        new Batch(context, desk.of(context), places::release).begin(Arrival.body(context));
        return new CompletableFuture<>();
    }
}
