package aftercare.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed program has begun goes with the next start, and no file that is somebody's. */
class LeftoversTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    @TempDir
    private Path state;

    private Path file(String name, Instant at) throws IOException {
        Path file = state.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "begun");
        Files.setLastModifiedTime(file, FileTime.from(at));
        return file;
    }

    @Test
    void goWithTheNextStart() throws IOException {
        Instant old = NOW.minusSeconds(3600);
        List<Path> left = new ArrayList<>();
        for (String folder : List.of("", "proposals/", "history/", "past-cases/")) {
            Files.createDirectories(state.resolve(folder));
            // Named by the Java runtime, as by whoever writes such a file.
            Path part = Files.createTempFile(state.resolve(folder), "part-", ".part");
            Files.setLastModifiedTime(part, FileTime.from(old));
            left.add(part);
        }
        Path good = Files.createTempFile(state, "last-good-", ".part");
        Files.setLastModifiedTime(good, FileTime.from(old));
        left.add(good);
        assertEquals(5, Leftovers.remove(state, NOW));
        for (Path part : left) {
            assertFalse(Files.exists(part), part::toString);
        }
        assertEquals(0, Leftovers.remove(state, NOW));
        assertEquals(0, Leftovers.remove(state.resolve("nowhere"), NOW));
    }

    @Test
    void areNobodysFiles() throws IOException {
        Instant old = NOW.minusSeconds(3600);
        List<Path> others = new ArrayList<>();
        for (String name : List.of(
                "last-good.zip",
                "draft.zip",
                "part-two.part",
                "part-1.part",
                "part-12345.part.txt",
                "my-part-12345.part",
                "last-good-.part",
                "last-good-monday.part",
                "history/00000001.zip",
                "mine/part-12345.part")) {
            others.add(file(name, old));
        }
        // What another service may be writing.
        others.add(file("part-123456.part", NOW.minusSeconds(60)));
        Path folder = Files.createDirectories(state.resolve("part-1234567.part"));
        Path link = Files.createSymbolicLink(state.resolve("part-12345678.part"), others.get(0));
        for (Path each : List.of(folder, others.get(0))) {
            Files.setLastModifiedTime(each, FileTime.from(old));
        }
        others.addAll(List.of(folder, link));
        assertEquals(0, Leftovers.remove(state, NOW));
        for (Path other : others) {
            assertTrue(Files.exists(other, LinkOption.NOFOLLOW_LINKS), other::toString);
        }
    }
}
