package aftercare.service.door;

import aftercare.service.access.Loopback;
import aftercare.service.http.Settings;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every request at the port for operators passes: there is something to read there and nothing to send. No token is asked
 * for, so where the port is for this machine alone, a page of the web in a browser on it must not read there either.
 */
@ApplicationScoped
public class ManagementDoor {

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final boolean onlyFromHere;

    ManagementDoor(Settings settings, @ConfigProperty(name = "quarkus.management.host") String host) {
        this.onlyFromHere = Loopback.isAddress(host) && !settings.allowOpen();
    }

    public void open(@Observes ManagementInterface management) {
        management.router().route().order(Integer.MIN_VALUE).handler(this::enter);
        management.router().route().order(Integer.MAX_VALUE).handler(context -> close(context, NOT_FOUND));
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        // The framework lets every page of the web read here.
        context.response().headers().remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        boolean strange = onlyFromHere && ForeignPages.isFromElsewhere(request);
        if (Framing.status(request) != 200
                || Framing.hasBody(request)
                || !Door.isCanonical(request.path())
                || strange) {
            close(context, 400);
        } else if (!reads) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            close(context, METHOD_NOT_ALLOWED);
        } else {
            context.next();
        }
    }

    private static void close(RoutingContext context, int status) {
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.response().endHandler(sent -> context.request().connection().close());
        context.response().setStatusCode(status).end();
    }
}
