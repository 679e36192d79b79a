package aftercare.service.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An origin that is not written as a browser writes it would never fit, so a start with it is refused. */
class NamedOriginsTest {

    @Test
    void takesWhatABrowserWrites() {
        String named = "https://portal.example.org, http://localhost:3000,http://[::1]:8081 ,https://a.example:8443,";
        assertEquals(Optional.empty(), NamedOrigins.problem(named));
        assertEquals(
                Set.of(
                        "https://portal.example.org",
                        "http://localhost:3000",
                        "http://[::1]:8081",
                        "https://a.example:8443"),
                NamedOrigins.of(Optional.of(named)).origins());
        assertEquals(Set.of(), NamedOrigins.of(Optional.empty()).origins());
        assertEquals(Optional.empty(), NamedOrigins.problem(""));
    }

    @ParameterizedTest
    @CsvSource({
        "https://portal.example.org/, https://portal.example.org",
        "https://portal.example.org/app?x#y, https://portal.example.org",
        "https://Portal.example.org, https://portal.example.org",
        "HTTPS://portal.example.org, https://portal.example.org",
        "https://portal.example.org:443, https://portal.example.org",
        "http://portal.example.org:80, http://portal.example.org",
        "http://portal.example.org:, http://portal.example.org",
        "https://portal.example.org:080, https://portal.example.org:80"
    })
    void saysHowItIsWritten(String slip, String meant) {
        assertEquals(
                Optional.of("`" + slip + "` is not how a browser writes an origin: write `" + meant + "`"),
                NamedOrigins.problem("https://good.example.org," + slip));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "portal.example.org",
                "https://*.example.org",
                "https://",
                "https://me@portal.example.org",
                "https://pörtal.example.org",
                "file:///home",
                "ftp://portal.example.org",
                "https://a.example https://b.example",
                "//portal.example.org"
            })
    void refusesWhatIsNone(String slip) {
        String problem = NamedOrigins.problem(slip).orElse("nothing");
        assertTrue(problem.startsWith("`" + slip + "` is no origin: "), problem);
    }
}
