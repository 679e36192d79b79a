package aftercare.service.http.rules;

import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.service.access.Roles;
import aftercare.service.http.OutcomeReplies;
import aftercare.service.http.Replies;
import aftercare.service.http.WantedLanguage;
import aftercare.triage.LiveRules;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.answer.CardsJson;
import aftercare.triage.answer.Languages;
import aftercare.triage.answer.ProblemType;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the rules say of themselves, and the words that reports may use. */
@Path("/v1")
@RolesAllowed({Roles.TRIAGE, Roles.CLINICIAN, Roles.AUDITOR})
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {

    private final LiveRules rules;
    private final Replies replies;
    private final CardsJson json = new CardsJson();

    RulesResource(LiveRules rules, Replies replies) {
        this.rules = rules;
        this.replies = replies;
    }

    @GET
    @Path("/rules")
    public Response all() {
        Optional<Live> live = rules.live();
        return live.isEmpty()
                ? unavailable()
                : json(json.list(live.get().book().version(), live.get().book().cards()));
    }

    /** Alternatives of one rule are one card each. */
    @GET
    @Path("/rules/{id}")
    public Response one(@PathParam("id") String id) {
        Optional<Live> live = rules.live();
        if (live.isEmpty()) {
            return unavailable();
        }
        List<RuleCard> cards = new ArrayList<>();
        for (RuleCard card : live.get().book().cards()) {
            if (card.id().equals(id)) {
                cards.add(card);
            }
        }
        return cards.isEmpty()
                ? replies.problem(ProblemType.NOT_FOUND, Urgency.URGENT_24H)
                : json(json.one(live.get().book().version(), cards));
    }

    @GET
    @Path("/vocabulary")
    public Response vocabulary(@Context RoutingContext context) {
        Optional<Live> live = rules.live();
        if (live.isEmpty()) {
            return unavailable();
        }
        Languages languages = live.get().rules().languages();
        String language = languages.choose(WantedLanguage.of(context.request()));
        byte[] body = json.vocabulary(
                live.get().book().version(), live.get().book().vocabulary(), language, languages.texts(language));
        return Response.fromResponse(json(body))
                .header(OutcomeReplies.CONTENT_LANGUAGE, language)
                .build();
    }

    private static Response json(byte[] body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private Response unavailable() {
        return replies.problem(ProblemType.RULES_UNAVAILABLE, Urgency.URGENT_24H);
    }
}
