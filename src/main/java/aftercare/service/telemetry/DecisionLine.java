package aftercare.service.telemetry;

import aftercare.domain.decision.Decision;
import aftercare.triage.answer.Answer;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Writes one line a decision: ids, the version, the level and milliseconds, as a sentence and as fields of their own where
 * lines are JSON.
 */
public final class DecisionLine {

    /** Whose level turns the lines off. */
    public static final String CATEGORY = "aftercare.decisions";

    private static final String REQUEST_ID = "requestId";

    private final Logger logger = Logger.getLogger(CATEGORY);

    /**
     * @param caller the name of who asked
     * @param requestId of the request, if the caller gave it one
     * @param nanos from the arrival of the report to its answer
     */
    public void decided(Answer answer, String caller, Optional<String> requestId, long nanos) {
        if (!logger.isLoggable(Level.INFO)) {
            return;
        }
        Decision decision = answer.decision();
        String rules = String.join(" ", decision.ruleIds());
        String report = decision.report().reportId().orElse("");
        String millis = String.format(Locale.ROOT, "%.1f", nanos / 1e6);
        ExtLogRecord line = line("decision " + answer.decisionId() + ": " + decision.urgency()
                + (decision.complete() ? "" : ", incomplete")
                + " by " + rules + ", " + millis + " ms"
                + (report.isEmpty() ? "" : ", report " + report)
                + ", caller " + caller + inWords(requestId) + ", rule set " + decision.ruleSetVersion());
        line.putMdc("decisionId", answer.decisionId());
        if (!report.isEmpty()) {
            line.putMdc("reportId", report);
        }
        line.putMdc("caller", caller);
        requestId.ifPresent(id -> line.putMdc(REQUEST_ID, id));
        line.putMdc("urgency", decision.urgency().name());
        line.putMdc("complete", Boolean.toString(decision.complete()));
        line.putMdc("rules", rules);
        line.putMdc("ruleSet", decision.ruleSetVersion());
        line.putMdc("millis", millis);
        logger.log(line);
    }

    /** The first answer to an idempotency key leaves again. */
    public void replayed(String decisionId, String caller, Optional<String> requestId) {
        ExtLogRecord line =
                line("decision " + decisionId + " is answered again, caller " + caller + inWords(requestId));
        line.putMdc("decisionId", decisionId);
        line.putMdc("caller", caller);
        requestId.ifPresent(id -> line.putMdc(REQUEST_ID, id));
        logger.log(line);
    }

    /** The id of a request at the end of a sentence; nothing where there is none. */
    static String inWords(Optional<String> requestId) {
        return requestId.map(id -> ", request " + id).orElse("");
    }

    private static ExtLogRecord line(String message) {
        // As it is: a percent sign or a brace in a caller's name means nothing.
        ExtLogRecord line =
                new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.NO_FORMAT, DecisionLine.class.getName());
        line.setLoggerName(CATEGORY);
        line.disableCallerCalculation();
        return line;
    }
}
