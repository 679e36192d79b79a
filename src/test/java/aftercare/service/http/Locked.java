package aftercare.service.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.BuildFolder;
import aftercare.live.ReadyState;
import aftercare.service.access.Issuer;
import aftercare.service.access.Roles;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A service that asks for tokens: it knows the key of one issuer. */
public class Locked implements QuarkusTestProfile {

    /** Whose tokens it takes, once {@link #takeOver} has passed. */
    public static final Issuer ISSUER = Issuer.rsa("RS256", "one");

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path temp = BuildFolder.fresh("locked");
            Path keys = Files.writeString(
                    temp.resolve("issuer.json"),
                    Issuer.set(List.of(Issuer.rsa("RS256", "first").jwk())));
            return Map.of(
                    "aftercare.auth-keys",
                    keys.toString(),
                    "aftercare.auth-issuer",
                    Issuer.NAME,
                    "aftercare.auth-audience",
                    Issuer.AUDIENCE,
                    "aftercare.state",
                    ReadyState.ofShipped(temp.resolve("state")));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for a file of keys", e);
        }
    }

    /** The service takes over a key that is not the one it began with: a profile lives in another world than its test. */
    public static void takeOver(String keys, URL service) throws IOException {
        Files.writeString(Path.of(keys), Issuer.set(List.of(ISSUER.jwk())));
        long began = System.nanoTime();
        try (Line line = new Line(service)) {
            while (line.send("GET", "/v1/rules", bearer("somebody", Roles.TRIAGE), "")
                            .status()
                    == 401) {
                assertTrue(System.nanoTime() - began < PATIENCE_NANOS, "the key was not taken over");
            }
        }
    }

    /** The header line of a good token. */
    public static String bearer(String name, String... roles) {
        return BadCredentials.bearer(ISSUER.token(name, roles));
    }
}
