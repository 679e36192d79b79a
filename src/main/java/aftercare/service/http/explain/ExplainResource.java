package aftercare.service.http.explain;

import aftercare.service.access.Roles;
import aftercare.service.http.Arrival;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** Why a report is answered as it is, what nearly spoke, and what would change the answer. */
@Path("/v1/explain")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class ExplainResource {

    private final ExplanationDesk desk;

    ExplainResource(ExplanationDesk desk) {
        this.desk = desk;
    }

    /** Of a report that is on no record, and does not come on one. */
    @POST
    @RolesAllowed({Roles.TRIAGE, Roles.CLINICIAN, Roles.AUDITOR})
    public CompletionStage<Response> report(@Context RoutingContext context) {
        return desk.report(Arrival.body(context), context.queryParams(), context.response()::closed);
    }
}
