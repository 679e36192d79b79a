package aftercare.service.telemetry;

import aftercare.domain.decision.Decision;
import aftercare.triage.answer.Answer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One span a request: which operation, how it ended, and the ids of its decision. Made here and not by a framework, whose
 * spans hold paths, queries and headers as they came.
 */
public final class Spans {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> DECISION = AttributeKey.stringKey("aftercare.decision.id");
    private static final AttributeKey<String> RULE_SET = AttributeKey.stringKey("aftercare.rule_set.version");
    private static final AttributeKey<String> URGENCY = AttributeKey.stringKey("aftercare.urgency");
    private static final AttributeKey<Boolean> COMPLETE = AttributeKey.booleanKey("aftercare.complete");

    private static final int SERVER_ERROR = 500;

    private final Tracer tracer;

    public Spans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("aftercare");
    }

    /**
     * Begins the span of a request.
     *
     * @param method one of the contract's, or a word for all others
     * @param route the path with its parameters unfilled; empty for a path that the contract does not have
     * @param traceparent what the caller says of its span; anything but a well-formed one is passed over
     */
    public Span begin(String method, Optional<String> route, Optional<String> traceparent) {
        Span span = tracer.spanBuilder(route.map(known -> method + " " + known).orElse(method))
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent(traceparent))
                .setAttribute(METHOD, method)
                .startSpan();
        route.ifPresent(known -> span.setAttribute(ROUTE, known));
        return span;
    }

    /** Says which decision a request came to. */
    public static void decided(Span span, Answer answer) {
        Decision decision = answer.decision();
        span.setAttribute(DECISION, answer.decisionId());
        span.setAttribute(RULE_SET, decision.ruleSetVersion());
        span.setAttribute(URGENCY, decision.urgency().name());
        span.setAttribute(COMPLETE, decision.complete());
    }

    /** The answer went out. */
    public static void end(Span span, int status) {
        span.setAttribute(STATUS, (long) status);
        if (status >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** The connection broke before the answer was out. */
    public static void broken(Span span) {
        span.setStatus(StatusCode.ERROR);
        span.end();
    }

    /** Ids and flags alone: what else a caller may pass along is free text. */
    private static Context parent(Optional<String> traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent.orElse(""));
        if (!matcher.matches()) {
            return Context.root();
        }
        SpanContext caller = SpanContext.createFromRemoteParent(
                matcher.group(1), matcher.group(2), TraceFlags.fromHex(matcher.group(3), 0), TraceState.getDefault());
        return Context.root().with(Span.wrap(caller));
    }
}
