package aftercare.service.telemetry;

import aftercare.desk.Desk;
import aftercare.desk.DeskObserver;
import aftercare.triage.Readings.Disagreement;
import aftercare.triage.answer.Answer;
import io.opentelemetry.api.trace.Span;
import org.jboss.logging.Logger;

/**
 * Counts, traces and writes down what becomes of one request.
 *
 * @param span of the request; one that records nothing where no operator traces
 * @param since when the request came in, on the clock that measures how long things take, in nanoseconds
 */
record RequestObserver(Span span, String caller, long since, DecisionMeters meters, DecisionLine line)
        implements DeskObserver {

    private static final Logger LOG = Logger.getLogger(Desk.class);

    @Override
    public void assessed() {
        span.addEvent("assessed");
    }

    @Override
    public void decided(Answer answer) {
        long nanos = System.nanoTime() - since;
        meters.decided(answer.decision(), nanos);
        line.decided(answer, caller, nanos);
        Spans.decided(span, answer);
    }

    @Override
    public void repeated(String decisionId) {
        meters.replayed();
        line.replayed(decisionId, caller);
    }

    @Override
    public void incomplete(String decisionId, String ruleSet) {
        LOG.warnf("decision %s is incomplete, rule set %s", decisionId, ruleSet);
    }

    @Override
    public void disputed(String decisionId, String ruleSet, Disagreement disagreement) {
        LOG.errorf(
                "decision %s: engine and reference disagree, rule set %s, engine %s, reference %s",
                decisionId, ruleSet, disagreement.byEngine(), disagreement.byReference());
    }

    @Override
    public void unwritten(String decisionId, Throwable failure) {
        LOG.errorf(
                "decision %s could not be written: %s",
                decisionId, failure.getClass().getName());
    }

    @Override
    public void keyUnread(Throwable failure) {
        LOG.errorf(
                "an idempotency key could not be looked up: %s",
                failure.getClass().getName());
    }

    @Override
    public void broken(Throwable failure) {
        LOG.errorf("a request could not be completed: %s", failure.getClass().getName());
    }
}
