package aftercare.service.cds;

import aftercare.service.http.Settings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which pages of other hosts may ask from a browser: those that are named (CORS). An EHR that is no browser names no origin. */
@ApplicationScoped
public class HookOrigins {

    private final boolean on;
    private final List<String> named = new ArrayList<>();

    HookOrigins(Settings settings) {
        this.on = settings.cdsClients().isPresent();
        for (String origin : settings.cdsOrigins().orElse("").split(",", -1)) {
            named.add(origin.strip());
        }
        named.remove("");
    }

    /** Whether any EHR may ask; otherwise the paths are not there. */
    public boolean isOn() {
        return on;
    }

    /** Whether a page asks that is not named. */
    public boolean isStrange(HttpServerRequest request) {
        List<String> origins = request.headers().getAll(HttpHeaders.ORIGIN);
        return !origins.isEmpty() && (origins.size() > 1 || !named.contains(origins.get(0)));
    }

    /** Whether a browser asks if it may send a request of a page that is named. */
    public boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && !request.headers().getAll(HttpHeaders.ORIGIN).isEmpty()
                && !isStrange(request);
    }

    /** What lets a browser show the answer to the page that asked; nothing for a page that is not named. */
    public Map<String, String> headers(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (!on || origin == null || isStrange(request)) {
            return Map.of();
        }
        return Map.of(
                "Access-Control-Allow-Origin", origin,
                "Access-Control-Allow-Methods", "GET, POST",
                "Access-Control-Allow-Headers", "Authorization, Content-Type, X-Request-Id",
                "Access-Control-Max-Age", "600",
                "Vary", "Origin");
    }
}
