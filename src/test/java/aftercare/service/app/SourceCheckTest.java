package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.seal.KeyPairFiles;
import aftercare.service.http.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that could not follow what is published is not started. */
class SourceCheckTest {

    @TempDir
    Path temp;

    private final Map<String, String> given = new HashMap<>();

    @BeforeEach
    void followAFile() throws IOException {
        KeyPairFiles.in(temp, "publish");
        given.put("aftercare.rules-source", temp.resolve("rules.bundle").toString());
        given.put("aftercare.rules-keys", temp.resolve("publish.pub").toString());
    }

    private List<String> problems() {
        return SettingCheck.problems(key -> Optional.ofNullable(given.get(key)));
    }

    private void refused(String begins) {
        assertEquals(1, problems().size(), problems().toString());
        assertTrue(
                problems().get(0).startsWith("aftercare: " + begins), problems().get(0));
    }

    @Test
    void takesAFileAnAddressAndADatabase() {
        assertEquals(List.of(), problems());
        given.put("aftercare.rules-keys", temp.toString());
        assertEquals(List.of(), problems(), "a folder of keys");
        given.put("aftercare.rules-source", "https://rules.example.org/rules.bundle");
        assertEquals(List.of(), problems());
        given.put("aftercare.rules-source", "database");
        given.put("aftercare.journal", "jdbc:postgresql://db/aftercare?user=x");
        assertEquals(List.of(), problems());
        given.clear();
        assertEquals(List.of(), problems(), "a folder needs nothing");
    }

    @Test
    void refusesAnAddressThatOthersCanWriteTo() {
        given.put("aftercare.rules-source", "http://me:secret@rules.example.org/rules.bundle");
        refused("AFTERCARE_RULES_SOURCE: this address is none that begins with https://");
        assertFalse(problems().get(0).contains("secret"), problems().get(0));
    }

    @Test
    void needsAKey() throws IOException {
        given.remove("aftercare.rules-keys");
        refused("AFTERCARE_RULES_KEYS: it is needed");
        given.put("aftercare.rules-keys", temp.resolve("publish.key").toString());
        refused("AFTERCARE_RULES_KEYS: " + temp.resolve("publish.key") + ": this is no public key");
        given.put("aftercare.rules-keys", temp.resolve("nowhere").toString());
        refused("AFTERCARE_RULES_KEYS: " + temp.resolve("nowhere") + ": this is no public key");
        given.put(
                "aftercare.rules-keys",
                Files.createDirectory(temp.resolve("empty")).toString());
        refused("AFTERCARE_RULES_KEYS: " + temp.resolve("empty") + ": there is no file `*.pub`");
    }

    @Test
    void namesTheKeyThatIsNone() throws IOException {
        Path broken = Files.writeString(temp.resolve("another.pub"), "no key");
        given.put("aftercare.rules-keys", temp.toString());
        refused("AFTERCARE_RULES_KEYS: " + broken + ": this is no public key");
    }

    @Test
    void saysWhereTheRulesAre() {
        given.put("aftercare.rules", temp.toString());
        assertEquals("published at " + temp.resolve("rules.bundle"), place());
        given.put("aftercare.rules-source", "https://rules.example.org/rules.bundle?token=secret");
        assertEquals("published at https://rules.example.org/rules.bundle", place());
        given.put("aftercare.rules-source", "database");
        given.put("aftercare.journal", "jdbc:postgresql://db/aftercare?user=x&password=secret");
        assertEquals("published at jdbc:postgresql://db/aftercare", place());
        given.put("aftercare.rules-source", "folder");
        assertEquals(temp.toString(), place());
    }

    private String place() {
        return SourceWiring.place(new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(given, "test", 100))
                .build()
                .getConfigMapping(Settings.class));
    }

    @Test
    void needsThePostgresOfTheLog() {
        given.put("aftercare.rules-source", "database");
        refused("AFTERCARE_RULES_SOURCE: `database` is that of the decision log");
    }

    /** Else it could not say in time that it is out of reach. */
    @Test
    void looksMoreOftenThanItMustReach() {
        given.put("aftercare.rules-poll-millis", "60000");
        refused("AFTERCARE_RULES_REACH_SECONDS: `60` s is not more than the 60000 ms");
        given.put("aftercare.rules-poll-millis", "59999");
        assertEquals(List.of(), problems());
    }

    @Test
    void refusesANameThatNoRowMayHave() {
        given.put("aftercare.replica", "pod 1");
        refused("AFTERCARE_REPLICA: `pod 1` is not letters");
    }
}
