package aftercare.service.http;

import aftercare.service.access.Roles;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** A report goes in, an urgency with its reasons comes out. */
@Path("/v1/triage")
public class TriageResource {

    private final TriageDesk desk;
    private final Callers callers;

    TriageResource(TriageDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @RolesAllowed(Roles.TRIAGE)
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> triage(@Context RoutingContext context) {
        IdempotencyKey key = IdempotencyKey.of(context.request().headers().getAll(IdempotencyKey.HEADER));
        return desk.assess(Arrival.body(context), callers.of(context), key, Telemetry.span(context));
    }
}
