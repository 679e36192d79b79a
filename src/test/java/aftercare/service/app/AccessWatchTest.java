package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.service.access.Access;
import aftercare.service.access.Issuer;
import aftercare.service.http.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With which settings the service starts, and as what. */
class AccessWatchTest {

    private static final String HTTP = "quarkus.http.host";
    private static final String MANAGEMENT = "quarkus.management.host";

    @TempDir
    Path temp;

    private Path keys;

    @BeforeEach
    void putKeys() throws IOException {
        keys = Files.writeString(
                temp.resolve("issuer.pem"), Issuer.rsa("RS256", "one").pem());
    }

    @Test
    void isOpenOnThisMachineAlone() {
        for (String host : List.of("127.0.0.1", "127.9.9.9", "localhost", "::1", "[::1]")) {
            assertTrue(access(Map.of(HTTP, host, MANAGEMENT, host)).isOpen(), host);
        }
    }

    @Test
    void refusesToBeOpenToOthers() {
        for (String host : List.of("0.0.0.0", "::", "[::]", "192.0.2.7", "2001:db8::7")) {
            for (String which : List.of(HTTP, MANAGEMENT)) {
                assertEquals(
                        "aftercare: " + which.toUpperCase(Locale.ROOT).replace('.', '_') + ": `" + host
                                + "` is not this machine alone and no keys are configured:"
                                + " set AFTERCARE_AUTH_KEYS, or AFTERCARE_ALLOW_OPEN=true to let everyone in",
                        refusal(Map.of(which, host)));
            }
        }
        assertTrue(access(Map.of(HTTP, "0.0.0.0", MANAGEMENT, "0.0.0.0", "aftercare.allow-open", "true"))
                .isOpen());
    }

    @Test
    void isLockedWithKeys() {
        Access access = access(locked(Map.of(HTTP, "0.0.0.0", MANAGEMENT, "0.0.0.0")));
        assertFalse(access.isOpen());
        assertTrue(access.hasKeys());
    }

    @Test
    void refusesSettingsThatLeaveADoubt() throws IOException {
        assertEquals(
                "aftercare: AFTERCARE_AUTH_KEYS: not set, but the issuer or the audience is: set all three or none",
                refusal(Map.of("aftercare.auth-issuer", Issuer.NAME)));
        assertEquals(
                "aftercare: AFTERCARE_AUTH_ISSUER: not set: say what the tokens name",
                refusal(Map.of("aftercare.auth-keys", keys.toString())));
        assertEquals(
                "aftercare: AFTERCARE_AUTH_AUDIENCE: not set: say what the tokens name",
                refusal(Map.of("aftercare.auth-keys", keys.toString(), "aftercare.auth-issuer", Issuer.NAME)));
        assertEquals(
                "aftercare: AFTERCARE_ALLOW_OPEN: keys are configured too: set one of the two",
                refusal(locked(Map.of("aftercare.allow-open", "true"))));
        Files.delete(keys);
        assertEquals(
                "aftercare: " + keys + ": the file of keys is missing: put it there, readable for the service",
                refusal(locked(Map.of())));
        assertEquals(
                "aftercare: http://login.example.org/keys: keys are not fetched from there:"
                        + " name an address that begins with https://",
                refusal(locked(Map.of("aftercare.auth-keys", "http://login.example.org/keys"))));
    }

    private Map<String, String> locked(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "aftercare.auth-keys", keys.toString(),
                "aftercare.auth-issuer", Issuer.NAME,
                "aftercare.auth-audience", Issuer.AUDIENCE));
        settings.putAll(more);
        return settings;
    }

    private static String refusal(Map<String, String> settings) {
        return assertThrows(ConfigurationException.class, () -> access(settings), settings::toString)
                .getMessage();
    }

    private static Access access(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(HTTP, "127.0.0.1", MANAGEMENT, "127.0.0.1"));
        all.putAll(settings);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
        AccessWatch watch = new AccessWatch(config.getConfigMapping(Settings.class), config, Clock.systemUTC());
        try {
            return watch.access();
        } finally {
            watch.end(new ShutdownEvent());
        }
    }
}
