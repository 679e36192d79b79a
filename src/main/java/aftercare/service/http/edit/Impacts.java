package aftercare.service.http.edit;

import aftercare.live.ChangeImpact;
import aftercare.live.draft.RuleChange;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.service.http.LastResult;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Tries what changes would do, one at a time. Who asks again for the same waits for the same trial, and the last result is
 * kept: a trial takes longer than a silent connection lasts.
 */
@ApplicationScoped
public class Impacts {

    /** Of computing, for one change. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final EditDesk desk;
    private final RecordedImpact recorded;

    /** About the files as they would be, and those that decide meanwhile. */
    private final LastResult<String> impacts;

    Impacts(EditDesk desk, RecordedImpact recorded, Clock clock) {
        this.desk = desk;
        this.recorded = recorded;
        this.impacts = new LastResult<>("rule-impact", clock);
    }

    /** Answers with the impact, as JSON, or 503 while it is still being tried. */
    CompletionStage<Response> of(RuleChange change, Function<String, CompletionStage<Response>> answer) {
        RuleFiles then = change.over(desk.activation().present());
        String live = desk.activation()
                .live()
                .map(now -> now.rules().files().content())
                .orElse("");
        return impacts.of(then.content() + live, () -> impact(change))
                .exceptionally(failed -> Optional.empty())
                .thenCompose(impact -> impact.isEmpty()
                        ? CompletableFuture.completedFuture(desk.problem(ProblemType.OVERLOADED))
                        : answer.apply(impact.get().result()));
    }

    private String impact(RuleChange change) {
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
        return json.toString();
    }
}
