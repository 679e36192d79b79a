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
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Says over HTTP what a report came to. */
@ApplicationScoped
public class OutcomeReplies {

    private static final String REPLAYED = "Idempotent-Replayed";

    private final Replies replies;

    OutcomeReplies(Replies replies) {
        this.replies = replies;
    }

    /** The response to a report; what goes wrong here is answered upwards too. */
    Response of(Outcome outcome, byte[] body, DeskObserver observer) {
        try {
            return of(outcome);
        } catch (RuntimeException | Error e) {
            observer.broken(e);
            return replies.problem(ProblemType.INTERNAL_ERROR, failSafe(outcome, body));
        }
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

    private Response of(Outcome outcome) {
        if (outcome instanceof Decided decided) {
            return Response.ok(decided.bytes(), MediaType.APPLICATION_JSON_TYPE).build();
        }
        if (outcome instanceof Repeated repeated) {
            return Response.ok(repeated.bytes(), MediaType.APPLICATION_JSON_TYPE)
                    .header(REPLAYED, true)
                    .build();
        }
        if (outcome instanceof Refused refused) {
            ProblemType type = type(refused.fault());
            return replies.problem(type, type.status(), problems(refused.fault()), refused.failSafe());
        }
        Unavailable unavailable = (Unavailable) outcome;
        return replies.problem(type(unavailable.lack()), unavailable.failSafe());
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
