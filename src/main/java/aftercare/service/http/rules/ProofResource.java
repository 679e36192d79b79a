package aftercare.service.http.rules;

import aftercare.domain.Urgency;
import aftercare.service.access.Roles;
import aftercare.service.http.LastResult;
import aftercare.service.http.Replies;
import aftercare.triage.LiveRules;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.ProblemType;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.impact.WholeSet;
import aftercare.trial.proof.NamedExceptions;
import aftercare.trial.proof.ProofJson;
import aftercare.trial.proof.Proofs;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** What holds for every report under the rules that decide now. It is proved once for each rule set, when somebody asks. */
@Path("/v1/rules/proofs")
@RolesAllowed({Roles.TRIAGE, Roles.CLINICIAN, Roles.AUDITOR})
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class ProofResource {

    private static final Logger LOG = Logger.getLogger(ProofResource.class);

    private final LiveRules rules;
    private final Replies replies;
    private final Clock clock;
    private final LastResult<byte[]> proofs;

    ProofResource(LiveRules rules, Replies replies, Clock clock) {
        this.rules = rules;
        this.replies = replies;
        this.clock = clock;
        this.proofs = new LastResult<>("proofs", clock);
    }

    @GET
    public CompletionStage<Response> all() {
        Optional<Live> live = rules.live();
        if (live.isEmpty()) {
            return CompletableFuture.completedFuture(problem(ProblemType.RULES_UNAVAILABLE));
        }
        return proofs.of(live.get().book().version(), () -> prove(live.get()))
                .thenApply(
                        proved -> proved.map(done -> Response.ok(done.result()).build())
                                .orElseGet(() -> Response.accepted().build()))
                .exceptionally(failed -> {
                    LOG.errorf(
                            "the proofs failed: %s",
                            failed.getCause().getClass().getName());
                    return problem(ProblemType.INTERNAL_ERROR);
                });
    }

    private byte[] prove(Live live) {
        Instant now = clock.instant();
        WholeSet set = WholeSet.of(live.rules());
        return new JsonObject()
                .with("ruleSetVersion", live.book().version())
                .with("provedAt", now.toString())
                .with(ProofJson.of(new Proofs(NamedExceptions.UNLESS, SearchLimits.USUAL, now).of(set), now))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private Response problem(ProblemType type) {
        return replies.problem(type, Urgency.URGENT_24H);
    }
}
