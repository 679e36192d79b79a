package aftercare.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A clinician who follows one of the shorter walks, which ask no service, arrives. */
@Tag("busy")
class ShorterWalksTest {

    private static final List<String> WALKS = Walk.BY_VERBS;
    private static final Curl NO_SERVICE = new Curl(URI.create("http://127.0.0.1:1/"));

    @Test
    void oneOfThemArrives(@TempDir Path place) throws IOException {
        String section = WALKS.get(ThreadLocalRandom.current().nextInt(WALKS.size()));
        System.out.println("a walk: " + section);
        arrive(section, place);
    }

    @ParameterizedTest
    @Tag("long")
    @FieldSource("WALKS")
    void arrives(String section, @TempDir Path place) throws IOException {
        arrive(section, place);
    }

    private static void arrive(String section, Path place) throws IOException {
        Walk walk = new Walk(Pages.RULES_README, section, place, NO_SERVICE, Duration.ofSeconds(60));
        assertEquals(List.of(), walk.complaints());
    }
}
