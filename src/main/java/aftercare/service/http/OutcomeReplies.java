package aftercare.service.http;

import aftercare.desk.DeskObserver;
import aftercare.desk.Outcome;
import aftercare.desk.Outcome.BadKey;
import aftercare.desk.Outcome.BadReport;
import aftercare.desk.Outcome.Decided;
import aftercare.desk.Outcome.Fault;
import aftercare.desk.Outcome.Lack;
import aftercare.desk.Outcome.Refused;
import aftercare.desk.Outcome.Repeated;
import aftercare.desk.Outcome.Unavailable;
import aftercare.domain.Urgency;
import aftercare.triage.answer.ProblemJson;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Says over HTTP what a report came to. */
@ApplicationScoped
public class OutcomeReplies {

    private static final int OK = 200;
    public static final String CONTENT_LANGUAGE = "Content-Language";

    private static final String REPLAYED = "Idempotent-Replayed";

    private final Replies replies;

    OutcomeReplies(Replies replies) {
        this.replies = replies;
    }

    /**
     * What one report gets, wherever it is said.
     *
     * @param body UTF-8 JSON on one line: the answer, or the problem
     * @param repeated whether it is the first answer to an idempotency key, again
     * @param language of an answer; empty for a problem, which says it itself
     * @param headers that say more
     */
    // Carried to the caller, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    public record Reply(int status, byte[] body, boolean repeated, String language, Map<String, String> headers) {}

    /** The response to a report. */
    Response response(Outcome outcome, byte[] body, DeskObserver observer, String wanted) {
        Reply reply = of(outcome, body, observer, wanted);
        return response(
                reply, reply.status() == OK ? MediaType.APPLICATION_JSON : ProblemJson.MEDIA_TYPE, reply.body());
    }

    /** The response of a reply that is said in other terms. */
    public static Response response(Reply reply, String mediaType, byte[] body) {
        Response.ResponseBuilder response =
                Response.status(reply.status()).type(mediaType).entity(body);
        reply.headers().forEach(response::header);
        if (!reply.language().isEmpty()) {
            response.header(CONTENT_LANGUAGE, reply.language());
        }
        if (reply.repeated()) {
            response.header(REPLAYED, true);
        }
        return response.build();
    }

    /**
     * What a report gets; what goes wrong here is answered upwards too.
     *
     * @param wanted the languages that the caller asks for, see {@link WantedLanguage}
     */
    public Reply of(Outcome outcome, byte[] body, DeskObserver observer, String wanted) {
        try {
            return of(outcome, wanted);
        } catch (RuntimeException | Error e) {
            observer.broken(e);
            return problem(ProblemType.INTERNAL_ERROR, failSafe(outcome, body), wanted);
        }
    }

    /** A report that did not reach the desk. */
    public Reply problem(ProblemType type, Urgency failSafe, String wanted) {
        return problem(type, type.status(), List.of(), failSafe, wanted);
    }

    public Reply problem(ProblemType type, int status, List<InputProblem> errors, Urgency failSafe, String wanted) {
        return new Reply(
                status, replies.bytes(type, status, errors, failSafe, wanted), false, "", Replies.headers(type));
    }

    /** INVARIANT: an emergency reaches the caller as one, even when its answer cannot leave. */
    private Urgency failSafe(Outcome outcome, byte[] body) {
        if (outcome instanceof Unavailable unavailable) {
            return unavailable.failSafe();
        }
        boolean emergency = outcome instanceof Decided decided
                && decided.answer().decision().urgency().isEmergency();
        return emergency ? Urgency.EMERGENCY_AMBULANCE : replies.failSafe(body);
    }

    /**
     * INVARIANT: an emergency reaches the caller as one, even when it cannot be said in other terms.
     *
     * @param answer that cannot be
     */
    public Urgency leastOf(byte[] answer, byte[] report) {
        boolean emergency = new String(answer, StandardCharsets.UTF_8).contains("\"urgency\":\"EMERGENCY_");
        return emergency ? Urgency.EMERGENCY_AMBULANCE : replies.failSafe(report);
    }

    private Reply of(Outcome outcome, String wanted) {
        if (outcome instanceof Decided decided) {
            return new Reply(OK, decided.bytes(), false, decided.language(), Map.of());
        }
        if (outcome instanceof Repeated repeated) {
            return new Reply(OK, repeated.bytes(), true, repeated.language(), Map.of());
        }
        if (outcome instanceof Refused refused) {
            ProblemType type = type(refused.fault());
            return problem(type, type.status(), problems(refused.fault()), refused.failSafe(), wanted);
        }
        Unavailable unavailable = (Unavailable) outcome;
        return problem(type(unavailable.lack()), unavailable.failSafe(), wanted);
    }

    private static List<InputProblem> problems(Fault fault) {
        return fault instanceof BadReport report ? report.problems() : List.of();
    }

    private static ProblemType type(Fault fault) {
        return fault instanceof BadReport report ? report.type() : type((BadKey) fault);
    }

    private static ProblemType type(BadKey key) {
        return switch (key) {
            case MISSING -> ProblemType.IDEMPOTENCY_KEY_MISSING;
            case IN_FLIGHT -> ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT;
            case OF_ANOTHER_REPORT -> ProblemType.IDEMPOTENCY_KEY_REUSED;
            case ERASED -> ProblemType.ERASED;
        };
    }

    private static ProblemType type(Lack lack) {
        return switch (lack) {
            case RULES -> ProblemType.RULES_UNAVAILABLE;
            case ROOM -> ProblemType.OVERLOADED;
            case LOG -> ProblemType.STORAGE_UNAVAILABLE;
            case HEALTH -> ProblemType.INTERNAL_ERROR;
        };
    }
}
