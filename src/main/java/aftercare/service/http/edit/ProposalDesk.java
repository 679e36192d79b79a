package aftercare.service.http.edit;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.live.Approval;
import aftercare.live.draft.Drafts;
import aftercare.live.draft.Proposal;
import aftercare.live.draft.Proposal.Decided;
import aftercare.live.draft.Proposal.State;
import aftercare.live.draft.Proposals;
import aftercare.live.draft.RuleChange;
import aftercare.live.draft.RuleDraft;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.service.access.Access;
import aftercare.service.http.Callers;
import aftercare.service.http.Settings;
import aftercare.service.http.rules.StatusJson;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Proposals on their way: from a draft, or from a set that was live, to the gate, or to nothing. */
@ApplicationScoped
public class ProposalDesk {

    private static final Logger LOG = Logger.getLogger(ProposalDesk.class);

    /** Less than what a silent connection is given, so that the caller hears of it. */
    private static final long PATIENCE_SECONDS = 6;

    private final EditDesk desk;
    private final Impacts impacts;
    private final Callers callers;
    private final Access access;
    private final Clock clock;
    private final Drafts drafts;
    private final Proposals proposals;

    /** What is being written now, by the id of the proposal: who asks again waits for the same. */
    private final Map<String, Writing> approvals = new ConcurrentHashMap<>();

    ProposalDesk(EditDesk desk, Impacts impacts, Callers callers, Access access, Clock clock, Settings settings) {
        this.desk = desk;
        this.impacts = impacts;
        this.callers = callers;
        this.access = access;
        this.clock = clock;
        Path state = Path.of(settings.state());
        this.drafts = new Drafts(state);
        this.proposals = new Proposals(state);
    }

    CompletionStage<Response> all() {
        return desk.useFiles(() -> {
            List<Proposal> all = new ArrayList<>();
            for (Proposal each : proposals.all()) {
                all.add(known(each));
            }
            return EditDesk.json(new JsonObject().with("proposals", each(all, EditJson::summary)));
        });
    }

    /** An approval that was begun and whose end could not be kept: the folder, or what was live since, says what it was. */
    private Proposal settled(Proposal proposal) throws IOException {
        if (proposal.state() != State.OPEN || proposal.decided().isEmpty()) {
            return proposal;
        }
        Instant begun = proposal.decided().get().at();
        boolean written = desk.activation().holds(proposal.change())
                || desk.activation().history().heldSince(proposal.change(), begun);
        return written ? proposals.settled(proposal) : proposal;
    }

    private Optional<Proposal> read(String id) throws IOException {
        Optional<Proposal> proposal = proposals.read(id);
        return proposal.isEmpty() ? proposal : Optional.of(known(proposal.get()));
    }

    /** One that is being written now is left to its writer. */
    private Proposal known(Proposal proposal) throws IOException {
        return approvals.containsKey(proposal.id()) ? proposal : settled(proposal);
    }

    CompletionStage<Response> one(String id) {
        return desk.useFiles(() -> {
            Optional<Proposal> proposal = read(id);
            return proposal.isEmpty() ? desk.problem(ProblemType.NOT_FOUND) : shown(proposal.get());
        });
    }

    CompletionStage<Response> bundle(String id) {
        return desk.useFiles(() -> {
            Optional<Proposal> proposal = proposals.read(id);
            return proposal.isEmpty()
                    ? desk.problem(ProblemType.NOT_FOUND)
                    : Response.ok(proposal.get().archive(), "application/zip")
                            .header("Content-Disposition", "attachment; filename=\"proposal-" + id + ".zip\"")
                            .build();
        });
    }

    /** Of the draft as it is. */
    CompletionStage<Response> make(RoutingContext context) {
        byte[] body = EditDesk.body(context);
        String by = callers.of(context).name();
        Optional<String> known = EditDesk.known(context);
        return desk.beginFiles(() -> {
            String reason = EditBody.ofReason(body).reason();
            Optional<RuleDraft> draft = drafts.read();
            if (draft.isEmpty()) {
                return CompletableFuture.completedFuture(desk.problem(ProblemType.NOT_OPEN));
            }
            if (!draft.get().revision().equals(known.orElse(draft.get().revision()))) {
                return CompletableFuture.completedFuture(desk.problem(ProblemType.DRAFT_CHANGED));
            }
            return propose(new Wanted(draft.get(), reason, true), by);
        });
    }

    /** Of a set that was live. */
    CompletionStage<Response> restore(String id, RoutingContext context) {
        byte[] body = EditDesk.body(context);
        String by = callers.of(context).name();
        return desk.beginFiles(() -> {
            String reason = EditBody.ofReason(body).reason();
            RuleFiles now = desk.activation().present();
            Optional<RuleChange> change = desk.activation()
                    .history()
                    .files(id)
                    .map(then -> RuleChange.between(now, then))
                    .filter(back -> !back.isEmpty());
            if (change.isEmpty()) {
                return CompletableFuture.completedFuture(desk.problem(ProblemType.NOT_OPEN));
            }
            EditBody.requirePaths(change.get().paths());
            RuleDraft draft =
                    new RuleDraft("", change.get(), change.get().base(now), new TreeSet<>(), by, clock.instant());
            return propose(new Wanted(draft, reason, false), by);
        });
    }

    /**
     * What somebody wants to propose.
     *
     * @param kept whether it is the draft that is kept, and is to go with this
     */
    private record Wanted(RuleDraft draft, String reason, boolean kept) {}

    private CompletionStage<Response> propose(Wanted wanted, String by) {
        RuleDraft draft = wanted.draft();
        List<String> moved =
                draft.change().moved(draft.base(), desk.activation().present());
        if (!moved.isEmpty()) {
            return CompletableFuture.completedFuture(changed(moved));
        }
        return impacts.of(
                draft.change(),
                impact -> desk.useFiles(() -> {
                    if (wanted.kept() && !drafts.isThat(draft.revision())) {
                        return desk.problem(ProblemType.DRAFT_CHANGED);
                    }
                    Optional<Proposal> made = proposals.add(id -> proposal(id, wanted, by, impact));
                    if (made.isEmpty()) {
                        return desk.problem(ProblemType.TOO_MANY_PROPOSALS);
                    }
                    // INVARIANT: the draft goes only once the proposal is kept; nobody else is between the two in this
                    // thread.
                    if (wanted.kept()) {
                        drafts.discard(draft.revision());
                    }
                    LOG.infof(
                            "proposal %s of %d files was made",
                            made.get().id(), draft.change().paths().size());
                    return shown(made.get());
                }));
    }

    private Proposal proposal(String id, Wanted wanted, String by, String impact) {
        String live = desk.activation().live().map(now -> now.book().version()).orElse("");
        RuleDraft draft = wanted.draft();
        return new Proposal(
                id,
                State.OPEN,
                by,
                draft.authors(),
                clock.instant(),
                wanted.reason(),
                live,
                draft.change(),
                draft.base(),
                impact,
                Optional.empty());
    }

    CompletionStage<Response> reject(String id, RoutingContext context) {
        String by = callers.of(context).name();
        return desk.useFiles(() -> {
            if (read(id).isEmpty()) {
                return desk.problem(ProblemType.NOT_FOUND);
            }
            if (approvals.containsKey(id)) {
                return desk.problem(ProblemType.OVERLOADED);
            }
            Optional<Proposal> rejected = proposals.decide(id, State.REJECTED, new Decided(by, clock.instant()));
            return rejected.isEmpty() ? desk.problem(ProblemType.NOT_OPEN) : shown(rejected.get());
        });
    }

    /**
     * What is being written.
     *
     * @param by whose word it is: the answer is for them alone
     */
    private record Writing(String by, CompletableFuture<Response> answer) {}

    /** 200 once it decides, 409 with what keeps it from it, 503 while that is still being tried. */
    CompletionStage<Response> approve(String id, RoutingContext context) {
        String by = callers.of(context).name();
        Writing mine = new Writing(by, new CompletableFuture<>());
        Writing other = approvals.putIfAbsent(id, mine);
        if (other == null) {
            mine.answer().whenComplete((answer, failed) -> approvals.remove(id, mine));
            begin(id, by, mine.answer());
        } else if (!other.by().equals(by)) {
            return CompletableFuture.completedFuture(desk.problem(ProblemType.OVERLOADED));
        }
        return (other == null ? mine : other)
                .answer()
                .thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                .handle((answer, failed) -> failed == null
                        ? answer.orElseGet(() -> desk.problem(ProblemType.OVERLOADED))
                        : desk.problem(ProblemType.INTERNAL_ERROR));
    }

    private void begin(String id, String by, CompletableFuture<Response> answer) {
        desk.useFiles(() -> {
                    Optional<Proposal> found = proposals.read(id);
                    if (found.isPresent()) {
                        found = Optional.of(settled(found.get()));
                    }
                    Optional<Response> refusal = refusal(found, by);
                    if (refusal.isPresent()) {
                        return refusal.get();
                    }
                    // INVARIANT: nothing is put live before it is kept who put it live.
                    Proposal proposal = proposals
                            .begin(id, new Decided(by, clock.instant()))
                            .orElseThrow();
                    desk.rules()
                            .replace(proposal.change(), proposal.base())
                            .thenCompose(outcome -> desk.useFiles(() -> answer(proposal, outcome, by)))
                            .whenComplete((done, failed) -> {
                                if (failed == null) {
                                    answer.complete(done);
                                } else {
                                    answer.completeExceptionally(failed);
                                }
                            });
                    return Response.accepted().build();
                })
                .whenComplete((first, failed) -> {
                    if (failed != null) {
                        answer.completeExceptionally(failed);
                    } else if (first.getStatus() != Response.Status.ACCEPTED.getStatusCode()) {
                        answer.complete(first);
                    }
                });
    }

    private Optional<Response> refusal(Optional<Proposal> found, String by) {
        if (found.isEmpty()) {
            return Optional.of(desk.problem(ProblemType.NOT_FOUND));
        }
        Proposal proposal = found.get();
        if (proposal.state() == State.APPROVED
                && proposal.decided().filter(who -> who.by().equals(by)).isPresent()) {
            // Asked again by a client that did not wait for the answer.
            return Optional.of(approved(proposal, by));
        }
        if (proposal.state() != State.OPEN) {
            return Optional.of(desk.problem(ProblemType.NOT_OPEN));
        }
        return !access.isOpen() && proposal.authors().contains(by)
                ? Optional.of(desk.problem(ProblemType.OWN_PROPOSAL))
                : Optional.empty();
    }

    private Response answer(Proposal begun, Approval outcome, String by) {
        if (outcome instanceof Approval.Rejected rejected) {
            proposals.reopened(begun);
            return desk.replies()
                    .problem(ProblemType.RULES_REJECTED, out -> StatusJson.problems(out, rejected.problems()));
        }
        if (outcome instanceof Approval.Moved moved) {
            return changed(moved.files());
        }
        if (outcome instanceof Approval.NotWritten not) {
            return EditDesk.json(said(begun, by)
                    .with("written", false)
                    .with("why", not.why())
                    .with("bundle", "/v1/rules/proposals/" + begun.id() + "/bundle"));
        }
        Proposal proposal = proposals.settled(begun);
        LOG.infof("proposal %s was approved and is live", proposal.id());
        return approved(proposal, by);
    }

    private static Response approved(Proposal proposal, String by) {
        return EditDesk.json(said(proposal, by).with("written", true));
    }

    private static JsonObject said(Proposal proposal, String by) {
        return EditJson.summary(proposal)
                .with("selfApproved", proposal.authors().contains(by));
    }

    private Response changed(List<String> files) {
        return desk.replies().problem(ProblemType.FILES_CHANGED, out -> {
            out.writeArrayFieldStart("files");
            for (String file : files) {
                out.writeString(file);
            }
            out.writeEndArray();
        });
    }

    private Response shown(Proposal proposal) {
        return EditDesk.json(EditJson.proposal(
                proposal, desk.activation().present(), desk.activation().hindrance()));
    }
}
