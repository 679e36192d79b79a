package aftercare.service.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says in the log why tokens are refused, once a minute at most: a flood of forgeries must not become a flood of lines. What
 * comes within a minute is counted and said with the next refusal after it.
 */
public final class RefusedTokens {

    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<String> log;
    private final LongSupplier nanos;
    private final Map<TokenFault, Integer> unsaid = new EnumMap<>(TokenFault.class);
    private Optional<Long> said = Optional.empty();

    /** @param nanos a clock that never goes back */
    public RefusedTokens(Consumer<String> log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /** A request is refused for this. */
    public void count(TokenFault fault) {
        line(fault).ifPresent(log);
    }

    private synchronized Optional<String> line(TokenFault fault) {
        unsaid.merge(fault, 1, Integer::sum);
        long now = nanos.getAsLong();
        if (said.isPresent() && now - said.get() < MINUTE_NANOS) {
            return Optional.empty();
        }
        said = Optional.of(now);
        StringJoiner counts = new StringJoiner(", ");
        unsaid.forEach((each, count) -> counts.add(each.word() + " " + count));
        unsaid.clear();
        return Optional.of("requests refused for their token: " + counts);
    }
}
