package aftercare.api;

import aftercare.activation.LiveRules;
import aftercare.answer.Answer;
import aftercare.answer.AnswerJson;
import aftercare.domain.Decision;
import aftercare.intake.Reading;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What {@code /v1/triage} is measured against: the same bytes through the same strict decoder, an answer of the same size,
 * no rules. Part of the benchmark's build alone.
 */
@Singleton
@Path("/bench/echo")
public class EchoResource {

    private final LiveRules rules;
    private final Clock clock;
    private final AnswerJson json = new AnswerJson();
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    EchoResource(LiveRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response echo(byte[] body) {
        LiveRules.Live live = rules.live().orElseThrow();
        Reading.Accepted accepted = (Reading.Accepted) live.intake().read(body);
        // Each report has its id; the first time its real answer is made, to know its size.
        byte[] answer = answers.computeIfAbsent(accepted.report().reportId().orElseThrow(), id -> {
            Decision decision = live.book().decide(accepted.report());
            return json.write(
                    new Answer("01M85VTNXQ9SARNBJXAEXHYBH0", decision, clock.instant(), live.since()),
                    live.book().wording());
        });
        return Response.ok(answer.clone(), MediaType.APPLICATION_JSON_TYPE).build();
    }
}
