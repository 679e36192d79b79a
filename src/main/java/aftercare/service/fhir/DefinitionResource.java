package aftercare.service.fhir;

import aftercare.service.access.Roles;
import aftercare.service.http.Operations;
import aftercare.service.http.Replies;
import aftercare.triage.LiveRules;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.ProblemType;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words and the questions of the rules that decide, as FHIR has them. */
@Path("/fhir")
@RolesAllowed({Roles.TRIAGE, Roles.CLINICIAN, Roles.AUDITOR})
@NonBlocking
public class DefinitionResource {

    private static final String FORMAT = "_format";
    private static final String URL = "url";

    private final LiveRules rules;
    private final Definitions definitions;
    private final Replies replies;

    DefinitionResource(LiveRules rules, Definitions definitions, Replies replies) {
        this.rules = rules;
        this.definitions = definitions;
        this.replies = replies;
    }

    @GET
    @Path("/{type}")
    public Response all(@Context RoutingContext context, @PathParam("type") String type) {
        MultiMap asked = context.queryParams();
        if (Operations.methods(context.request().path()).isEmpty()) {
            return replies.problem(ProblemType.NOT_FOUND, context);
        }
        if (!Set.of(URL, FORMAT).containsAll(asked.names()) || asked.getAll(URL).size() > 1) {
            return replies.problem(ProblemType.INVALID_PARAMETER, context);
        }
        if (rules.live().isEmpty()) {
            return replies.problem(ProblemType.RULES_UNAVAILABLE, context);
        }
        List<JsonObject> entries = new ArrayList<>();
        for (JsonObject resource : definitions.resources(type, rules.live().get())) {
            if (!asked.contains(URL) || resource.has(URL, asked.get(URL))) {
                entries.add(new JsonObject()
                        .with("resource", resource)
                        .with("search", new JsonObject().with("mode", "match")));
            }
        }
        JsonObject bundle = new JsonObject()
                .with("resourceType", "Bundle")
                .with("type", "searchset")
                .with("total", entries.size());
        return answer(entries.isEmpty() ? bundle : bundle.with("entry", entries));
    }

    @GET
    @Path("/{type}/{id}")
    public Response one(@Context RoutingContext context, @PathParam("type") String type, @PathParam("id") String id) {
        if (!Set.of(FORMAT).containsAll(context.queryParams().names())) {
            return replies.problem(ProblemType.INVALID_PARAMETER, context);
        }
        if (rules.live().isEmpty()) {
            return replies.problem(ProblemType.RULES_UNAVAILABLE, context);
        }
        for (JsonObject resource : definitions.resources(type, rules.live().get())) {
            if (resource.has("id", id)) {
                return answer(resource);
            }
        }
        return replies.problem(ProblemType.NOT_FOUND, context);
    }

    private static Response answer(JsonObject resource) {
        return Response.ok(resource.toString(), FhirTerms.MEDIA_TYPE).build();
    }
}
