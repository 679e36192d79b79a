package aftercare.service.http.rules;

import aftercare.live.beside.Canary;
import aftercare.service.access.Roles;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Which second rule set answers some of the reports, and what keeps it from that. */
@Path("/v1/rules/canary")
@RolesAllowed({Roles.TRIAGE, Roles.CLINICIAN, Roles.AUDITOR})
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class CanaryResource {

    private final Canary canary;

    CanaryResource(Canary canary) {
        this.canary = canary;
    }

    @GET
    public Response canary() {
        byte[] json = canary.json().toString().getBytes(StandardCharsets.UTF_8);
        return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
