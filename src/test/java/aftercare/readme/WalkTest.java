package aftercare.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.BuildFolder;
import aftercare.cli.CopiedRules;
import aftercare.live.ReadyState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinician who follows the page from its first step to the last one arrives, while the service runs. */
@QuarkusTest
@TestProfile(WalkTest.OfItsOwn.class)
class WalkTest {

    private static final Document PAGE = Pages.RULES_README;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "aftercare.rules")
    String folder;

    /** A copy of the shipped rules that the service watches. */
    public static final class OfItsOwn implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path temp = BuildFolder.fresh("walk");
                Path rules = CopiedRules.in(temp.resolve("rules"));
                return Map.of(
                        "aftercare.rules",
                        rules.toString(),
                        "aftercare.state",
                        ReadyState.of(temp.resolve("state"), rules));
            } catch (IOException e) {
                throw new UncheckedIOException("there is no room for a folder", e);
            }
        }
    }

    @Test
    void everyStepDoesWhatThePageSays() throws IOException {
        Walk walk = new Walk(PAGE, Walk.LIVE, Path.of(folder).getParent(), new Curl(service), PATIENCE);
        assertEquals(List.of(), walk.complaints());
    }

    @Test
    @Tag("long")
    void noticesAStepThatNoLongerFits(@TempDir Path place) throws IOException {
        Document other = PAGE.with("-    Patient( ageYears >= 75.0 )", "-    Patient( ageYears >= 76.0 )");
        List<String> complaints = new Walk(other, Walk.LIVE, place, new Curl(service), Duration.ZERO).complaints();
        assertTrue(complaints.toString().contains("infection.drl once"), complaints::toString);
    }
}
