package aftercare.service.http.edit;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.service.access.Roles;
import aftercare.triage.answer.JsonObject;
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

/** The sets of rules that were live, and the way back to one: a proposal like any other. */
@Path("/v1/rules/history")
@RolesAllowed(Roles.CLINICIAN)
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private final EditDesk desk;
    private final ProposalDesk proposals;

    HistoryResource(EditDesk desk, ProposalDesk proposals) {
        this.desk = desk;
        this.proposals = proposals;
    }

    @GET
    @RolesAllowed({Roles.TRIAGE, Roles.CLINICIAN, Roles.AUDITOR})
    public CompletionStage<Response> all() {
        return desk.useFiles(() -> EditDesk.json(new JsonObject()
                .with("history", each(desk.activation().history().all(), EditJson::entry))));
    }

    @POST
    @Path("/{id}/restore")
    public CompletionStage<Response> restore(@PathParam("id") String id, @Context RoutingContext context) {
        return proposals.restore(id, context);
    }
}
