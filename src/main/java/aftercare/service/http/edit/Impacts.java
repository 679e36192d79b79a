package aftercare.service.http.edit;

import aftercare.live.ChangeImpact;
import aftercare.live.draft.RuleChange;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Tries what changes would do, one at a time. Who asks again for the same waits for the same trial, and the last result is
 * kept: a trial takes longer than a silent connection lasts.
 */
@ApplicationScoped
public class Impacts {

    /** Less than what a silent connection is given, so that the caller hears of it. */
    private static final long PATIENCE_SECONDS = 6;

    /** Of computing, for one change. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final EditDesk desk;
    private final RecordedImpact recorded;

    private Optional<Trial> last = Optional.empty();

    /**
     * A change that is tried, or was.
     *
     * @param of the files as they would be, and those that decide meanwhile
     */
    private record Trial(String of, CompletableFuture<String> result) {}

    Impacts(EditDesk desk, RecordedImpact recorded) {
        this.desk = desk;
        this.recorded = recorded;
    }

    /** Answers with the impact, as JSON, or 503 while it is still being tried. */
    CompletionStage<Response> of(RuleChange change, Function<String, CompletionStage<Response>> answer) {
        RuleFiles then = change.over(desk.activation().present());
        String live = desk.activation()
                .live()
                .map(now -> now.rules().files().content())
                .orElse("");
        Optional<Trial> trial = trial(then.content() + live, change);
        if (trial.isEmpty()) {
            return CompletableFuture.completedFuture(desk.problem(ProblemType.OVERLOADED));
        }
        return trial.get()
                .result()
                .thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failed -> Optional.empty())
                .thenCompose(impact -> impact.isEmpty()
                        ? CompletableFuture.completedFuture(desk.problem(ProblemType.OVERLOADED))
                        : answer.apply(impact.get()));
    }

    private synchronized Optional<Trial> trial(String of, RuleChange change) {
        boolean usable = last.isPresent() && !last.get().result().isCompletedExceptionally();
        if (usable && last.get().of().equals(of)) {
            return last;
        }
        if (usable && !last.get().result().isDone()) {
            return Optional.empty();
        }
        CompletableFuture<String> result = new CompletableFuture<>();
        try {
            desk.trials().execute(() -> tryOut(change, result));
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        }
        last = Optional.of(new Trial(of, result));
        return last;
    }

    private void tryOut(RuleChange change, CompletableFuture<String> result) {
        try {
            ChangeImpact impact = desk.activation().impact(change, LONGEST);
            JsonObject json = EditJson.impact(impact);
            Optional<Live> live = desk.activation().live();
            RuleFiles then = change.over(desk.activation().present());
            // Another change may have gone live meanwhile: nothing is said of what was not tried.
            if (impact.tried()
                    && live.isPresent()
                    && live.get().book().version().equals(impact.live())
                    && then.version().equals(impact.changed())) {
                json.with("recorded", recorded.of(live.get().rules().files(), then));
            }
            result.complete(json.toString());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            result.completeExceptionally(e);
        }
    }
}
