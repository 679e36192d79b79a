package aftercare.service.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures are verified apart from connections, and no more of them than there is time for. */
class AccessTest {

    private static final Issuer ISSUER = Issuer.rsa("RS256", "one");
    private static final int FAR_TOO_MANY = 2000;
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void nobodyWaitsForASignatureAndTooManyAreTurnedAway() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys.pem"), ISSUER.pem());
        try (KeyRing ring = new KeyRing(KeySource.of(keys.toString(), Issuer.NAME), line -> {})) {
            ring.begin();
            Access access = Access.locked(ring, new Tokens(Issuer.NAME, Issuer.AUDIENCE, "groups", slowVerifier()));
            List<CompletableFuture<Passage>> asked = new ArrayList<>();
            for (int i = 0; i < FAR_TOO_MANY; i++) {
                asked.add(access.pass(ISSUER.token("anna")).toCompletableFuture());
            }
            assertFalse(asked.get(0).isDone(), "it is being verified by another thread");
            assertEquals(new Passage.Busy(), asked.get(FAR_TOO_MANY - 1).getNow(null));
            go.countDown();
            Passage first = asked.get(0).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertInstanceOf(Passage.Admitted.class, first);
            for (CompletableFuture<Passage> each : asked) {
                Passage passage = each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertTrue(passage.equals(first) || passage.equals(new Passage.Busy()), passage.toString());
            }
        }
    }

    /** Verifying goes on when the test says so. */
    private Clock slowVerifier() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                if (Thread.currentThread().getName().equals("tokens")) {
                    try {
                        assertTrue(go.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return Instant.now();
            }
        };
    }
}
