package aftercare.service.http.rules;

import aftercare.live.beside.Shadow;
import aftercare.service.access.Roles;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** What the shadow rule set would have answered otherwise. Ids of decisions are not for every caller. */
@Path("/v1/rules/shadow")
@RolesAllowed({Roles.CLINICIAN, Roles.AUDITOR})
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class ShadowResource {

    private final Shadow shadow;

    ShadowResource(Shadow shadow) {
        this.shadow = shadow;
    }

    @GET
    public Response shadow() {
        byte[] json = shadow.json().toString().getBytes(StandardCharsets.UTF_8);
        return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
