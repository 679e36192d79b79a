package aftercare.service.http.edit;

import aftercare.domain.Urgency;
import aftercare.service.access.Roles;
import aftercare.service.http.Replies;
import aftercare.triage.LiveRules;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.RuleSet;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The text of the rules that decide, as they were read. */
@Path("/v1/rules/source")
@RolesAllowed({Roles.TRIAGE, Roles.CLINICIAN, Roles.AUDITOR})
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class SourceResource {

    private static final String FILE = "file";

    private final LiveRules rules;
    private final Replies replies;

    SourceResource(LiveRules rules, Replies replies) {
        this.rules = rules;
        this.replies = replies;
    }

    @GET
    public Response source(@Context RoutingContext context) {
        MultiMap parameters = context.queryParams();
        List<String> files = parameters.getAll(FILE);
        if (files.size() > 1 || parameters.names().size() != files.size()) {
            ProblemType type = ProblemType.INVALID_PARAMETER;
            InputProblem problem = new InputProblem(
                    "", ProblemType.INVALID_VALUE.code(), "there is file alone, at most once", List.of());
            return replies.problem(type, type.status(), List.of(problem), Urgency.URGENT_24H);
        }
        Optional<Live> live = rules.live();
        if (live.isEmpty()) {
            return replies.problem(ProblemType.RULES_UNAVAILABLE, Urgency.URGENT_24H);
        }
        RuleSet set = live.get().rules();
        if (files.isEmpty()) {
            return EditDesk.json(EditJson.sources(set));
        }
        return set.files().bytes().containsKey(files.get(0))
                ? EditDesk.json(EditJson.source(set, files.get(0)))
                : replies.problem(ProblemType.NOT_FOUND, Urgency.URGENT_24H);
    }
}
