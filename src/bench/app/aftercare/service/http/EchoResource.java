package aftercare.service.http;


import aftercare.desk.Desk;
import aftercare.service.access.Roles;
import aftercare.triage.LiveRules;
import aftercare.triage.answer.Answer;
import aftercare.domain.decision.Decision;
import aftercare.triage.intake.Reading;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What {@code /v1/triage} is measured against: the same bytes through the same door and the same strict decoder, an answer of the same size,
 * no rules; once on workers of its own as triage has them, once on the event loop. Part of the benchmark's build alone.
 */
@Singleton
@Path("/bench/echo")
public class EchoResource {

    private final LiveRules rules;
    private final Clock clock;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor workers;

    EchoResource(LiveRules rules, Clock clock, Settings settings, Desk desk) {
        this.rules = rules;
        this.clock = clock;
        int hands = desk.hands();
        this.workers = new ThreadPoolExecutor(
                hands,
                hands,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(settings.queue()),
                task -> new Thread(task, "echo"));
    }

    @PreDestroy
    void close() {
        workers.shutdown();
    }

    @POST
    @RolesAllowed(Roles.TRIAGE)
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> echo(@Context RoutingContext context) {
        byte[] body = Arrival.body(context);
        return CompletableFuture.supplyAsync(() -> answer(body), workers);
    }

    @POST
    @Path("/at-once")
    @RolesAllowed(Roles.TRIAGE)
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response atOnce(@Context RoutingContext context) {
        return answer(Arrival.body(context));
    }

    private Response answer(byte[] body) {
        LiveRules.Live live = rules.live().orElseThrow();
        Reading.Accepted accepted = (Reading.Accepted) live.intake().read(body);
        // Each report has its id; the first time its real answer is made, to know its size.
        byte[] answer = answers.computeIfAbsent(accepted.report().reportId().orElseThrow(), id -> {
            Decision decision = live.book().decide(accepted.report());
            return live.rules()
                    .answers()
                    .write(new Answer("01M85VTNXQ9SARNBJXAEXHYBH0", decision, clock.instant(), live.since()));
        });
        return Response.ok(answer.clone(), MediaType.APPLICATION_JSON_TYPE).build();
    }
}
