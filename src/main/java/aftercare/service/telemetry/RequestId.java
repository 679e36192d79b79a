package aftercare.service.telemetry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id that a caller, or a proxy before this service, gives a request, so that one request can be found in the logs of all of
 * them. What is no id is neither given back nor written down: a header is free text.
 */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private RequestId() {}

    /** @param values of every such header of a request; where there are two it is not known which counts */
    public static Optional<String> of(List<String> values) {
        boolean one = values.size() == 1 && ID.matcher(values.get(0)).matches();
        return one ? Optional.of(values.get(0)) : Optional.empty();
    }
}
