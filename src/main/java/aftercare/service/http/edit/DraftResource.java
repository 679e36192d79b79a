package aftercare.service.http.edit;

import aftercare.live.draft.Drafts;
import aftercare.live.draft.RuleChange;
import aftercare.live.draft.RuleDraft;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.service.access.Roles;
import aftercare.service.http.Callers;
import aftercare.service.http.Settings;
import aftercare.triage.answer.ProblemType;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The one draft of the service. Editors who save it name the revision that they know, so that none overwrites another unseen. */
@Path("/v1/rules/draft")
@RolesAllowed(Roles.CLINICIAN)
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource {

    private static final String ETAG = "ETag";

    private final EditDesk desk;
    private final Callers callers;
    private final Clock clock;
    private final Drafts drafts;

    DraftResource(EditDesk desk, Callers callers, Clock clock, Settings settings) {
        this.desk = desk;
        this.callers = callers;
        this.clock = clock;
        this.drafts = new Drafts(java.nio.file.Path.of(settings.state()));
    }

    @GET
    public CompletionStage<Response> read() {
        return desk.useFiles(() -> {
            Optional<RuleDraft> draft = drafts.read();
            return draft.isEmpty() ? Response.noContent().build() : shown(draft.get());
        });
    }

    @PUT
    public CompletionStage<Response> save(@Context RoutingContext context) {
        byte[] bytes = EditDesk.body(context);
        String known = EditDesk.known(context).orElse("");
        String by = callers.of(context).name();
        return desk.useFiles(() -> {
            EditBody body = EditBody.ofChange(bytes);
            RuleFiles now = desk.activation().present();
            body.requireNoTwins(now);
            Optional<RuleDraft> before = drafts.read();
            RuleDraft draft = new RuleDraft(
                    UUID.randomUUID().toString(),
                    body.change(),
                    base(body, before, now),
                    authors(before),
                    by,
                    clock.instant());
            return drafts.save(draft, known) ? shown(draft) : changed();
        });
    }

    /** What its sender says that a file was, else what it was when the draft began with it, else what it is. */
    private static SortedMap<String, String> base(EditBody body, Optional<RuleDraft> before, RuleFiles now) {
        RuleChange change = body.change();
        SortedMap<String, String> base = new TreeMap<>(change.base(now));
        before.ifPresent(draft -> base.putAll(draft.base()));
        base.putAll(body.base());
        base.keySet().retainAll(change.paths());
        return base;
    }

    private static SortedSet<String> authors(Optional<RuleDraft> before) {
        return before.map(RuleDraft::authors).orElseGet(TreeSet::new);
    }

    @DELETE
    public CompletionStage<Response> discard(@Context RoutingContext context) {
        String known = EditDesk.known(context).orElse("");
        return desk.useFiles(() -> {
            if (drafts.read().isEmpty()) {
                return desk.problem(ProblemType.NOT_FOUND);
            }
            return drafts.discard(known) ? Response.noContent().build() : changed();
        });
    }

    private Response shown(RuleDraft draft) {
        Response json = EditDesk.json(EditJson.draft(draft, desk.activation().present()));
        return Response.fromResponse(json)
                .header(ETAG, "\"" + draft.revision() + "\"")
                .build();
    }

    /** With what is there now, so that the later editor can look at it before saving again. */
    private Response changed() throws IOException {
        Optional<RuleDraft> now = drafts.read();
        return desk.replies().problem(ProblemType.DRAFT_CHANGED, out -> {
            if (now.isPresent()) {
                out.writeStringField("revision", now.get().revision());
                out.writeStringField("by", now.get().by());
                out.writeStringField("at", EditJson.instant(now.get().at()));
            }
        });
    }
}
