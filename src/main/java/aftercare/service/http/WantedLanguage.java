package aftercare.service.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The languages that a request asks for, as {@code Accept-Language} writes them. INVARIANT: whatever is written there, the
 * request is answered.
 */
public final class WantedLanguage {

    /** Who asks for nothing gets English. */
    public static final String NONE = "";

    private static final Pattern PARAMETER = Pattern.compile("(?:^|&)lang=([A-Za-z0-9-]{1,35})(?:&|$)");

    private WantedLanguage() {}

    /** What the parameter {@code lang} names, else what the header does. */
    public static String of(HttpServerRequest request) {
        String query = request.query();
        if (query != null) {
            Matcher parameter = PARAMETER.matcher(query);
            if (parameter.find()) {
                return parameter.group(1);
            }
        }
        String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return header == null ? NONE : header;
    }
}
