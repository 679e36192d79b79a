package aftercare.service.cds;

import aftercare.domain.Urgency;
import aftercare.service.access.ClientTokens;
import aftercare.service.access.Passage;
import aftercare.service.access.TokenFault;
import aftercare.service.http.Arrival;
import aftercare.service.http.Replies;
import aftercare.service.http.Settings;
import aftercare.triage.answer.ProblemType;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** CDS Hooks for EHRs. Each request brings a token of its client, which is looked at here: it is of another kind than the others. */
@Path("/cds-services")
@Singleton
@PermitAll
@NonBlocking
public class HookResource {

    private static final Logger LOG = Logger.getLogger(HookResource.class);

    /** One thread: who floods the service with forgeries, or with charts, takes one core at most from the reports. */
    private static final int WAITING = 256;

    private final ClientTokens tokens;
    private final HookDesk desk;
    private final FeedbackDesk feedback;
    private final Replies replies;
    private final String address;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), task -> new Thread(task, "cds-hooks"));

    HookResource(ClientTokens tokens, HookDesk desk, FeedbackDesk feedback, Replies replies, Settings settings) {
        this.tokens = tokens;
        this.desk = desk;
        this.feedback = feedback;
        this.replies = replies;
        this.address = HookDesk.publicAddress(settings);
        thread.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void close() {
        thread.shutdown();
    }

    /** Which services there are. */
    @GET
    public CompletionStage<Response> discovery(@Context RoutingContext context) {
        return answer(
                context, () -> refusal(context, ProblemType.OVERLOADED), caller -> done(json(HookService.discovery())));
    }

    /** What an EHR asks about a patient. */
    @POST
    @Path("/{id}")
    public CompletionStage<Response> cards(@Context RoutingContext context, @PathParam("id") String id) {
        Optional<HookService> service = HookService.of(id);
        if (service.isEmpty()) {
            return answer(
                    context,
                    () -> refusal(context, ProblemType.OVERLOADED),
                    caller -> done(refusal(context, ProblemType.NOT_FOUND)));
        }
        return answer(
                context, () -> cards(desk.card(ProblemType.OVERLOADED, Arrival.body(context))), caller -> desk.cards(
                                context, service.get(), caller)
                        .map(cards -> cards.thenApply(HookResource::cards))
                        .orElseGet(() -> done(refusal(context, ProblemType.PREFETCH_MISSING))));
    }

    /** What became of cards. */
    @POST
    @Path("/{id}/feedback")
    public CompletionStage<Response> feedback(@Context RoutingContext context, @PathParam("id") String id) {
        return answer(
                context,
                () -> refusal(context, ProblemType.OVERLOADED),
                caller -> done(
                        HookService.of(id).isEmpty()
                                ? refusal(context, ProblemType.NOT_FOUND)
                                : feedback.take(Arrival.body(context), caller)));
    }

    /** What is said where there is no time to look at a request. */
    @FunctionalInterface
    private interface Busy {

        Response answer();
    }

    private CompletionStage<Response> answer(
            RoutingContext context, Busy busy, Function<String, CompletionStage<Response>> known) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    admit(context, busy, known).whenComplete((response, failure) -> {
                        if (failure == null) {
                            answer.complete(response);
                        } else {
                            answer.complete(broken(failure, context));
                        }
                    });
                } catch (RuntimeException | LinkageError | StackOverflowError e) {
                    answer.complete(broken(e, context));
                }
            });
        } catch (RejectedExecutionException e) {
            answer.complete(busy.answer());
        }
        return answer;
    }

    private CompletionStage<Response> admit(
            RoutingContext context, Busy busy, Function<String, CompletionStage<Response>> known) {
        Passage passage = tokens.check(
                context.request().headers().getAll(HttpHeaders.AUTHORIZATION),
                address + context.request().path());
        if (passage instanceof Passage.Admitted admitted) {
            return known.apply(admitted.bearer().name());
        }
        if (passage instanceof Passage.Busy) {
            return done(busy.answer());
        }
        TokenFault fault = passage instanceof Passage.Refused refused ? refused.fault() : TokenFault.KEY;
        return done(replies.refusedToken(fault, Arrival.body(context)));
    }

    /** Said as a card, which an EHR shows, wherever cards are asked for. */
    private Response broken(Throwable failure, RoutingContext context) {
        // The message may hold a value of a report.
        LOG.errorf("a request of an EHR broke: %s", failure.getClass().getName());
        return context.request().path().split("/", -1).length == 3
                ? cards(desk.card(ProblemType.INTERNAL_ERROR, Arrival.body(context)))
                : refusal(context, ProblemType.INTERNAL_ERROR);
    }

    private Response refusal(RoutingContext context, ProblemType type) {
        byte[] body = Arrival.body(context);
        return replies.problem(type, body.length == 0 ? Urgency.URGENT_24H : replies.failSafe(body));
    }

    private static CompletionStage<Response> done(Response response) {
        return CompletableFuture.completedFuture(response);
    }

    private static Response cards(HookAnswer answer) {
        Response.ResponseBuilder response = Response.fromResponse(json(answer.cards()));
        answer.headers().forEach(response::header);
        return response.build();
    }

    static Response json(String body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
