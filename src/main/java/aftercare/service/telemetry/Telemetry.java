package aftercare.service.telemetry;

import aftercare.desk.Desk;
import aftercare.desk.DeskObserver;
import aftercare.journal.CommitListener;
import aftercare.triage.answer.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.Consumer;
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

    /** @param off no spans are exported: without this they would be made and thrown away */
    Telemetry(
            MeterRegistry registry,
            OpenTelemetry tracing,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.registry = registry;
        this.meters = new DecisionMeters(registry);
        this.spans = new Spans(off ? OpenTelemetry.noop() : tracing);
    }

    /** Shows from the start how busy the desk is. */
    void watch(@Observes StartupEvent event, Desk desk) {
        DeskMeters.register(registry, desk);
    }

    /**
     * Counts and times what the decision log commits.
     *
     * @param checkpoints hears of each line of the file of checkpoints
     */
    public CommitListener journal(Consumer<String> checkpoints) {
        return new JournalMeters(registry, checkpoints);
    }

    /**
     * A request comes in.
     *
     * @param method one of the contract's, or a word for all others
     * @param route the path with its parameters unfilled; empty for a path that the contract does not have
     */
    public void enter(RoutingContext context, String method, Optional<String> route) {
        String traceparent = context.request().getHeader("traceparent");
        Span span = spans.begin(method, route, Optional.ofNullable(traceparent));
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

    /** Hears what becomes of a report from now on. */
    public DeskObserver observer(RoutingContext context, String caller) {
        Span span = context.get(SPAN);
        return observer(context, caller, span == null ? Span.getInvalid() : span);
    }

    /** Hears what becomes of one report of many; the span of the request speaks of none of them. */
    public DeskObserver observerOfOne(RoutingContext context, String caller) {
        return observer(context, caller, Span.getInvalid());
    }

    /** Hears what becomes of a report that came by no request. */
    public DeskObserver observer(String caller) {
        return observer(caller, Optional.empty(), Span.getInvalid());
    }

    private DeskObserver observer(RoutingContext context, String caller, Span span) {
        return observer(caller, RequestId.of(context.request().headers().getAll(RequestId.HEADER)), span);
    }

    private DeskObserver observer(String caller, Optional<String> requestId, Span span) {
        return new RequestObserver(span, caller, requestId, System.nanoTime(), meters, line);
    }

    /** A problem leaves instead of a decision. */
    public void refused(ProblemType type) {
        meters.refused(type);
    }
}
