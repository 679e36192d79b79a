package aftercare.api;

import aftercare.answer.ProblemType;
import aftercare.domain.Urgency;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Words every refusal of the framework as a problem of the contract. */
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final Replies replies;

    Refusals(Replies replies) {
        this.replies = replies;
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException e) {
        return replies.problem(ProblemType.NOT_FOUND);
    }

    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException e) {
        Response problem = replies.problem(ProblemType.METHOD_NOT_ALLOWED);
        String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return Response.fromResponse(problem).header(HttpHeaders.ALLOW, allow == null ? HttpMethod.POST : allow).build();
    }

    @ServerExceptionMapper
    public Response notAcceptable(NotAcceptableException e) {
        return replies.problem(ProblemType.NOT_ACCEPTABLE);
    }

    @ServerExceptionMapper
    public Response notSupported(NotSupportedException e) {
        return replies.problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status == 413) {
            return replies.problem(ProblemType.PAYLOAD_TOO_LARGE);
        }
        if (status >= 400 && status < 500) {
            return replies.problem(ProblemType.BAD_REQUEST, status, List.of(), Urgency.URGENT_24H);
        }
        return unforeseen(e);
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable e) {
        // The message may hold a value of a report; the kind of error and its place may not.
        StackTraceElement[] stack = e.getStackTrace();
        LOG.errorf("a request could not be completed: %s at %s", e.getClass().getName(), stack.length == 0 ? "?" : stack[0]);
        return replies.problem(ProblemType.INTERNAL_ERROR);
    }
}
