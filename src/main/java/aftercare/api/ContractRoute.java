package aftercare.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the very file that describes the contract. */
@ApplicationScoped
public class ContractRoute {

    void serve(@Observes Router router) {
        Buffer contract = contract();
        router.get("/q/openapi").handler(context -> context.response()
                .putHeader("Content-Type", "application/yaml;charset=UTF-8")
                .end(contract));
    }

    private static Buffer contract() {
        try (InputStream in = ContractRoute.class.getResourceAsStream("/contract/openapi.yaml")) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the contract inside the program cannot be read", e);
        }
    }
}
