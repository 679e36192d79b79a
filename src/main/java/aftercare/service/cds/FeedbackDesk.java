package aftercare.service.cds;

import aftercare.domain.Urgency;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.Unreadable;
import aftercare.service.fhir.StrictJson;
import aftercare.service.http.Replies;
import aftercare.service.http.Settings;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.ulid.Ulid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps what became of cards. INVARIANT: of what an EHR says, only codes and times are kept: a comment is free text and may name a
 * person.
 */
@ApplicationScoped
public class FeedbackDesk {

    private static final Logger LOG = Logger.getLogger(FeedbackDesk.class);
    private static final String FILE = "cds-feedback.ndjson";
    private static final int MOST = 100;
    private static final List<String> OUTCOMES = List.of("accepted", "overridden");

    private final DecisionLog log;
    private final Replies replies;
    private final Clock clock;
    private final FeedbackFile file;

    FeedbackDesk(DecisionLog log, Replies replies, Clock clock, Settings settings) {
        this.log = log;
        this.replies = replies;
        this.clock = clock;
        this.file = new FeedbackFile(Path.of(settings.state(), FILE));
    }

    /** Keeps all of it, or nothing. */
    Response take(byte[] body, String caller) {
        Optional<JsonNode> read = StrictJson.object(body);
        if (read.isEmpty()) {
            return replies.problem(StrictJson.fault(body), Urgency.URGENT_24H);
        }
        JsonNode all = read.map(said -> said.path("feedback"))
                .filter(list -> list.isArray() && !list.isEmpty() && list.size() <= MOST)
                .orElse(null);
        if (all == null) {
            return refused("/feedback", "must be a list of 1 to " + MOST);
        }
        List<String> entries = new ArrayList<>();
        try {
            for (int i = 0; i < all.size(); i++) {
                Optional<String> entry = entry(all.path(i), caller);
                if (entry.isEmpty()) {
                    return refused(
                            "/feedback/" + i,
                            "must name a card of yours, an outcome of " + String.join(", ", OUTCOMES)
                                    + " and an outcomeTimestamp with an offset");
                }
                entries.add(entry.get());
            }
            file.add(entries);
            return HookResource.json("{}");
        } catch (IOException | Unreadable e) {
            LOG.errorf(
                    "feedback of %s could not be kept: %s", caller, e.getClass().getName());
            return replies.problem(ProblemType.STORAGE_UNAVAILABLE, replies.failSafe(body));
        }
    }

    private Optional<String> entry(JsonNode said, String caller) {
        try {
            String decision =
                    Ulid.from(UUID.fromString(said.path("card").asText())).toString();
            String outcome = said.path("outcome").asText();
            String at = OffsetDateTime.parse(said.path("outcomeTimestamp").asText())
                    .toInstant()
                    .toString();
            boolean own = log.find(decision)
                    .filter(kept -> kept.caller().equals(caller))
                    .isPresent();
            if (!own || !OUTCOMES.contains(outcome)) {
                return Optional.empty();
            }
            String reason = said.at("/overrideReason/reason/code").asText();
            return Optional.of(new JsonObject()
                    .with("decisionId", decision)
                    .with("client", caller)
                    .with("outcome", outcome)
                    .with(
                            "acceptedSuggestions",
                            said.path("acceptedSuggestions").size())
                    .with("overrideReason", Optional.of(reason).filter(HookCards::isOverride))
                    .with("outcomeTimestamp", at)
                    .with(FeedbackFile.RECEIVED_AT, clock.instant().toString())
                    .toString());
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Response refused(String pointer, String detail) {
        ProblemType type = ProblemType.INVALID_VALUE;
        InputProblem problem = new InputProblem(pointer, type.code(), detail, List.of());
        return replies.problem(type, type.status(), List.of(problem), Urgency.URGENT_24H);
    }
}
