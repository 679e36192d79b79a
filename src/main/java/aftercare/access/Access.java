package aftercare.access;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who may use the service: the bearers of valid tokens, or, where tokens are not asked for, everyone who can reach it. */
public final class Access {

    private record Lock(KeyRing ring, Tokens tokens) {}

    private final Optional<Lock> lock;

    private Access(Optional<Lock> lock) {
        this.lock = lock;
    }

    /** Tokens are not asked for. */
    public static Access open() {
        return new Access(Optional.empty());
    }

    /** Tokens are asked for. */
    public static Access locked(KeyRing ring, Tokens tokens) {
        return new Access(Optional.of(new Lock(ring, tokens)));
    }

    /** Whether tokens are not asked for. */
    public boolean isOpen() {
        return lock.isEmpty();
    }

    /** Whether a token could be verified now. */
    public boolean hasKeys() {
        return lock.isEmpty() || lock.get().ring().keys().isPresent();
    }

    /** What becomes of a token. Done at once, unless the token names a key that is worth looking for. */
    public CompletionStage<Passage> pass(String token) {
        if (lock.isEmpty()) {
            return CompletableFuture.completedFuture(new Passage.Admitted(Bearer.LOCAL));
        }
        KeyRing ring = lock.get().ring();
        Tokens tokens = lock.get().tokens();
        Passage passage = tokens.read(token, ring.keys());
        return passage instanceof Passage.UnknownKey
                ? ring.renewed().thenApply(renewed -> tokens.read(token, renewed))
                : CompletableFuture.completedFuture(passage);
    }
}
