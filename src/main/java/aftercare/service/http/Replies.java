package aftercare.service.http;

import aftercare.domain.Urgency;
import aftercare.service.access.RefusedTokens;
import aftercare.service.access.TokenFault;
import aftercare.service.telemetry.Telemetry;
import aftercare.triage.LiveRules;
import aftercare.triage.answer.Instruction;
import aftercare.triage.answer.Languages;
import aftercare.triage.answer.ProblemJson;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import io.quarkus.arc.All;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that is answered instead of a decision. */
@ApplicationScoped
public class Replies {

    /** Seconds after which it is worth trying again. */
    private static final int RETRY_AFTER_SECONDS = 2;

    private static final String RETRY_AFTER = "Retry-After";

    private final LiveRules rules;
    private final Telemetry telemetry;
    private final ProblemJson json = new ProblemJson();

    private final RefusedTokens refusedTokens;

    private final List<RefusalTerms> terms;

    Replies(LiveRules rules, Telemetry telemetry, RefusedTokens refusedTokens, @All List<RefusalTerms> terms) {
        this.terms = terms;
        this.rules = rules;
        this.telemetry = telemetry;
        this.refusedTokens = refusedTokens;
    }

    /**
     * A refusal as it is said where it was asked.
     *
     * @param body UTF-8
     */
    // Carried to the caller, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    public record Said(int status, String mediaType, byte[] body) {}

    /** The one place that says a refusal in the terms of the path that was asked. */
    public Said said(RoutingContext context, ProblemType type, int status, List<InputProblem> errors) {
        byte[] problem = bytes(type, status, errors, failSafe(context), WantedLanguage.of(context.request()));
        return terms(context)
                .flatMap(spoken -> spoken.said(type, status, problem))
                .orElseGet(() -> new Said(status, ProblemJson.MEDIA_TYPE, problem));
    }

    private Optional<RefusalTerms> terms(RoutingContext context) {
        for (RefusalTerms each : terms) {
            if (each.areSpokenAt(context.request().path())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    public Response problem(ProblemType type, Urgency failSafe) {
        return problem(type, type.status(), List.of(), failSafe);
    }

    /** The problem with a report, of which the body is all that is known. */
    public Response problem(ProblemType type, byte[] body) {
        return problem(type, failSafe(body));
    }

    /** The problem with a request, by what was read of its body. */
    public Response problem(ProblemType type, RoutingContext context) {
        return problem(type, type.status(), context);
    }

    /** The same with another status than usual. */
    public Response problem(ProblemType type, int status, RoutingContext context) {
        Said said = said(context, type, status, List.of());
        Response.ResponseBuilder response =
                Response.status(said.status()).type(said.mediaType()).entity(said.body());
        headers(type).forEach(response::header);
        challenge(type, context).forEach(response::header);
        return response.build();
    }

    /** A problem that is in no body, with its own members. */
    public Response problem(ProblemType type, ProblemJson.Members members) {
        Urgency failSafe = Urgency.URGENT_24H;
        telemetry.refused(type);
        byte[] body = json.write(
                type, type.status(), List.of(), failSafe, instruction(failSafe, WantedLanguage.NONE), members);
        return Response.status(type.status())
                .type(ProblemJson.MEDIA_TYPE)
                .entity(body)
                .build();
    }

    public Response problem(ProblemType type, int status, List<InputProblem> errors, Urgency failSafe) {
        return response(type, status, bytes(type, status, errors, failSafe, WantedLanguage.NONE));
    }

    private static Response response(ProblemType type, int status, byte[] body) {
        Response.ResponseBuilder response =
                Response.status(status).type(ProblemJson.MEDIA_TYPE).entity(body);
        headers(type).forEach(response::header);
        return response.build();
    }

    /** What a problem of that type says in headers, wherever it is worded. */
    public static Map<String, String> headers(ProblemType type) {
        return type.passes() ? Map.of(RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS)) : Map.of();
    }

    /** What a problem with a token says in headers. To be asked once for each refusal: it is counted here. */
    public Map<String, String> challenge(ProblemType type, RoutingContext context) {
        if (type != ProblemType.UNAUTHORIZED && type != ProblemType.FORBIDDEN) {
            return Map.of();
        }
        TokenFault fault = type == ProblemType.FORBIDDEN ? TokenFault.ROLES : Bearers.fault(context);
        refusedTokens.count(fault);
        return Map.of(Bearers.CHALLENGE_HEADER, Bearers.challenge(fault));
    }

    /** The refusal of a token that was looked at elsewhere than at the door. To be asked once for each refusal. */
    public Response refusedToken(TokenFault fault, byte[] body) {
        refusedTokens.count(fault);
        return Response.fromResponse(problem(ProblemType.UNAUTHORIZED, body))
                .header(Bearers.CHALLENGE_HEADER, Bearers.challenge(fault))
                .build();
    }

    /** @param wanted the languages that the caller asks for, see {@link WantedLanguage} */
    public byte[] bytes(ProblemType type, int status, List<InputProblem> errors, Urgency failSafe, String wanted) {
        telemetry.refused(type);
        return json.write(type, status, errors, failSafe, instruction(failSafe, wanted));
    }

    /** The least urgency to assume for a body that will not be assessed. */
    public Urgency failSafe(byte[] body) {
        return rules.failSafeFor(body);
    }

    /** The least urgency to assume for a request that is refused, by what was read of its body. */
    public Urgency failSafe(RoutingContext context) {
        if (Operations.editing(context.request().path()).isPresent()) {
            // Rules name every emergency, and no patient has them.
            return Urgency.URGENT_24H;
        }
        Buffer body = context.body().buffer();
        if (body == null) {
            return Urgency.URGENT_24H;
        }
        return terms(context)
                .map(spoken -> spoken.failSafe(body.getBytes()))
                .orElseGet(() -> failSafe(body.getBytes()));
    }

    private Instruction instruction(Urgency failSafe, String wanted) {
        Optional<Languages> languages = rules.live().map(live -> live.rules().languages());
        return languages.isPresent()
                ? languages.get().instruction(languages.get().choose(wanted), failSafe)
                : Instruction.english(rules.failSafe().wording(), failSafe);
    }
}
