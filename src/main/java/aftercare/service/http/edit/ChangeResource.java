package aftercare.service.http.edit;

import aftercare.service.access.Roles;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is wrong with changed rules, and what they would do. Nothing is kept, and nothing goes live. */
@Path("/v1")
@RolesAllowed(Roles.CLINICIAN)
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class ChangeResource {

    /** Of computing; a change of a sane size takes a fraction of a second. */
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(5);

    private final EditDesk desk;
    private final Impacts impacts;

    ChangeResource(EditDesk desk, Impacts impacts) {
        this.desk = desk;
        this.impacts = impacts;
    }

    @POST
    @Path("/rules/check")
    public CompletionStage<Response> check(@Context RoutingContext context) {
        byte[] body = EditDesk.body(context);
        return desk.readTexts(() -> EditDesk.json(EditJson.problems(
                desk.activation().check(EditBody.ofChange(body).change(), LONGEST_CHECK))));
    }

    @POST
    @Path("/rules/layout")
    public CompletionStage<Response> layout(@Context RoutingContext context) {
        byte[] body = EditDesk.body(context);
        return desk.readTexts(
                () -> EditDesk.json(EditJson.layout(EditBody.ofChange(body).change())));
    }

    @POST
    @Path("/rules/impact")
    public CompletionStage<Response> impact(@Context RoutingContext context) {
        byte[] body = EditDesk.body(context);
        // The folder is read for it, too: not in the thread of a connection, in which reports wait.
        return desk.beginTexts(() -> impacts.of(
                EditBody.ofChange(body).change(), json -> CompletableFuture.completedFuture(EditDesk.json(json))));
    }
}
