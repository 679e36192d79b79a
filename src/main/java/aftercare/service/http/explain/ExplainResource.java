package aftercare.service.http.explain;

import aftercare.service.access.Roles;
import aftercare.service.http.Arrival;
import aftercare.service.http.Callers;
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

/** Why a report is answered as it is, what nearly spoke, and what would change the answer. */
@Path("/v1")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class ExplainResource {

    private final ExplanationDesk desk;
    private final Callers callers;

    ExplainResource(ExplanationDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** Of a report that is on no record, and does not come on one. */
    @POST
    @RolesAllowed({Roles.TRIAGE, Roles.CLINICIAN, Roles.AUDITOR})
    @Path("/explain")
    public CompletionStage<Response> report(@Context RoutingContext context) {
        return desk.report(Arrival.body(context), context.queryParams());
    }

    /** Of a decision, by the rules of its time. */
    @GET
    @RolesAllowed({Roles.TRIAGE, Roles.AUDITOR})
    @Path("/decisions/{id}/explanation")
    public CompletionStage<Response> decision(@PathParam("id") String id, @Context RoutingContext context) {
        return desk.decision(callers.of(context), id);
    }
}
