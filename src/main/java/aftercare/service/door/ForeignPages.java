package aftercare.service.door;

import aftercare.service.access.Access;
import aftercare.service.access.HostNames;
import aftercare.service.access.NamedOrigins;
import aftercare.service.http.Operations;
import aftercare.service.http.Settings;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which pages may ask from a browser: those of this very place, and those that are named (CORS). A program that is no browser names
 * no origin. INVARIANT: no page of another place changes rules, named or not.
 */
@ApplicationScoped
class ForeignPages {

    private static final String API = "/v1/";

    private final NamedOrigins ofHooks;
    private final NamedOrigins ofApi;
    private final boolean onlyFromHere;

    ForeignPages(Settings settings, Access access) {
        this.ofHooks = named("AFTERCARE_CDS_ORIGINS", settings.cdsOrigins());
        this.ofApi = named("AFTERCARE_CORS_ORIGINS", settings.corsOrigins());
        this.onlyFromHere = access.isOpen() && !settings.allowOpen();
    }

    private static NamedOrigins named(String variable, Optional<String> origins) {
        origins.flatMap(NamedOrigins::problem).ifPresent(problem -> {
            throw new ConfigurationException("aftercare: " + variable + ": " + problem);
        });
        return NamedOrigins.of(origins);
    }

    /** Whether the request may come from a page that must not ask this, or by way of a name that others own. */
    boolean mayBeBehind(HttpServerRequest request) {
        String path = request.path();
        boolean hook = Operations.isHook(path);
        if (onlyFromHere && !hook && isForStrangeHost(request)) {
            return true;
        }
        if (origins(request).isEmpty()) {
            return false;
        }
        if (changesRules(path, intended(request))) {
            return isFromAnotherPage(request);
        }
        if (isNamed(request)) {
            return false;
        }
        boolean othersAreShutOut = hook || isApi(path) && !ofApi.origins().isEmpty();
        return othersAreShutOut ? isFromAnotherPage(request) : onlyFromHere && isFromStrangeOrigin(request);
    }

    /** Whether a browser asks if a page that is named may send a request. Ask {@link #mayBeBehind} first. */
    boolean isPreflight(HttpServerRequest request) {
        return asksFirst(request) && isNamed(request);
    }

    /** What lets a browser show the answer to the page that asked, and says whom the answer depends on. */
    Map<String, String> headers(HttpServerRequest request) {
        if (named(request.path()).origins().isEmpty()) {
            return Map.of();
        }
        if (!isNamed(request) || mayBeBehind(request)) {
            return Map.of("Vary", "Origin");
        }
        return Map.of(
                "Access-Control-Allow-Origin", request.getHeader(HttpHeaders.ORIGIN),
                "Access-Control-Allow-Methods", "GET, HEAD, POST",
                "Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, X-Request-Id",
                "Access-Control-Expose-Headers",
                        "Allow, Content-Disposition, ETag, Idempotent-Replayed, Retry-After, WWW-Authenticate, X-Request-Id",
                "Access-Control-Max-Age", "600",
                "Vary", "Origin");
    }

    private NamedOrigins named(String path) {
        return Operations.isHook(path) ? ofHooks : isApi(path) ? ofApi : NamedOrigins.of(Optional.empty());
    }

    /** Whether a program of somebody else is served there: the service's own words, or those of FHIR. */
    private static boolean isApi(String path) {
        return path.startsWith(API) || Operations.isFhir(path);
    }

    private boolean isNamed(HttpServerRequest request) {
        List<String> origins = origins(request);
        return origins.size() == 1 && named(request.path()).origins().contains(origins.get(0));
    }

    private static List<String> origins(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.ORIGIN);
    }

    private static boolean asksFirst(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** The method of the request, or of the one that a browser asks about. */
    private static String intended(HttpServerRequest request) {
        return asksFirst(request)
                ? request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
                : request.method().name();
    }

    private static boolean changesRules(String path, String method) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return !reads && (Operations.editing(path).isPresent() || path.equals(Operations.ACTIVATE));
    }

    /** Whether a browser says that the page which asks is not one of this very place. */
    private static boolean isFromAnotherPage(HttpServerRequest request) {
        List<String> origins = origins(request);
        HostAndPort meant = request.authority();
        return origins.size() > 1 || meant == null || !HostNames.isOriginOf(origins.get(0), meant.host(), meant.port());
    }

    /** Whether a page of the web that is open in a browser on this machine may have asked. */
    static boolean isFromElsewhere(HttpServerRequest request) {
        return isForStrangeHost(request) || isFromStrangeOrigin(request);
    }

    private static boolean isForStrangeHost(HttpServerRequest request) {
        HostAndPort meant = request.authority();
        return meant != null && HostNames.isStrange(meant.host());
    }

    private static boolean isFromStrangeOrigin(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && HostNames.isStrangeOrigin(origin);
    }
}
