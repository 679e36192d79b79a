package aftercare.service.http.decisions;

import aftercare.service.access.Roles;
import aftercare.service.http.Callers;
import aftercare.service.http.explain.ExplanationDesk;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** Every decision that was given, and whether it would be given again. */
@Path("/v1/decisions")
@RolesAllowed({Roles.TRIAGE, Roles.AUDITOR})
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {

    private final DecisionDesk desk;
    private final ExplanationDesk explanations;
    private final Callers callers;

    DecisionResource(DecisionDesk desk, ExplanationDesk explanations, Callers callers) {
        this.desk = desk;
        this.explanations = explanations;
        this.callers = callers;
    }

    @GET
    public CompletionStage<Response> list(@Context RoutingContext context) {
        return desk.list(callers.of(context), context.queryParams());
    }

    @GET
    @Path("/{id}")
    public CompletionStage<Response> one(@PathParam("id") String id, @Context RoutingContext context) {
        return desk.one(callers.of(context), id);
    }

    @GET
    @Path("/{id}/explanation")
    public CompletionStage<Response> explanation(@PathParam("id") String id, @Context RoutingContext context) {
        return explanations.decision(callers.of(context), id);
    }

    @POST
    @Path("/{id}/replay")
    public CompletionStage<Response> replay(@PathParam("id") String id, @Context RoutingContext context) {
        return desk.replay(callers.of(context), id, context.queryParams());
    }
}
