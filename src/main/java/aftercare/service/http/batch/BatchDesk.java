package aftercare.service.http.batch;

import aftercare.desk.Desk;
import aftercare.desk.DeskObserver;
import aftercare.domain.Urgency;
import aftercare.service.door.Pacing;
import aftercare.service.http.Callers;
import aftercare.service.http.OutcomeReplies;
import aftercare.service.http.OutcomeReplies.Reply;
import aftercare.service.http.Replies;
import aftercare.service.http.Settings;
import aftercare.service.http.WantedLanguage;
import aftercare.service.telemetry.Telemetry;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import aftercare.triage.lines.ReportLine;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Has the lines of batches assessed, each as if its report had come alone. */
@ApplicationScoped
public class BatchDesk {

    private final Desk desk;
    private final Callers callers;
    private final Pacing pacing;
    private final Telemetry telemetry;
    private final Replies replies;
    private final OutcomeReplies outcomes;
    private final Settings settings;

    BatchDesk(
            Desk desk,
            Callers callers,
            Pacing pacing,
            Telemetry telemetry,
            Replies replies,
            OutcomeReplies outcomes,
            Settings settings) {
        this.desk = desk;
        this.callers = callers;
        this.pacing = pacing;
        this.telemetry = telemetry;
        this.replies = replies;
        this.outcomes = outcomes;
        this.settings = settings;
    }

    /** For the lines of that request. */
    OfOne of(RoutingContext context) {
        return new OfOne(context, callers.of(context).name());
    }

    /** For the lines of one request. */
    final class OfOne {

        private final RoutingContext context;
        private final String caller;
        private final String wanted;

        private OfOne(RoutingContext context, String caller) {
            this.context = context;
            this.wanted = WantedLanguage.of(context.request());
            this.caller = caller;
        }

        Settings settings() {
            return settings;
        }

        /** Why a line would be refused now that could be assessed a little later; otherwise the line counts as sent. */
        Optional<ProblemType> hindrance() {
            // Single reports come first: batches never take the second half of a queue.
            if (desk.isHalfTaken()) {
                return Optional.of(ProblemType.OVERLOADED);
            }
            return pacing.admits(context) ? Optional.empty() : Optional.of(ProblemType.TOO_MANY_REQUESTS);
        }

        /** What the report of that line gets. */
        CompletionStage<Reply> assess(ReportLine line) {
            if (line.tooLong()) {
                return refused(line, ProblemType.PAYLOAD_TOO_LARGE);
            }
            LineReport read = LineReport.of(line.bytes());
            if (read.problem().isPresent()) {
                InputProblem problem = read.problem().get();
                ProblemType type = ProblemType.ofCode(problem.code());
                return CompletableFuture.completedFuture(
                        outcomes.problem(type, type.status(), List.of(problem), failSafe(line), wanted));
            }
            if (!read.key().valid()) {
                return refused(line, ProblemType.IDEMPOTENCY_KEY_INVALID);
            }
            DeskObserver observer = telemetry.observerOfOne(context, caller);
            return desk.assess(read.report(), caller, read.key().hash(), wanted, observer)
                    .thenApply(outcome -> outcomes.of(outcome, read.report(), observer, wanted));
        }

        private CompletionStage<Reply> refused(ReportLine line, ProblemType type) {
            return CompletableFuture.completedFuture(refusal(line, type));
        }

        /** A batch without a report. */
        Reply nothing() {
            ProblemType type = ProblemType.MALFORMED_JSON;
            InputProblem problem = new InputProblem("", type.code(), "there is no report in the batch", List.of());
            return outcomes.problem(type, type.status(), List.of(problem), Urgency.URGENT_24H, wanted);
        }

        /** A line that is not assessed. */
        Reply refusal(ReportLine line, ProblemType type) {
            return refusal(line, type, type.status());
        }

        Reply refusal(ReportLine line, ProblemType type, int status) {
            return outcomes.problem(type, status, List.of(), failSafe(line), wanted);
        }

        private Urgency failSafe(ReportLine line) {
            return replies.failSafe(line.bytes());
        }
    }
}
