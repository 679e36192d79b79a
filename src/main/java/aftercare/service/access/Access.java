package aftercare.service.access;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Who may use the service: the bearers of valid tokens, or, where tokens are not asked for, everyone who can reach it. */
public final class Access {

    private record Lock(KeyRing ring, Tokens tokens, ThreadPoolExecutor verifiers) {}

    /** One thread: who floods the service with forgeries costs it one core at most, and no other caller's connection. */
    private static final int VERIFIERS = 1;

    private static final int WAITING = 500;

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
        ThreadPoolExecutor verifiers = new ThreadPoolExecutor(
                VERIFIERS, VERIFIERS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), Access::thread);
        verifiers.allowCoreThreadTimeOut(true);
        return new Access(Optional.of(new Lock(ring, tokens, verifiers)));
    }

    /** Whether tokens are not asked for. */
    public boolean isOpen() {
        return lock.isEmpty();
    }

    /** Whether a token could be verified now. */
    public boolean hasKeys() {
        return lock.isEmpty() || lock.get().ring().keys().isPresent();
    }

    /** What becomes of a token. Done at once where the token is known; no thread waits here for a signature. */
    public CompletionStage<Passage> pass(String token) {
        if (lock.isEmpty()) {
            return CompletableFuture.completedFuture(new Passage.Admitted(Bearer.LOCAL));
        }
        KeyRing ring = lock.get().ring();
        Tokens tokens = lock.get().tokens();
        Optional<PublicKeys> keys = ring.keys();
        Optional<Bearer> known = tokens.known(token, keys);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(new Passage.Admitted(known.get()));
        }
        try {
            return CompletableFuture.supplyAsync(
                            () -> tokens.read(token, keys), lock.get().verifiers())
                    .thenCompose(passage -> passage instanceof Passage.UnknownKey
                            ? ring.renewed().thenApply(renewed -> tokens.read(token, renewed))
                            : CompletableFuture.completedFuture(passage));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(new Passage.Busy());
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tokens");
        thread.setDaemon(true);
        return thread;
    }
}
