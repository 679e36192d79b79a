package aftercare.service.telemetry;

import aftercare.desk.Desk;
import aftercare.desk.DeskObserver;
import aftercare.triage.Readings.Disagreement;
import aftercare.triage.answer.Answer;
import io.opentelemetry.api.trace.Span;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Counts, traces and writes down what becomes of one request.
 *
 * @param span of the request; one that records nothing where no operator traces
 * @param requestId of the request, if the caller gave it one
 * @param since when the request came in, on the clock that measures how long things take, in nanoseconds
 */
record RequestObserver(
        Span span, String caller, Optional<String> requestId, long since, DecisionMeters meters, DecisionLine line)
        implements DeskObserver {

    private static final Logger LOG = Logger.getLogger(Desk.class);

    @Override
    public void assessed() {
        span.addEvent("assessed");
    }

    @Override
    public void decided(Answer answer) {
        long nanos = System.nanoTime() - since;
        meters.decided(answer, nanos);
        line.decided(answer, caller, requestId, nanos);
        Spans.decided(span, answer);
    }

    @Override
    public void repeated(String decisionId) {
        meters.replayed();
        line.replayed(decisionId, caller, requestId);
    }

    @Override
    public void incomplete(String decisionId, String ruleSet) {
        LOG.warnf("decision %s is incomplete, rule set %s%s", decisionId, ruleSet, inWords());
    }

    @Override
    public void disputed(String decisionId, String ruleSet, Disagreement disagreement) {
        LOG.errorf(
                "decision %s: engine and reference disagree, rule set %s, engine %s, reference %s%s",
                decisionId, ruleSet, disagreement.byEngine(), disagreement.byReference(), inWords());
    }

    @Override
    public void unwritten(String decisionId, Throwable failure) {
        LOG.errorf(
                "decision %s could not be written: %s%s",
                decisionId, failure.getClass().getName(), inWords());
    }

    @Override
    public void keyUnread(Throwable failure) {
        LOG.errorf(
                "an idempotency key could not be looked up: %s%s",
                failure.getClass().getName(), inWords());
    }

    @Override
    public void broken(Throwable failure) {
        LOG.errorf("a request could not be completed: %s%s", failure.getClass().getName(), inWords());
    }

    private String inWords() {
        return DecisionLine.inWords(requestId);
    }
}
