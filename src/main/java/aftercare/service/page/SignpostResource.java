package aftercare.service.page;

import aftercare.service.door.MediaTypes;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * Says where to go to who opens the address alone: the page to a person's browser, the paths to a program. It is the same for
 * everyone, and nothing in it is a secret.
 */
@Path("/")
@PermitAll
@NonBlocking
public class SignpostResource {

    private static final byte[] PATHS =
            ("{\"service\":\"aftercare\",\"contract\":\"/q/openapi\",\"triage\":\"/v1/triage\","
                            + "\"vocabulary\":\"/v1/vocabulary\",\"rules\":\"/v1/rules\",\"decisions\":\"/v1/decisions\"}")
                    .getBytes(StandardCharsets.UTF_8);

    private final PageFiles files;

    SignpostResource(PageFiles files) {
        this.files = files;
    }

    @GET
    public Response paths(@Context HttpHeaders headers) {
        Response.ResponseBuilder answer = MediaTypes.namesHtml(headers.getRequestHeader(HttpHeaders.ACCEPT))
                ? files.answer(PageFiles.INDEX)
                : Response.ok(PATHS, MediaType.APPLICATION_JSON_TYPE);
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }
}
