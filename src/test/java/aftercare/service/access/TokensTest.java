package aftercare.service.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whom a token speaks for. What no token may do is shown over HTTP. */
class TokensTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Issuer RSA = Issuer.rsa("RS256", "rsa");

    @Test
    void takesEveryAlgorithmWithAPrivateKey() throws KeysUnusable {
        List<Issuer> issuers = List.of(
                RSA,
                Issuer.rsa("RS512", "a"),
                Issuer.rsa("PS256", "b"),
                Issuer.rsa("PS384", "c"),
                Issuer.ec(256, "ES256", "d"),
                Issuer.ec(384, "ES384", "e"),
                Issuer.ec(521, "ES512", "f"),
                Issuer.ed25519("g"));
        StringBuilder pem = new StringBuilder();
        for (Issuer issuer : issuers) {
            pem.append(issuer.pem());
        }
        String set = Issuer.set(issuers.stream().map(Issuer::jwk).toList());
        for (String text : List.of(pem.toString(), set)) {
            for (Issuer issuer : issuers) {
                Passage passage = read(issuer.token("anna", Roles.TRIAGE), keys(text), "groups");
                assertEquals(new Passage.Admitted(new Bearer("anna", Set.of(Roles.TRIAGE))), passage);
            }
        }
    }

    @Test
    void takesAnAlgorithmOnlyWithTheKeyThatItIsFor() throws KeysUnusable {
        Map<String, Object> one = RSA.jwk();
        one.put("alg", "PS256");
        assertEquals(new Passage.UnknownKey(), read(RSA.token("anna"), keys(Issuer.set(List.of(one))), "groups"));
        Issuer other = Issuer.ec(256, "ES256", "rsa");
        assertEquals(new Passage.UnknownKey(), read(other.token("anna"), keys(RSA.pem()), "groups"));
    }

    @Test
    void findsRolesWhereTheyAreAndNoOthers() throws KeysUnusable {
        Optional<PublicKeys> keys = keys(RSA.pem());
        Map<String, Object> claims = Issuer.claims("anna", "triage", "Auditor", "root");
        claims.put("realm_access", Map.of("roles", List.of("clinician")));
        claims.put("https://example.org/roles", List.of("auditor", 7));
        claims.put("role", "clinician");
        String token = RSA.token(claims);
        assertEquals(Set.of("triage"), roles(read(token, keys, "groups")));
        assertEquals(Set.of("clinician"), roles(read(token, keys, "realm_access/roles")));
        assertEquals(Set.of("auditor"), roles(read(token, keys, "https://example.org/roles")));
        for (String claim : List.of("role", "realm_access", "groups/roles", "nothing", "")) {
            assertEquals(Set.of(), roles(read(token, keys, claim)), claim);
        }
    }

    @Test
    void clocksMayDifferABit() throws KeysUnusable {
        Map<String, Object> claims = Issuer.claims("anna");
        Instant end = Instant.ofEpochSecond((Long) claims.get("exp"));
        claims.put("nbf", end.minusSeconds(60).getEpochSecond());
        String token = RSA.token(claims);
        assertInstanceOf(Passage.Refused.class, at(end.minusSeconds(91), token));
        assertInstanceOf(Passage.Admitted.class, at(end.minusSeconds(90), token));
        assertInstanceOf(Passage.Admitted.class, at(end.plusSeconds(29), token));
        assertInstanceOf(Passage.Refused.class, at(end.plusSeconds(30), token));
    }

    @Test
    void keepsNamesAsTheyAre() throws KeysUnusable {
        for (String name : List.of("a", "anna", "anna@example.org", "auth0|7f3a", "Ærø 7", "x".repeat(128))) {
            Passage passage = read(RSA.token(name), keys(RSA.pem()), "groups");
            assertEquals(new Passage.Admitted(new Bearer(name, Set.of())), passage);
        }
        for (String name : List.of(
                "", " ", " a", "a ", "a\u0000", "a\u007f", "a\u2028b", "\ud800", "\ufffd", "local", "kafka:reports")) {
            assertEquals(Optional.empty(), Bearer.of(name, Set.of()), name);
        }
    }

    /** Nothing that a token says ends in an error: whatever is of another kind than it must be is refused. */
    @Test
    void refusesHeadersOfAnotherKind() throws KeysUnusable {
        Map<String, Object> claims = Issuer.claims("anna");
        Optional<PublicKeys> keys = keys(Issuer.set(List.of(RSA.jwk())));
        for (String name : List.of("kid", "alg", "cty", "crit", "b64", "enc")) {
            for (Object value : List.of(7, 7.5, true, List.of(), List.of("rsa"), Map.of("rsa", 1))) {
                Map<String, Object> headers = new TreeMap<>(Map.of("alg", "RS256", "kid", "rsa"));
                headers.put(name, value);
                String token = Issuer.unsigned(headers, claims, "AAAA");
                Passage passage = assertDoesNotThrow(() -> read(token, keys, "groups"), name + " " + value);
                assertInstanceOf(Passage.Refused.class, passage, name + " " + value);
            }
        }
        for (Object kid : List.of(7, true, List.of("rsa"), Map.of())) {
            String signed = RSA.token(claims, Map.of("kid", kid));
            assertInstanceOf(Passage.Refused.class, read(signed, keys, "groups"), kid.toString());
        }
    }

    @Test
    void withoutKeysNobodyCanTell() {
        assertEquals(new Passage.NoKeys(), read(RSA.token("anna"), Optional.empty(), "groups"));
    }

    @Test
    void knowsATokenAgainForTheSameKeysAsLongAsItIsValid() throws KeysUnusable {
        Map<String, Object> claims = Issuer.claims("anna");
        String token = RSA.token(claims);
        Instant end = Instant.ofEpochSecond((Long) claims.get("exp"));
        AtomicReference<Instant> now = new AtomicReference<>(end.minusSeconds(60));
        Tokens tokens = new Tokens(Issuer.NAME, Issuer.AUDIENCE, "groups", clock(now));
        Optional<PublicKeys> keys = keys(RSA.pem());
        assertEquals(Optional.empty(), tokens.known(token, keys));
        Passage.Admitted first = assertInstanceOf(Passage.Admitted.class, tokens.read(token, keys));
        assertEquals(Optional.of(first.bearer()), tokens.known(token, keys));
        assertEquals(Optional.empty(), tokens.known(token, keys(RSA.pem())), "keys that were read anew");
        assertEquals(Optional.empty(), tokens.known(token, Optional.empty()), "no keys");
        assertEquals(Optional.empty(), tokens.known(token + "A", keys), "another signature");
        now.set(end.minusSeconds(61));
        assertEquals(Optional.empty(), tokens.known(token, keys), "a clock that was put back");
        now.set(end.plusSeconds(28));
        assertEquals(Optional.of(first.bearer()), tokens.known(token, keys));
        now.set(end.plusSeconds(30));
        assertEquals(Optional.empty(), tokens.known(token, keys), "expired");
        assertInstanceOf(Passage.Refused.class, tokens.read(token, keys));
    }

    @Test
    void remembersNoTokenThatIsNotValid() throws KeysUnusable {
        Tokens tokens = new Tokens(Issuer.NAME, Issuer.AUDIENCE, "groups", CLOCK);
        Optional<PublicKeys> keys = keys(RSA.pem());
        String forged = Issuer.rsa("RS256", "other").token("anna");
        tokens.read(forged, keys);
        assertEquals(Optional.empty(), tokens.known(forged, keys));
    }

    @Test
    void remembersABoundedNumber() throws KeysUnusable {
        KnownTokens known = new KnownTokens();
        PublicKeys keys = keys(RSA.pem()).orElseThrow();
        Bearer anna = new Bearer("anna", Set.of());
        for (int i = 0; i <= KnownTokens.MOST; i++) {
            known.add("token " + i, keys, anna, 0, 10);
        }
        assertEquals(KnownTokens.MOST, known.size());
        assertEquals(Optional.empty(), known.bearer("token 0", keys, 5));
        assertEquals(Optional.of(anna), known.bearer("token 1", keys, 5));
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private static Passage at(Instant now, String token) throws KeysUnusable {
        Clock clock = Clock.offset(Clock.fixed(now, ZoneOffset.UTC), Duration.ZERO);
        return new Tokens(Issuer.NAME, Issuer.AUDIENCE, "groups", clock).read(token, keys(RSA.pem()));
    }

    private static Passage read(String token, Optional<PublicKeys> keys, String claim) {
        return new Tokens(Issuer.NAME, Issuer.AUDIENCE, claim, CLOCK).read(token, keys);
    }

    private static Set<String> roles(Passage passage) {
        return assertInstanceOf(Passage.Admitted.class, passage).bearer().roles();
    }

    private static Optional<PublicKeys> keys(String text) throws KeysUnusable {
        return Optional.of(new KeyText("keys").read(text));
    }
}
