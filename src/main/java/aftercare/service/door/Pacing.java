package aftercare.service.door;

import aftercare.service.access.Bearer;
import aftercare.service.http.Caller;
import aftercare.service.http.Callers;
import aftercare.service.http.Replies;
import aftercare.triage.answer.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses who asks too often, before any work is done for him. */
public class Pacing {

    private final Callers callers;
    private final Pace pace;
    private final Replies replies;

    Pacing(Callers callers, Pace pace, Replies replies) {
        this.callers = callers;
        this.pace = pace;
        this.replies = replies;
    }

    @ServerRequestFilter
    public Optional<Response> pace(RoutingContext context) {
        return admits(context)
                ? Optional.empty()
                : Optional.of(replies.problem(ProblemType.TOO_MANY_REQUESTS, context));
    }

    /** Whether the sender of that request may ask once more; if so, this counts as asked. */
    public boolean admits(RoutingContext context) {
        return pace.admits(who(context));
    }

    /** By name where callers have their own, else by where they ask from. */
    private String who(RoutingContext context) {
        Optional<Caller> known = callers.known(context);
        return known.isEmpty() || known.get().name().equals(Bearer.LOCAL.name())
                ? "@" + context.request().remoteAddress().hostAddress()
                : known.get().name();
    }
}
