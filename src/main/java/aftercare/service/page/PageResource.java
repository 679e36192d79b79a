package aftercare.service.page;

import aftercare.domain.Urgency;
import aftercare.service.http.Replies;
import aftercare.triage.answer.ProblemType;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** The files of the page, to everyone: what they show, they ask for with the token of who looks at them. */
@Path("/page")
@PermitAll
@NonBlocking
public class PageResource {

    private final PageFiles files;
    private final Replies replies;

    PageResource(PageFiles files, Replies replies) {
        this.files = files;
        this.replies = replies;
    }

    @GET
    @Path("/{file}")
    public Response file(@PathParam("file") String file) {
        return files.has(file)
                ? files.answer(file).build()
                : replies.problem(ProblemType.NOT_FOUND, Urgency.URGENT_24H);
    }
}
