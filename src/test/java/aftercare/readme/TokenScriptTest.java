package aftercare.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aftercare.Installed;
import aftercare.service.access.ClientTokens;
import aftercare.service.access.HookClient;
import aftercare.service.access.KeyRing;
import aftercare.service.access.KeySource;
import aftercare.service.access.Passage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that plays an EHR makes tokens that are taken; where its programs are missing, that is said, and costs no build. */
class TokenScriptTest {

    private static final String ISSUER = "https://ehr.example.org";
    private static final String HERE = "https://aftercare.example.org/cds-services/aftercare-patient-view";
    private static final Path SCRIPT = Path.of("docs/examples/token.sh").toAbsolutePath();
    private static final long LONGEST_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void itsTokensOpenWhatTheyWereMadeForOnce() throws Exception {
        assumeTrue(
                Installed.isThere("bash", "--version") && Installed.isThere("openssl", "version"),
                "not tried: `bash` or `openssl` is not there");
        String first = token();
        String keys = Files.readString(folder.resolve("clinic.jwks"));
        String second = token();
        assertEquals(keys, Files.readString(folder.resolve("clinic.jwks")), "another key was made");
        KeySource source = KeySource.of(folder.resolve("clinic.jwks").toString(), ISSUER);
        try (KeyRing ring = new KeyRing(source, problem -> {})) {
            ring.begin();
            ClientTokens tokens = new ClientTokens(
                    List.of(new HookClient("clinic", ISSUER, Optional.empty(), ring)), Clock.systemUTC());
            assertInstanceOf(Passage.Refused.class, tokens.check(List.of("Bearer " + first), HERE + "/feedback"));
            for (String token : List.of(first, second)) {
                assertInstanceOf(Passage.Admitted.class, tokens.check(List.of("Bearer " + token), HERE));
                assertInstanceOf(Passage.Refused.class, tokens.check(List.of("Bearer " + token), HERE));
            }
        }
    }

    private String token() throws IOException, InterruptedException {
        Path complaints = folder.resolve("complaints");
        Process script = new ProcessBuilder("bash", SCRIPT.toString(), HERE)
                .directory(folder.toFile())
                .redirectError(complaints.toFile())
                .start();
        try {
            String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(script.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "it did not end");
            assertEquals(0, script.exitValue(), Files.readString(complaints));
            assertEquals("", Files.readString(complaints));
            return said.strip();
        } finally {
            script.destroyForcibly();
        }
    }
}
