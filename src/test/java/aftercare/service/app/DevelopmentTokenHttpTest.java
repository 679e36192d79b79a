package aftercare.service.app;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.BuildFolder;
import aftercare.cli.work.TokenMint.Minted;
import aftercare.cli.work.TokenMint.Wish;
import aftercare.live.ReadyState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A service that is started as `aftercare token` says takes the tokens that it prints. */
@QuarkusTest
@TestProfile(DevelopmentTokenHttpTest.AsSaid.class)
class DevelopmentTokenHttpTest {

    @ConfigProperty(name = "aftercare.auth-keys")
    String keys;

    public static final class AsSaid implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path temp = BuildFolder.fresh("development");
                Map<String, String> settings = new TreeMap<>();
                settings.put("aftercare.state", ReadyState.ofShipped(temp.resolve("state")));
                for (String word : mint(temp.resolve("keys"), "demo", "triage")
                        .said()
                        .get(1)
                        .split(" ")) {
                    String[] pair = word.split("=", 2);
                    if (pair.length == 2) {
                        settings.put(
                                pair[0].toLowerCase(Locale.ROOT)
                                        .replaceFirst("_", ".")
                                        .replace('_', '-'),
                                pair[1]);
                    }
                }
                return settings;
            } catch (IOException e) {
                throw new UncheckedIOException("there is no room for keys", e);
            }
        }
    }

    static Minted mint(Path keys, String subject, String... roles) {
        return new DevelopmentToken(key -> Optional.empty(), Clock.systemUTC())
                .mint(new Wish(List.of(roles), subject, Duration.ofHours(1), keys, false));
    }

    private Response triage(String... roles) {
        String token = mint(Path.of(keys).getParent(), "demo", roles).token().orElseThrow();
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{}")
                .post("/v1/triage");
    }

    @Test
    void theTokenOpensWhatItsRolesMay() {
        assertEquals(200, triage("triage").statusCode());
        assertEquals(200, triage("clinician", "triage").statusCode());
        assertEquals(403, triage("auditor").statusCode());
        assertEquals(401, given().get("/v1/rules").statusCode());
    }

    @Test
    void aTokenOfAnotherPairOpensNothing() throws IOException {
        Path others = BuildFolder.fresh("others").resolve("keys");
        String token = mint(others, "demo", "triage").token().orElseThrow();
        assertEquals(
                401,
                given().header("Authorization", "Bearer " + token)
                        .get("/v1/rules")
                        .statusCode());
    }
}
