package aftercare.service.fhir;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** What the service can do in FHIR. A program that is to become a caller must be able to read it. */
@Path("/fhir/metadata")
@PermitAll
@NonBlocking
public class MetadataResource {

    @GET
    public Response capabilities() {
        return Response.ok(Conformance.capabilities().toString(), FhirTerms.MEDIA_TYPE)
                .build();
    }
}
