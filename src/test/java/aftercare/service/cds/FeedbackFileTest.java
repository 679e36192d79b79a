package aftercare.service.cds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackFileTest {

    @TempDir
    Path folder;

    @Test
    void whatAPowerCutLeftHalfIsTakenAwayAndNothingElse() throws IOException {
        Path file = folder.resolve("feedback");
        new FeedbackFile(file).add(List.of("one", "two"));
        Files.writeString(file, "x".repeat(5000), StandardOpenOption.APPEND);
        new FeedbackFile(file).add(List.of("two", "three"));
        assertEquals(List.of("one", "two", "three"), Files.readAllLines(file));
        assertEquals("one\ntwo\nthree\n", Files.readString(file));
    }

    @Test
    void aFirstLineThatIsHalfIsTakenAwayToo() throws IOException {
        Path file = Files.writeString(folder.resolve("feedback"), "half");
        new FeedbackFile(file).add(List.of("one"));
        assertEquals("one\n", Files.readString(file));
    }
}
