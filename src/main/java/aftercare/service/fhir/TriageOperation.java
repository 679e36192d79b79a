package aftercare.service.fhir;

import aftercare.desk.Desk;
import aftercare.desk.DeskObserver;
import aftercare.desk.Outcome;
import aftercare.domain.Urgency;
import aftercare.service.access.Roles;
import aftercare.service.http.Arrival;
import aftercare.service.http.Callers;
import aftercare.service.http.IdempotencyKey;
import aftercare.service.http.OutcomeReplies;
import aftercare.service.http.OutcomeReplies.Reply;
import aftercare.service.http.Replies.Said;
import aftercare.service.http.WantedLanguage;
import aftercare.service.telemetry.Telemetry;
import aftercare.triage.LiveRules;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** An answered questionnaire goes in, a GuidanceResponse comes out. Decides nothing: the desk does, as for every report. */
@Path("/fhir/QuestionnaireResponse/$triage")
public class TriageOperation {

    private static final Logger LOG = Logger.getLogger(TriageOperation.class);

    private static final int OK = 200;

    private final Desk desk;
    private final LiveRules rules;
    private final Definitions definitions;
    private final Callers callers;
    private final Telemetry telemetry;
    private final OutcomeReplies outcomes;
    private final FhirFailSafe failSafe;
    private final Clock clock;

    TriageOperation(
            Desk desk,
            LiveRules rules,
            Definitions definitions,
            Callers callers,
            Telemetry telemetry,
            OutcomeReplies outcomes,
            FhirFailSafe failSafe,
            Clock clock) {
        this.desk = desk;
        this.rules = rules;
        this.definitions = definitions;
        this.callers = callers;
        this.telemetry = telemetry;
        this.outcomes = outcomes;
        this.failSafe = failSafe;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Roles.TRIAGE)
    @NonBlocking
    public CompletionStage<Response> triage(@Context RoutingContext context) {
        byte[] body = Arrival.body(context);
        String wanted = WantedLanguage.of(context.request());
        try {
            return triage(context, body, wanted);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // The message may hold a value of a report.
            LOG.errorf("a report could not be read as FHIR: %s", e.getClass().getName());
            return refused(ProblemType.INTERNAL_ERROR, List.of(), body, wanted, pointer -> pointer);
        }
    }

    private CompletionStage<Response> triage(RoutingContext context, byte[] body, String wanted) {
        IdempotencyKey key = IdempotencyKey.of(context.request().headers().getAll(IdempotencyKey.HEADER));
        Optional<JsonNode> read = StrictJson.object(body);
        if (!key.valid()) {
            return refused(ProblemType.IDEMPOTENCY_KEY_INVALID, List.of(), body, wanted, pointer -> pointer);
        }
        if (rules.live().isEmpty()) {
            return refused(ProblemType.RULES_UNAVAILABLE, List.of(), body, wanted, pointer -> pointer);
        }
        if (read.isEmpty()) {
            return refused(StrictJson.fault(body), List.of(), body, wanted, pointer -> pointer);
        }
        ReportItems items = definitions.items(rules.live().get());
        Submission submission = new SubmissionReader(items, clock.instant()).read(read.get());
        byte[] report = submission.reading().report();
        List<InputProblem> problems = submission.reading().problems();
        if (!problems.isEmpty()) {
            ProblemType type = ProblemType.ofCode(problems.get(0).code());
            Urgency least = failSafe.of(body).or(rules.failSafeFor(report));
            return done(said(
                    outcomes.problem(type, type.status(), problems, least, wanted),
                    pointer -> Expressions.of(submission.root(), pointer)));
        }
        if (report.length > Arrival.MOST_BYTES) {
            return refused(ProblemType.PAYLOAD_TOO_LARGE, List.of(), body, wanted, pointer -> pointer);
        }
        String caller = callers.of(context).name();
        DeskObserver observer = telemetry.observer(context, caller);
        return desk.assess(report, caller, key.hash().map(submission::ofPatient), wanted, observer)
                .thenApply(outcome -> answer(outcome, submission, report, observer, wanted));
    }

    private Response answer(
            Outcome outcome, Submission submission, byte[] report, DeskObserver observer, String wanted) {
        Reply reply = outcomes.of(outcome, report, observer, wanted);
        if (reply.status() != OK) {
            return said(reply, submission::expression);
        }
        try {
            String guidance = new GuidanceJson(StrictJson.object(reply.body()).orElseThrow(), submission).toString();
            return response(new Said(OK, FhirTerms.MEDIA_TYPE, guidance.getBytes(StandardCharsets.UTF_8)), reply);
        } catch (RuntimeException e) {
            // The message may hold a value of a report.
            LOG.errorf(
                    "a decision could not be worded as FHIR: %s", e.getClass().getName());
            Urgency least = outcomes.leastOf(reply.body(), report);
            return said(outcomes.problem(ProblemType.INTERNAL_ERROR, least, wanted), submission::expression);
        }
    }

    private CompletionStage<Response> refused(
            ProblemType type,
            List<InputProblem> problems,
            byte[] body,
            String wanted,
            UnaryOperator<String> expression) {
        return done(said(outcomes.problem(type, type.status(), problems, failSafe.of(body), wanted), expression));
    }

    private static CompletionStage<Response> done(Response response) {
        return CompletableFuture.completedFuture(response);
    }

    private static Response said(Reply reply, UnaryOperator<String> expression) {
        return response(FhirTerms.said(reply.status(), reply.body(), expression), reply);
    }

    private static Response response(Said said, Reply reply) {
        return OutcomeReplies.response(reply, said.mediaType(), said.body());
    }
}
