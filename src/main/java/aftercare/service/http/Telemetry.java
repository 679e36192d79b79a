package aftercare.service.http;

import aftercare.service.telemetry.DecisionLine;
import aftercare.service.telemetry.DecisionMeters;
import aftercare.service.telemetry.DeskMeters;
import aftercare.service.telemetry.Spans;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hears of everything that leaves the service, so that operators see what happens without seeing patients. */
@Startup
@ApplicationScoped
public class Telemetry {

    private static final String SPAN = "aftercare.span";

    private final MeterRegistry registry;
    private final DecisionMeters meters;
    private final DecisionLine line = new DecisionLine();
    private final Spans spans;

    /** @param off nobody traces: without this spans would be made and thrown away */
    Telemetry(
            MeterRegistry registry,
            OpenTelemetry tracing,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.registry = registry;
        this.meters = new DecisionMeters(registry);
        this.spans = new Spans(off ? OpenTelemetry.noop() : tracing);
    }

    /** Reports are assessed by these from now on. */
    void watch(ThreadPoolExecutor workers) {
        DeskMeters.register(registry, workers);
    }

    /** A request comes in. */
    public void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        Span span = spans.begin(
                Operations.method(request.method().name()),
                Operations.template(request.path()),
                Optional.ofNullable(request.getHeader("traceparent")));
        if (span.isRecording()) {
            context.put(SPAN, span);
            context.addEndHandler(ended -> {
                if (ended.succeeded()) {
                    Spans.end(span, context.response().getStatusCode());
                } else {
                    Spans.broken(span);
                }
            });
        }
    }

    /** The span of a request; one that records nothing where nobody traces. */
    static Span span(RoutingContext context) {
        Span span = context.get(SPAN);
        return span == null ? Span.getInvalid() : span;
    }

    /** A decision is recorded and leaves. */
    void decided(Answer answer, Incoming incoming) {
        long nanos = System.nanoTime() - incoming.nanos();
        meters.decided(answer.decision(), nanos);
        line.decided(answer, incoming.caller().name(), nanos);
        Spans.decided(incoming.span(), answer);
    }

    /** The first answer to an idempotency key leaves again. */
    void replayed(String decisionId, Caller caller) {
        meters.replayed();
        line.replayed(decisionId, caller.name());
    }

    /** A problem leaves instead of a decision. */
    void refused(ProblemType type) {
        meters.refused(type);
    }
}
