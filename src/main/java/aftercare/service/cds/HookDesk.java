package aftercare.service.cds;

import aftercare.desk.Desk;
import aftercare.desk.DeskObserver;
import aftercare.desk.Outcome;
import aftercare.desk.Outcome.BadKey;
import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import aftercare.service.fhir.Definitions;
import aftercare.service.fhir.FhirFailSafe;
import aftercare.service.fhir.ReportItems;
import aftercare.service.fhir.ResponseReader;
import aftercare.service.fhir.StrictJson;
import aftercare.service.http.Arrival;
import aftercare.service.http.OutcomeReplies;
import aftercare.service.http.OutcomeReplies.Reply;
import aftercare.service.http.Replies;
import aftercare.service.http.Settings;
import aftercare.service.http.WantedLanguage;
import aftercare.service.telemetry.Telemetry;
import aftercare.triage.LiveRules;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Has the report of a chart decided by the desk, and answers with cards. INVARIANT: never silent: whatever keeps a report from being
 * decided is a card, because an EHR shows an error of a service as nothing at all.
 */
@ApplicationScoped
public class HookDesk {

    private static final Logger LOG = Logger.getLogger(HookDesk.class);

    private static final int OK = 200;

    /** A chart that is opened twice at once: the second waits for the decision of the first. */
    private static final int MOST_TRIES = 20;

    private static final int PAUSE_MILLIS = 100;

    private final Desk desk;
    private final LiveRules rules;
    private final Definitions definitions;
    private final Telemetry telemetry;
    private final Replies replies;
    private final OutcomeReplies outcomes;
    private final Clock clock;
    private final FhirFailSafe failSafe;
    private final HookCards cards;

    HookDesk(
            Desk desk,
            LiveRules rules,
            Definitions definitions,
            Telemetry telemetry,
            Replies replies,
            OutcomeReplies outcomes,
            Clock clock,
            FhirFailSafe failSafe,
            Settings settings) {
        this.desk = desk;
        this.rules = rules;
        this.definitions = definitions;
        this.telemetry = telemetry;
        this.replies = replies;
        this.outcomes = outcomes;
        this.clock = clock;
        this.failSafe = failSafe;
        this.cards = new HookCards(publicAddress(settings));
    }

    /** Under which EHRs reach this service; without a slash at its end. */
    static String publicAddress(Settings settings) {
        return settings.cdsPublicUrl().orElse("").replaceFirst("/+$", "");
    }

    /** Reads a chart; empty where it does not say whether there is a report. */
    Optional<CompletionStage<HookAnswer>> cards(RoutingContext context, HookService service, String caller) {
        byte[] body = Arrival.body(context);
        Chart chart = ChartReader.read(body, service);
        if (chart instanceof Chart.Missing) {
            return Optional.empty();
        }
        if (chart instanceof Chart.Nothing) {
            return Optional.of(CompletableFuture.completedFuture(new HookAnswer(HookCards.none(), Map.of())));
        }
        if (chart instanceof Chart.Unclear unclear) {
            return Optional.of(refused(unclear.type(), unclear.problems(), failSafe.of(body)));
        }
        return Optional.of(decide((Chart.Answered) chart, body, telemetry.observer(context, caller), caller));
    }

    /** The card of a request that was not even looked at. */
    HookAnswer card(ProblemType type, byte[] body) {
        return refused(outcomes.problem(type, failSafe.of(body), WantedLanguage.NONE));
    }

    private CompletionStage<HookAnswer> refused(ProblemType type, List<InputProblem> problems, Urgency least) {
        return CompletableFuture.completedFuture(
                refused(outcomes.problem(type, type.status(), problems, least, WantedLanguage.NONE)));
    }

    private HookAnswer refused(Reply reply) {
        return new HookAnswer(cards.refused(reply.body()), reply.headers());
    }

    private CompletionStage<HookAnswer> decide(
            Chart.Answered chart, byte[] body, DeskObserver observer, String caller) {
        if (rules.live().isEmpty()) {
            return refused(ProblemType.RULES_UNAVAILABLE, List.of(), failSafe.of(body));
        }
        ReportItems items = definitions.items(rules.live().get());
        ResponseReader.Reading reading = new ResponseReader(items).read(chart.response());
        // Both: what a report calls by its name, an answered questionnaire may only show by its place.
        Urgency least = failSafe.of(body).or(replies.failSafe(reading.report()));
        if (!reading.problems().isEmpty()) {
            ProblemType type = ProblemType.ofCode(reading.problems().get(0).code());
            return refused(type, reading.problems(), least);
        }
        if (!chart.response().has("authored")) {
            Chart.Unclear undated = Chart.Unclear.of(ProblemType.MISSING_FIELD, "/authored", "must say when");
            return refused(undated.type(), undated.problems(), least);
        }
        if (reading.report().length > Arrival.MOST_BYTES) {
            return refused(ProblemType.PAYLOAD_TOO_LARGE, List.of(), least);
        }
        return assess(reading.report(), caller, key(chart, reading), observer, MOST_TRIES)
                .thenApply(outcome -> card(outcome, chart, reading.report(), observer));
    }

    /** INVARIANT: one decision for one report, however often a chart is opened and whichever hook asks. */
    private static Hash key(Chart.Answered chart, ResponseReader.Reading reading) {
        return Hash.of(
                "cds " + chart.patientId() + " " + chart.response().path("id").asText() + " "
                        + Hash.of(reading.report()).hex());
    }

    private CompletionStage<Outcome> assess(byte[] report, String caller, Hash key, DeskObserver observer, int tries) {
        return desk.assess(report, caller, Optional.of(key), WantedLanguage.NONE, observer)
                .thenCompose(outcome -> {
                    boolean waits = outcome instanceof Outcome.Refused refused && refused.fault() == BadKey.IN_FLIGHT;
                    return !waits || tries == 0
                            ? CompletableFuture.completedFuture(outcome)
                            : CompletableFuture.supplyAsync(
                                            () -> assess(report, caller, key, observer, tries - 1),
                                            CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS))
                                    .thenCompose(again -> again);
                });
    }

    private HookAnswer card(Outcome outcome, Chart.Answered chart, byte[] report, DeskObserver observer) {
        Reply reply = outcomes.of(outcome, report, observer, WantedLanguage.NONE);
        if (reply.status() != OK) {
            return refused(reply);
        }
        try {
            JsonNode answer = StrictJson.object(reply.body()).orElseThrow();
            return new HookAnswer(cards.decided(answer, chart, clock.instant()), reply.headers());
        } catch (RuntimeException e) {
            // The message may hold a value of a report.
            LOG.errorf("a card could not be written: %s", e.getClass().getName());
            return refused(outcomes.problem(
                    ProblemType.INTERNAL_ERROR, outcomes.leastOf(reply.body(), report), WantedLanguage.NONE));
        }
    }
}
