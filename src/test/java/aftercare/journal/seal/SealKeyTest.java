package aftercare.journal.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.bytes.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of a folder. */
class SealKeyTest {

    private static final int ROUNDS = 400;
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @TempDir
    Path folder;

    private static boolean fits(SealKey key, Path in) throws IOException {
        PublicKey published = SealKey.readPublic(in.resolve(SealKey.PUBLIC_FILE));
        Seal seal = key.sign(Seal.Kind.HEAD, 1, Hash.of("record"), NOW);
        return seal.keyId().equals(SealKey.id(published)) && SealKey.signed(seal, published);
    }

    @Test
    void twoThatMakeTheKeysAtOnceAgree() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        int disagreed = 0;
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Path shared = Files.createDirectory(folder.resolve("round-" + round));
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<SealKey>> makers = new ArrayList<>();
                for (int index = 0; index < 2; index++) {
                    makers.add(both.submit(() -> {
                        start.await();
                        return SealKey.in(shared);
                    }));
                }
                boolean agreed = true;
                for (Future<SealKey> maker : makers) {
                    agreed &= fits(maker.get(), shared);
                }
                agreed &= fits(SealKey.existing(shared), shared);
                disagreed += agreed ? 0 : 1;
                try (var files = Files.list(shared)) {
                    assertEquals(2, files.count(), "something was left behind");
                }
            }
        } finally {
            both.shutdownNow();
        }
        assertEquals(0, disagreed, "of " + ROUNDS);
    }

    @Test
    void makesTheMissingPublicKeyAgain() throws Exception {
        SealKey.in(folder);
        Path published = folder.resolve(SealKey.PUBLIC_FILE);
        String before = Files.readString(published);
        Files.delete(published);
        assertTrue(fits(SealKey.in(folder), folder));
        assertEquals(before, Files.readString(published));
    }

    @Test
    void keepsTheKeysThatAreThere() throws Exception {
        SealKey.in(folder);
        String before = Files.readString(folder.resolve(SealKey.PRIVATE_FILE));
        SealKey.in(folder);
        assertEquals(before, Files.readString(folder.resolve(SealKey.PRIVATE_FILE)));
    }

    @Test
    void refusesWhatIsNoKey() throws Exception {
        Path privateFile = folder.resolve(SealKey.PRIVATE_FILE);
        Files.writeString(privateFile, "no key");
        IOException refused = assertThrows(IOException.class, () -> SealKey.in(folder));
        assertEquals(privateFile + ": this is no key: put the right one back", refused.getMessage());
    }
}
