package aftercare.api;

import aftercare.answer.ProblemType;
import aftercare.journal.DecisionLog;
import aftercare.journal.Hash;
import aftercare.journal.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Sees to it that one key of one caller gets one decision, however often it is sent. */
@ApplicationScoped
public class Retries {

    private static final String REPLAYED = "Idempotent-Replayed";

    private final DecisionLog log;
    private final Replies replies;
    private final Telemetry telemetry;

    /** By whose key, what was sent with it and is not answered yet. */
    private final ConcurrentMap<Owned, byte[]> inFlight = new ConcurrentHashMap<>();

    Retries(DecisionLog log, Replies replies, Telemetry telemetry) {
        this.log = log;
        this.replies = replies;
        this.telemetry = telemetry;
    }

    private record Owned(String caller, Hash key) {
        static Optional<Owned> of(Incoming incoming) {
            return incoming.key().map(key -> new Owned(incoming.caller().name(), key));
        }
    }

    /** Why this report has to wait for another with the same key; empty when it may go on, until {@link #ended}. */
    Optional<Response> begin(Incoming incoming) {
        Optional<Owned> owned = Owned.of(incoming);
        if (owned.isEmpty()) {
            return Optional.empty();
        }
        byte[] first = inFlight.putIfAbsent(owned.get(), incoming.body());
        if (first == null) {
            return Optional.empty();
        }
        ProblemType type = Arrays.equals(first, incoming.body())
                ? ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT
                : ProblemType.IDEMPOTENCY_KEY_REUSED;
        return Optional.of(replies.problem(type, incoming.body()));
    }

    /** It was answered, one way or another. */
    void ended(Incoming incoming) {
        Owned.of(incoming).ifPresent(inFlight::remove);
    }

    /**
     * What the key got before; empty without a key, or when it is new.
     *
     * @throws aftercare.journal.Unreadable when it cannot be known
     */
    Optional<Response> before(Incoming incoming) {
        if (incoming.key().isEmpty()) {
            return Optional.empty();
        }
        return log.byIdempotencyKey(incoming.caller().name(), incoming.key().get())
                .map(kept -> again(incoming, kept));
    }

    private Response again(Incoming incoming, Kept kept) {
        if (kept.content().isEmpty()) {
            return replies.problem(ProblemType.ERASED, incoming.body());
        }
        if (!kept.content().get().requestHash().equals(Hash.of(incoming.body()))) {
            return replies.problem(ProblemType.IDEMPOTENCY_KEY_REUSED, incoming.body());
        }
        telemetry.replayed(kept.decisionId(), incoming.caller());
        return Response.ok(kept.content().get().answer(), MediaType.APPLICATION_JSON_TYPE)
                .header(REPLAYED, true)
                .build();
    }
}
