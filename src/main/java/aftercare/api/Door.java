package aftercare.api;

import aftercare.answer.ProblemJson;
import aftercare.answer.ProblemType;
import aftercare.domain.Urgency;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is looked at before any resource: the plain form of the path, the encoding and type of the body, and every refusal
 * that the frameworks below would otherwise word themselves.
 */
@ApplicationScoped
public class Door {

    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE;

    private static final Map<Integer, ProblemType> BY_STATUS = Map.of(
            400, ProblemType.BAD_REQUEST,
            404, ProblemType.NOT_FOUND,
            405, ProblemType.METHOD_NOT_ALLOWED,
            406, ProblemType.NOT_ACCEPTABLE,
            413, ProblemType.PAYLOAD_TOO_LARGE,
            415, ProblemType.UNSUPPORTED_MEDIA_TYPE,
            500, ProblemType.INTERNAL_ERROR);

    private final Replies replies;

    Door(Replies replies) {
        this.replies = replies;
    }

    void open(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(this::enter);
        router.route().order(Integer.MAX_VALUE).handler(context -> refuse(context, ProblemType.NOT_FOUND));
        BY_STATUS.forEach((status, type) -> router.errorHandler(status, context -> refuse(context, type)));
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isCanonical(request.path())) {
            refuse(context, ProblemType.NON_CANONICAL_PATH);
        } else if (request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            refuse(context, ProblemType.UNSUPPORTED_ENCODING);
        } else if (request.path().equals("/v1/triage")
                && request.method().name().equals("POST")
                && !isJson(request)) {
            refuse(context, ProblemType.UNSUPPORTED_MEDIA_TYPE);
        } else {
            context.next();
        }
    }

    /** Every path of the contract is made of these characters alone, so nothing needs to be decoded. */
    static boolean isCanonical(String path) {
        if (path == null || path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        char before = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "/-_.".indexOf(c) >= 0;
            if (!plain || (before == '/' && (c == '/' || c == '.'))) {
                return false;
            }
            before = c;
        }
        return path.length() == 1 || before != '/';
    }

    /** One content type: JSON, with no charset or with UTF-8. */
    private static boolean isJson(HttpServerRequest request) {
        List<String> types = request.headers().getAll(HttpHeaders.CONTENT_TYPE);
        if (types.size() != 1) {
            return false;
        }
        String[] parts = types.get(0).toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("application/json") || parts.length > 2) {
            return false;
        }
        if (parts.length == 1) {
            return true;
        }
        String parameter = parts[1].strip();
        return parameter.equals("charset=utf-8") || parameter.equals("charset=\"utf-8\"");
    }

    private void refuse(RoutingContext context, ProblemType type) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(type.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
        if (type.status() == 503) {
            response.putHeader("Retry-After", Integer.toString(Replies.RETRY_AFTER_SECONDS));
        }
        byte[] body = replies.bytes(type, type.status(), List.of(), Urgency.URGENT_24H);
        // What is left of the request's body is read and thrown away, so that the connection stays usable.
        if (!context.request().isEnded()) {
            context.request().resume();
        }
        response.end(Buffer.buffer(body));
    }
}
