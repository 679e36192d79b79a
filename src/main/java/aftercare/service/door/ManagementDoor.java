package aftercare.service.door;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What every request at the port for operators passes: there is something to read there and nothing to send. */
@ApplicationScoped
public class ManagementDoor {

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    public void open(@Observes ManagementInterface management) {
        management.router().route().order(Integer.MIN_VALUE).handler(ManagementDoor::enter);
        management.router().route().order(Integer.MAX_VALUE).handler(context -> close(context, NOT_FOUND));
    }

    private static void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        if (Framing.status(request) != 200 || Framing.hasBody(request) || !Door.isCanonical(request.path())) {
            close(context, 400);
        } else if (!reads) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            close(context, METHOD_NOT_ALLOWED);
        } else {
            context.next();
        }
    }

    private static void close(RoutingContext context, int status) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.response().endHandler(sent -> context.request().connection().close());
        context.response().setStatusCode(status).end();
    }
}
