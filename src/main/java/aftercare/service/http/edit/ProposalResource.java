package aftercare.service.http.edit;

import aftercare.service.access.Roles;
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

/** Changes that are to be approved: made from the draft, read, taken along, approved and rejected. */
@Path("/v1/rules/proposals")
@RolesAllowed(Roles.CLINICIAN)
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class ProposalResource {

    private final ProposalDesk proposals;

    ProposalResource(ProposalDesk proposals) {
        this.proposals = proposals;
    }

    @GET
    @RolesAllowed({Roles.CLINICIAN, Roles.AUDITOR})
    public CompletionStage<Response> all() {
        return proposals.all();
    }

    @POST
    public CompletionStage<Response> make(@Context RoutingContext context) {
        return proposals.make(context);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CLINICIAN, Roles.AUDITOR})
    public CompletionStage<Response> one(@PathParam("id") String id) {
        return proposals.one(id);
    }

    @GET
    @Path("/{id}/bundle")
    @Produces("application/zip")
    @RolesAllowed({Roles.CLINICIAN, Roles.AUDITOR})
    public CompletionStage<Response> bundle(@PathParam("id") String id) {
        return proposals.bundle(id);
    }

    @POST
    @Path("/{id}/approve")
    public CompletionStage<Response> approve(@PathParam("id") String id, @Context RoutingContext context) {
        return proposals.approve(id, context);
    }

    @POST
    @Path("/{id}/reject")
    public CompletionStage<Response> reject(@PathParam("id") String id, @Context RoutingContext context) {
        return proposals.reject(id, context);
    }
}
