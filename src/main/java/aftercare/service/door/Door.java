package aftercare.service.door;

import aftercare.desk.Desk;
import aftercare.service.http.Arrival;
import aftercare.service.http.Bearers;
import aftercare.service.http.Operations;
import aftercare.service.http.Replies;
import aftercare.service.http.Room;
import aftercare.service.http.Settings;
import aftercare.service.telemetry.RequestId;
import aftercare.service.telemetry.Telemetry;
import aftercare.triage.answer.ProblemType;
import io.quarkus.security.AuthenticationException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What every request passes before any resource: it is HTTP beyond doubt, its body is read within limits, and its path,
 * method and headers are those of the contract. Here is every refusal too that the frameworks below would otherwise word
 * themselves.
 */
@ApplicationScoped
public class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);

    /** It is no JSON. */
    private static final String BUNDLE = "/bundle";

    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE;
    private static final int REQUEST_TIMEOUT = 408;

    /** An answer is about a patient, or about what decides at this moment: nothing on its way keeps a copy. */
    static final String NO_STORE = "no-store";

    /** Of all bodies together. A buffer that grows holds up to twice of that: then it is a fifth of the heap as shipped. */
    private static final long ARRIVING_BYTES = 16 * 1024 * 1024;

    /** Of the files that one change of rules sends, as JSON. */
    private static final int MOST_FILE_BYTES = 1024 * 1024;

    /** Of a report as FHIR, which says the same at four times the length. */
    private static final int MOST_FHIR_BYTES = 4 * Arrival.MOST_BYTES;

    /** Of all changes of rules together: they have a room of their own, so that no report waits for them. */
    private static final long ARRIVING_FILE_BYTES = 4 * MOST_FILE_BYTES;

    /** Of all that EHRs send together, by CDS Hooks or as FHIR: a chart may be larger than a report. */
    private static final long ARRIVING_CHART_BYTES = 8 * MOST_FILE_BYTES;

    private static final int NO_CONTENT = 204;

    private static final Map<Integer, ProblemType> BY_STATUS = Map.of(
            404, ProblemType.NOT_FOUND,
            405, ProblemType.METHOD_NOT_ALLOWED,
            406, ProblemType.NOT_ACCEPTABLE,
            413, ProblemType.PAYLOAD_TOO_LARGE,
            415, ProblemType.UNSUPPORTED_MEDIA_TYPE);

    private final Replies replies;
    private final Desk desk;
    private final Telemetry telemetry;
    private final long patienceMillis;
    private final long mostBatchBytes;
    private final boolean hooksAreOn;
    private final Room<Arrival> arriving = new Room<>(ARRIVING_BYTES);
    private final Room<Arrival> arrivingFiles = new Room<>(ARRIVING_FILE_BYTES);
    private final Room<Arrival> arrivingCharts = new Room<>(ARRIVING_CHART_BYTES);
    private final ForeignPages pages;

    Door(Replies replies, Desk desk, Telemetry telemetry, Settings settings, ForeignPages pages) {
        this.pages = pages;
        this.replies = replies;
        this.desk = desk;
        this.telemetry = telemetry;
        this.patienceMillis = settings.patienceMillis();
        this.mostBatchBytes = settings.batchBytes();
        this.hooksAreOn = settings.cdsClients().isPresent();
    }

    public void open(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(this::begin).failureHandler(this::failed);
        router.route().order(Integer.MAX_VALUE).handler(context -> refuse(context, ProblemType.NOT_FOUND));
    }

    private void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        RequestId.of(request.headers().getAll(RequestId.HEADER))
                .ifPresent(id -> context.response().putHeader(RequestId.HEADER, id));
        pages.headers(request).forEach(context.response()::putHeader);
        telemetry.enter(context, Operations.method(request.method().name()), Operations.template(request.path()));
        enter(context);
    }

    private void enter(RoutingContext context) {
        // Who does not read what was answered is not answered more: the answers would pile up here.
        if (context.response().writeQueueFull()) {
            context.response().drainHandler(drained -> enter(context));
            return;
        }
        Optional<Line> line = line(context);
        int status = Framing.status(context.request());
        if (status == 200 && Framing.hasBody(context.request())) {
            line.ifPresent(Line::headArrived);
            arrival(context).begin(patienceMillis);
            return;
        }
        line.ifPresent(Line::requestArrived);
        if (status != 200) {
            close(context, ProblemType.BAD_REQUEST, status);
        } else {
            admit(context);
        }
    }

    private Arrival arrival(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (Operations.editing(request.path()).isPresent()) {
            return Arrival.ofFiles(context, arrivingFiles, this::arrived, MOST_FILE_BYTES);
        }
        if (Operations.isHook(request.path())) {
            return Arrival.ofFiles(context, arrivingCharts, this::arrived, MOST_FILE_BYTES);
        }
        if (Operations.isFhir(request.path())) {
            return Arrival.ofFiles(context, arrivingCharts, this::arrived, MOST_FHIR_BYTES);
        }
        return request.method() == HttpMethod.POST && Operations.BATCH.equals(request.path())
                ? Arrival.ofLines(context, arriving, this::arrived, mostBatchBytes)
                : new Arrival(context, arriving, this::arrived);
    }

    private static Optional<Line> line(RoutingContext context) {
        return Connections.lineOf(((ConnectionBase) context.request().connection()).channel());
    }

    private void arrived(RoutingContext context, byte[] bytes, Arrival.End end) {
        line(context).ifPresent(Line::requestArrived);
        Arrival.keep(context, bytes);
        switch (end) {
            case COMPLETE, BEGUN -> admit(context);
            case TOO_LARGE -> {
                // The rest is still being sent; who reads it closes the connection.
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                refuse(context, ProblemType.PAYLOAD_TOO_LARGE);
            }
            case LATE -> close(context, ProblemType.BAD_REQUEST, REQUEST_TIMEOUT);
            case NO_ROOM -> close(context, ProblemType.OVERLOADED, ProblemType.OVERLOADED.status());
            case BROKEN -> close(context, ProblemType.BAD_REQUEST, ProblemType.BAD_REQUEST.status());
        }
    }

    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        if (!isCanonical(path)) {
            refuse(context, ProblemType.NON_CANONICAL_PATH);
            return;
        }
        boolean hook = Operations.isHook(path);
        if (hook && !hooksAreOn) {
            refuse(context, ProblemType.NOT_FOUND);
            return;
        }
        if (pages.mayBeBehind(request)) {
            refuse(context, ProblemType.FOREIGN_HOST);
            return;
        }
        if (pages.isPreflight(request)) {
            context.response().setStatusCode(NO_CONTENT).end();
            return;
        }
        boolean edits = isChange(request) && Operations.editing(path).isPresent();
        Optional<String> methods = Operations.methods(path);
        if (methods.isPresent()
                && !Operations.has(methods.get(), request.method().name())) {
            context.response().putHeader(HttpHeaders.ALLOW, methods.get());
            refuse(context, ProblemType.METHOD_NOT_ALLOWED);
        } else if (request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            refuse(context, ProblemType.UNSUPPORTED_ENCODING);
        } else if ((Operations.takesReports(path) || (edits || hook) && Framing.hasBody(request))
                && !isReadable(path, request.headers().getAll(HttpHeaders.CONTENT_TYPE))) {
            refuse(context, ProblemType.UNSUPPORTED_MEDIA_TYPE);
        } else if (!isWelcome(path, request.headers().getAll(HttpHeaders.ACCEPT))) {
            refuse(context, ProblemType.NOT_ACCEPTABLE);
        } else if ((path.equals(Operations.TRIAGE) || path.equals(Operations.FHIR_TRIAGE)) && desk.isFull()) {
            // Here and not further in: the less a refusal costs, the more is left for the reports that are assessed.
            refuse(context, ProblemType.OVERLOADED);
        } else {
            context.next();
        }
    }

    /** Whether a body of those types can be read there. */
    private static boolean isReadable(String path, List<String> contentTypes) {
        return MediaTypes.is(mediaType(path), contentTypes)
                || Operations.isFhir(path) && MediaTypes.is(MediaTypes.FHIR, contentTypes);
    }

    /** Whether who accepts that wants what is answered there. */
    private static boolean isWelcome(String path, List<String> accepts) {
        if (Operations.isFhir(path)) {
            return MediaTypes.accepts(MediaTypes.FHIR, accepts) || MediaTypes.accepts(MediaTypes.JSON, accepts);
        }
        return !path.startsWith("/v1/") || path.endsWith(BUNDLE) || MediaTypes.accepts(mediaType(path), accepts);
    }

    private static String mediaType(String path) {
        return path.equals(Operations.BATCH) ? MediaTypes.NDJSON : MediaTypes.JSON;
    }

    private static boolean isChange(HttpServerRequest request) {
        return request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD;
    }

    /** Every path of the contract is made of these characters alone, so nothing needs to be decoded. */
    static boolean isCanonical(String path) {
        if (path == null || path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        char before = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "/-_.$".indexOf(c) >= 0;
            if (!plain || (before == '/' && (c == '/' || c == '.'))) {
                return false;
            }
            before = c;
        }
        return path.length() == 1 || before != '/';
    }

    /** Something below gave up on the request, before or after it came through {@link #enter}. */
    private void failed(RoutingContext context) {
        HttpServerRequest request = context.request();
        int framing = Framing.status(request);
        if (framing != 200) {
            close(context, ProblemType.BAD_REQUEST, framing);
        } else if (context.body().buffer() == null && Framing.hasBody(request) && !request.isEnded()) {
            new Arrival(context, arriving, (same, bytes, end) -> {
                        Arrival.keep(context, bytes);
                        refuseFailed(context);
                    })
                    .begin(patienceMillis);
        } else {
            refuseFailed(context);
        }
    }

    private void refuseFailed(RoutingContext context) {
        int status = context.statusCode();
        if (!isCanonical(context.request().path())) {
            refuse(context, ProblemType.NON_CANONICAL_PATH);
        } else if (context.failure() instanceof AuthenticationException) {
            refuse(context, ProblemType.UNAUTHORIZED);
        } else if (context.failure() instanceof Bearers.NoKeys) {
            refuse(context, ProblemType.KEYS_UNAVAILABLE);
        } else if (context.failure() instanceof Bearers.Busy) {
            refuse(context, ProblemType.OVERLOADED);
        } else if (BY_STATUS.containsKey(status)) {
            refuse(context, BY_STATUS.get(status));
        } else if (status >= 400 && status < 500) {
            refuse(context, ProblemType.BAD_REQUEST);
        } else {
            Throwable failure = context.failure();
            // The message may hold a value of the report.
            LOG.errorf(
                    "a request failed: %s",
                    failure == null ? "no reason" : failure.getClass().getName());
            refuse(context, ProblemType.INTERNAL_ERROR);
        }
    }

    private void refuse(RoutingContext context, ProblemType type) {
        answer(context, type, type.status());
    }

    private void close(RoutingContext context, ProblemType type, int status) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        // What follows is not to be taken for another request. Others wait for the end too, so none is put in their
        // place.
        context.addEndHandler(sent -> context.request().connection().close());
        answer(context, type, status);
    }

    private void answer(RoutingContext context, ProblemType type, int status) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten() || response.closed()) {
            return;
        }
        Replies.Said said = replies.said(context, type, status, List.of());
        response.setStatusCode(said.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, said.mediaType());
        Replies.headers(type).forEach(response::putHeader);
        replies.challenge(type, context).forEach(response::putHeader);
        response.end(Buffer.buffer(said.body()));
    }
}
