package aftercare.service.cds;

import aftercare.BuildFolder;
import aftercare.live.ReadyState;
import aftercare.service.access.Issuer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A service that two EHRs may ask, and a page of one host. */
public final class Hooked implements QuarkusTestProfile {

    /** Whose tokens it takes, once {@link #takeOver} was called and a second has passed. */
    static final Issuer CLINIC = Issuer.ec(384, "ES384", "clinic");

    static final Issuer WARD = Issuer.rsa("RS384", "ward");

    static final String ADDRESS = "https://aftercare.example.org/triage";
    static final String PAGE = "https://ehr.example.org";

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path temp = BuildFolder.fresh("hooked");
            Files.writeString(
                    temp.resolve("clients.json"),
                    """
                    [{"name": "clinic", "iss": "https://clinic.example.org", "keys": "clinic.jwks"},
                     {"name": "ward", "iss": "https://ward.example.org", "keys": "ward.jwks"}]""");
            takeOver(temp);
            return Map.of(
                    "aftercare.cds-clients",
                    temp.resolve("clients.json").toString(),
                    "aftercare.cds-public-url",
                    ADDRESS + "/",
                    "aftercare.cds-origins",
                    "https://other.example.org, " + PAGE,
                    "aftercare.state",
                    ReadyState.ofShipped(temp.resolve("state")));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for files of keys", e);
        }
    }

    /** A profile lives in another world than its test, and so has other keys. */
    static void takeOver(Path folder) throws IOException {
        Files.writeString(folder.resolve("clinic.jwks"), Issuer.set(List.of(CLINIC.jwk())));
        Files.writeString(folder.resolve("ward.jwks"), Issuer.set(List.of(WARD.jwk())));
    }

    /** A good token of that EHR for one request. */
    static String token(Issuer issuer, String path) {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", issuer == CLINIC ? "https://clinic.example.org" : "https://ward.example.org");
        claims.put("aud", ADDRESS + path);
        claims.put("iat", Issuer.at(Duration.ZERO));
        claims.put("exp", Issuer.at(Duration.ofMinutes(5)));
        claims.put("jti", UUID.randomUUID().toString());
        return issuer.token(claims);
    }
}
