package aftercare.journal.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.domain.bytes.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealsTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatAPowerCutLeftHalfIsTakenAwayAndNothingElse() throws IOException {
        SealKey key = SealKey.in(folder);
        Seal first = key.sign(Seal.Kind.HEAD, 1, Hash.of("one"), NOW);
        Seal next = key.sign(Seal.Kind.HEAD, 2, Hash.of("two"), NOW);
        Path file = folder.resolve(Seals.FILE);
        Files.writeString(file, "half of a first line");
        Seals.append(folder, first);
        assertEquals(first.line() + "\n", Files.readString(file));
        Files.writeString(file, first.line() + "\n" + next.line().substring(0, 40));
        Seals.append(folder, next);
        assertEquals(first.line() + "\n" + next.line() + "\n", Files.readString(file));
    }

    @Test
    void whatIsNoLineOfThisFileStaysForTheVerifier() throws IOException {
        Seal seal = SealKey.in(folder).sign(Seal.Kind.HEAD, 1, Hash.of("one"), NOW);
        String foreign = "x".repeat(1025);
        Path file = Files.writeString(folder.resolve(Seals.FILE), foreign);
        Seals.append(folder, seal);
        assertEquals(foreign + seal.line() + "\n", Files.readString(file));
    }
}
