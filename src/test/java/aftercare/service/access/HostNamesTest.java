package aftercare.service.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "localhost.",
                "a.localhost",
                "127.0.0.1",
                "[::1]",
                "::1",
                "10.1.2.3",
                "box"
            })
    void nobodyElseOwns(String host) {
        assertFalse(HostNames.isStrange(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "example.org.",
                "127.0.0.1.example.org",
                "localhost.example.org",
                "notlocalhost.org",
                "0x7f.1.example",
                "xlocalhost.x"
            })
    void aStrangerMayOwn(String host) {
        assertTrue(HostNames.isStrange(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1", "http://[::1]:8080", "https://box"})
    void isAPageOfThisMachine(String origin) {
        assertFalse(HostNames.isStrangeOrigin(origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.org", "http://example.org:8080", "null", "", "file://", "http://a b", "::"})
    void mayBeAStrangersPage(String origin) {
        assertTrue(HostNames.isStrangeOrigin(origin));
    }

    @Test
    void knowsItsOwnPages() {
        assertTrue(HostNames.isOriginOf("http://localhost:8080", "localhost", 8080));
        assertTrue(HostNames.isOriginOf("http://LOCALHOST:8080", "localhost", 8080));
        assertTrue(HostNames.isOriginOf("https://rules.example", "rules.example", -1));
        assertTrue(HostNames.isOriginOf("https://rules.example", "rules.example", 443));
        for (String stranger : new String[] {
            "http://localhost:8081",
            "http://localhost",
            "http://127.0.0.1:8080",
            "null",
            "",
            "::",
            "http://localhost.evil:8080"
        }) {
            assertFalse(HostNames.isOriginOf(stranger, "localhost", 8080), stranger);
        }
    }
}
