package aftercare.service.door;

import aftercare.service.http.Operations;
import aftercare.service.http.Replies;
import aftercare.triage.answer.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Words as problems of the contract whatever the framework refuses that came through the {@link Door}. */
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final Replies replies;

    Refusals(Replies replies) {
        this.replies = replies;
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException e, RoutingContext context) {
        return replies.problem(ProblemType.NOT_FOUND, context);
    }

    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException e, RoutingContext context) {
        Optional<String> methods = Operations.methods(context.request().path());
        if (methods.isEmpty()) {
            return replies.problem(ProblemType.NOT_FOUND, context);
        }
        return Response.fromResponse(replies.problem(ProblemType.METHOD_NOT_ALLOWED, context))
                .header(HttpHeaders.ALLOW, methods.get())
                .build();
    }

    @ServerExceptionMapper
    public Response notAcceptable(NotAcceptableException e, RoutingContext context) {
        return replies.problem(ProblemType.NOT_ACCEPTABLE, context);
    }

    @ServerExceptionMapper
    public Response notSupported(NotSupportedException e, RoutingContext context) {
        return replies.problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, context);
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException e, RoutingContext context) {
        return replies.problem(ProblemType.UNAUTHORIZED, context);
    }

    @ServerExceptionMapper
    public Response notAuthenticated(AuthenticationFailedException e, RoutingContext context) {
        return replies.problem(ProblemType.UNAUTHORIZED, context);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, RoutingContext context) {
        return replies.problem(ProblemType.FORBIDDEN, context);
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException e, RoutingContext context) {
        int status = e.getResponse().getStatus();
        if (status >= 400 && status < 500) {
            return replies.problem(ProblemType.BAD_REQUEST, status, context);
        }
        return unforeseen(e, context);
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable e, RoutingContext context) {
        // The message may hold a value of a report; the kind of error and its place may not.
        StackTraceElement[] stack = e.getStackTrace();
        LOG.errorf(
                "a request could not be completed: %s at %s",
                e.getClass().getName(), stack.length == 0 ? "?" : stack[0]);
        return replies.problem(ProblemType.INTERNAL_ERROR, context);
    }
}
