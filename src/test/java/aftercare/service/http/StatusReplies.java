package aftercare.service.http;

import aftercare.domain.Urgency;
import aftercare.triage.answer.ProblemType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Refusals without words, for tests without the service. */
public final class StatusReplies extends Replies {

    public StatusReplies() {
        super(null, null, null, List.of());
    }

    @Override
    public Response problem(ProblemType type, Urgency failSafe) {
        return Response.status(type.status()).build();
    }
}
