package aftercare.service.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/**
 * Whether a request is HTTP beyond doubt. Where two readers of one request could disagree about its parts, a proxy and
 * this service might, and a report could be taken for somebody else's.
 */
final class Framing {

    private static final int MOST_HEADERS = 100;

    private static final int FINE = 200;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_HEADERS = 431;
    private static final int OTHER_VERSION = 505;

    private Framing() {}

    /** The status with which to refuse the request and to close the connection; 200 where nothing is wrong. */
    public static int status(HttpServerRequest request) {
        // Neither 1.0 nor 1.1: the server below has no name for it.
        if (request.version() == null) {
            return OTHER_VERSION;
        }
        MultiMap headers = request.headers();
        if (headers.size() > MOST_HEADERS) {
            return TOO_MANY_HEADERS;
        }
        List<String> hosts = headers.getAll(HttpHeaders.HOST);
        boolean host = hosts.isEmpty()
                ? mayDoWithoutHost(request)
                : hosts.size() == 1 && !hosts.get(0).isBlank();
        return host && !headers.contains("") && isPlain(request, headers) ? FINE : BAD_REQUEST;
    }

    /** HTTP/2, which cannot be turned off at the port for operators, says the host in another place. */
    private static boolean mayDoWithoutHost(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_0
                || request.version() == HttpVersion.HTTP_2 && request.authority() != null;
    }

    /** One way alone to say where the body ends. */
    private static boolean isPlain(HttpServerRequest request, MultiMap headers) {
        List<String> encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        return encodings.isEmpty()
                || encodings.size() == 1
                        && encodings.get(0).equalsIgnoreCase("chunked")
                        && request.version() == HttpVersion.HTTP_1_1
                        && !headers.contains(HttpHeaders.CONTENT_LENGTH);
    }

    /** Whether a body follows. */
    static boolean hasBody(HttpServerRequest request) {
        MultiMap headers = request.headers();
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return headers.contains(HttpHeaders.TRANSFER_ENCODING) || length != null && !length.equals("0");
    }
}
