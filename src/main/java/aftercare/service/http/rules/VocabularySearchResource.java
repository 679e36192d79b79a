package aftercare.service.http.rules;

import aftercare.domain.Urgency;
import aftercare.service.access.Roles;
import aftercare.service.http.Replies;
import aftercare.service.words.Phrasebook;
import aftercare.triage.answer.CardsJson;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import aftercare.triage.intake.suggest.FoundWord;
import aftercare.triage.intake.suggest.FoundWord.Kind;
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
import java.util.Set;

/** The words of the vocabulary for what a person says. It suggests; nothing is decided by it. */
@Path("/v1/vocabulary/search")
@RolesAllowed({Roles.TRIAGE, Roles.CLINICIAN, Roles.AUDITOR})
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class VocabularySearchResource {

    private static final String PHRASE = "q";
    private static final int LONGEST = 200;
    private static final int MOST = 10;
    private static final Set<Kind> KINDS = Set.of(Kind.SYMPTOM, Kind.REGION, Kind.RISK);

    private final Phrasebook phrases;
    private final Replies replies;
    private final CardsJson json = new CardsJson();

    VocabularySearchResource(Phrasebook phrases, Replies replies) {
        this.phrases = phrases;
        this.replies = replies;
    }

    @GET
    public Response search(@Context RoutingContext context) {
        MultiMap parameters = context.queryParams();
        if (parameters.names().size() != 1 || parameters.getAll(PHRASE).size() != 1) {
            return refused("there is q alone, once");
        }
        String phrase = parameters.get(PHRASE);
        if (phrase.isBlank() || phrase.length() > LONGEST) {
            return refused("q is what a person says, of 1 to " + LONGEST + " characters that are not all blank");
        }
        return phrases.ask(phrase, VocabularySearchResource::isOfUse, MOST)
                .map(found -> Response.ok(
                                json.found(found.ruleSetVersion(), found.words()), MediaType.APPLICATION_JSON_TYPE)
                        .build())
                .orElseGet(() -> replies.problem(ProblemType.RULES_UNAVAILABLE, Urgency.URGENT_24H));
    }

    private static boolean isOfUse(FoundWord word) {
        return KINDS.contains(word.kind());
    }

    private Response refused(String detail) {
        ProblemType type = ProblemType.INVALID_PARAMETER;
        InputProblem problem = new InputProblem("", ProblemType.INVALID_VALUE.code(), detail, List.of());
        return replies.problem(type, type.status(), List.of(problem), Urgency.URGENT_24H);
    }
}
