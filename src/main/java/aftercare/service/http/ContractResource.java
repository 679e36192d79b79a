package aftercare.service.http;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the very file that describes the contract. A program that is to become a caller must be able to read it. */
@Path("/q/openapi")
@PermitAll
@NonBlocking
public class ContractResource {

    private static final String YAML = "application/yaml;charset=UTF-8";

    private final byte[] contract = contract();

    @GET
    public Response file() {
        return Response.ok(contract, YAML).build();
    }

    private static byte[] contract() {
        try (InputStream in = ContractResource.class.getResourceAsStream("/contract/openapi.yaml")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the contract inside the program cannot be read", e);
        }
    }
}
