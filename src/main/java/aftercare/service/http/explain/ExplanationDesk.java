package aftercare.service.http.explain;

import aftercare.desk.Replay;
import aftercare.domain.Urgency;
import aftercare.journal.record.Content;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import aftercare.service.http.Caller;
import aftercare.service.http.Clerk;
import aftercare.service.http.Replies;
import aftercare.triage.LiveRules;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.RuleSet;
import aftercare.triage.Triage;
import aftercare.triage.answer.AnswerJson;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import aftercare.trial.explain.AccountJson;
import aftercare.trial.explain.Accounts;
import io.vertx.core.MultiMap;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * Where answers are explained: by one thread of low priority with a short queue, because an explanation takes as long as a thousand
 * answers, and none of these may wait for it.
 */
@ApplicationScoped
public class ExplanationDesk {

    private static final int QUEUE = 16;

    private static final String ONLY = "only";
    private static final String ANSWER = "answer";

    private final LiveRules live;
    private final DecisionLog log;
    private final Replay replay;
    private final Replies replies;
    private final Clock clock;
    private final Clerk clerk;

    /** Those of the set that was asked last; made anew in a moment. */
    private volatile Optional<Accounts> last = Optional.empty();

    ExplanationDesk(LiveRules live, DecisionLog log, Replay replay, Replies replies, Clock clock) {
        this.live = live;
        this.log = log;
        this.replay = replay;
        this.replies = replies;
        this.clock = clock;
        this.clerk = new Clerk("explanations", QUEUE, Thread.MIN_PRIORITY, replies);
    }

    @PreDestroy
    public void close() {
        clerk.close();
    }

    /** @param left whether the caller has gone */
    CompletionStage<Response> report(byte[] body, MultiMap parameters, BooleanSupplier left) {
        boolean answerAlone = parameters.getAll(ONLY).equals(List.of(ANSWER));
        if (parameters.size() > 1 || parameters.size() == 1 && !answerAlone) {
            return CompletableFuture.completedFuture(noParameter(body));
        }
        Optional<Live> rules = live.live();
        if (rules.isEmpty()) {
            return CompletableFuture.completedFuture(replies.problem(ProblemType.RULES_UNAVAILABLE, body));
        }
        Live now = rules.get();
        return clerk.ask(
                replies.failSafe(body),
                left,
                () -> answerAlone ? answer(body, now) : account(body, clock.instant(), now.rules(), now.since()));
    }

    /** Why a decision was made, by the rules of its time. */
    public CompletionStage<Response> decision(Caller caller, String id) {
        return clerk.ask(Urgency.URGENT_24H, () -> {
            // INVARIANT: the decisions of others are not there for a caller.
            Optional<DecisionRecord> kept = log.find(id)
                    .filter(each -> caller.auditor() || each.caller().equals(caller.name()));
            if (kept.isEmpty()) {
                return problem(ProblemType.NOT_FOUND);
            }
            Optional<Content> content = kept.get().content();
            if (content.isEmpty()) {
                return problem(ProblemType.ERASED);
            }
            Instant since = AnswerJson.activatedAt(content.get().answer());
            return replay.rulesOf(kept.get().ruleSet())
                    .map(rules ->
                            account(content.get().codedReport(), kept.get().decidedAt(), rules, since))
                    .orElseGet(() -> problem(ProblemType.NOT_REPRODUCIBLE));
        });
    }

    private Response answer(byte[] body, Live now) {
        Triage.Result result = Triage.byBoth(now.rules()).assess(body);
        return result instanceof Triage.Decided decided
                ? json(new AccountJson(now.rules(), now.since()).answer(decided.decision()))
                : refused((Triage.Refused) result);
    }

    private Response account(byte[] body, Instant at, RuleSet rules, Instant since) {
        Accounts.Result result = accounts(rules).of(body, at);
        return result instanceof Accounts.Result.Explained explained
                ? json(new AccountJson(rules, since).whole(explained.account()))
                : refused(((Accounts.Result.Refused) result).why());
    }

    private Accounts accounts(RuleSet rules) {
        Optional<Accounts> known = last.filter(accounts -> accounts.rules() == rules);
        if (known.isPresent()) {
            return known.get();
        }
        Accounts made = new Accounts(rules);
        last = Optional.of(made);
        return made;
    }

    private Response refused(Triage.Refused refused) {
        ProblemType type = refused.type();
        return replies.problem(type, type.status(), refused.problems(), refused.failSafe());
    }

    private Response noParameter(byte[] body) {
        ProblemType type = ProblemType.INVALID_PARAMETER;
        InputProblem problem =
                new InputProblem("", ProblemType.INVALID_VALUE.code(), "there is only=answer alone", List.of());
        return replies.problem(type, type.status(), List.of(problem), replies.failSafe(body));
    }

    private Response problem(ProblemType type) {
        return replies.problem(type, Urgency.URGENT_24H);
    }

    private static Response json(byte[] body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
