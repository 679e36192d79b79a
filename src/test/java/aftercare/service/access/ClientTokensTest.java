package aftercare.service.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tokens of EHRs open CDS Hooks. */
class ClientTokensTest {

    private static final String EHR = "https://ehr.example.org";
    private static final String OTHER = "https://other.example.org";
    private static final String KEYS = "https://ehr.example.org/keys";
    private static final String HERE = "https://aftercare.example.org/cds-services/aftercare-patient-view";
    private static final Issuer CURVE = Issuer.ec(384, "ES384", "one");
    private static final Issuer RSA = Issuer.rsa("RS384", "two");

    @TempDir
    Path folder;

    private final List<KeyRing> rings = new ArrayList<>();
    private ClientTokens tokens;

    @BeforeEach
    void begin() throws IOException, KeysUnusable {
        tokens = new ClientTokens(
                List.of(
                        new HookClient("clinic", EHR, Optional.of(KEYS), ring("clinic", CURVE)),
                        new HookClient("ward", OTHER, Optional.empty(), ring("ward", RSA))),
                Clock.systemUTC());
    }

    private KeyRing ring(String name, Issuer issuer) throws IOException, KeysUnusable {
        Path file = Files.writeString(folder.resolve(name), Issuer.set(List.of(issuer.jwk())));
        KeyRing ring = new KeyRing(new KeyFile(file), problem -> {});
        ring.begin();
        rings.add(ring);
        return ring;
    }

    @AfterEach
    void end() {
        rings.forEach(KeyRing::close);
    }

    private static Map<String, Object> claims(String issuer) {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", issuer);
        claims.put("aud", HERE);
        claims.put("iat", Issuer.at(Duration.ZERO));
        claims.put("exp", Issuer.at(Duration.ofMinutes(5)));
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    private static Map<String, Object> with(String claim, Object value) {
        Map<String, Object> claims = claims(EHR);
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return claims;
    }

    private Passage check(String token) {
        return tokens.check(List.of("Bearer " + token), HERE);
    }

    private void requireAdmitted(String client, String token) {
        Passage.Admitted admitted = assertInstanceOf(Passage.Admitted.class, check(token));
        assertEquals("cds:" + client, admitted.bearer().name());
        assertEquals(0, admitted.bearer().roles().size());
    }

    @Test
    void admitsTheClientThatSigned() {
        requireAdmitted("clinic", CURVE.token(claims(EHR)));
        requireAdmitted("ward", RSA.token(claims(OTHER)));
        requireAdmitted("clinic", CURVE.token(with("aud", List.of("https://elsewhere.example.org", HERE))));
        requireAdmitted("clinic", CURVE.token(claims(EHR), Map.of("jku", KEYS)));
    }

    @Test
    void refusesEveryOtherTokenAndSaysWhy() {
        Map<String, TokenFault> bad = new LinkedHashMap<>();
        bad.put("word", TokenFault.FORM);
        bad.put("", TokenFault.FORM);
        bad.put(CURVE.token(with("jti", null)), TokenFault.FORM);
        bad.put(CURVE.token(with("jti", "")), TokenFault.FORM);
        bad.put(CURVE.token(with("jti", "x".repeat(256))), TokenFault.FORM);
        bad.put(CURVE.token(with("iat", null)), TokenFault.FORM);
        bad.put(CURVE.token(with("exp", null)), TokenFault.FORM);
        bad.put(CURVE.token(with("exp", Issuer.at(Duration.ofMinutes(-1)))), TokenFault.EXPIRED);
        bad.put(CURVE.token(with("exp", Issuer.at(Duration.ofDays(1)))), TokenFault.LIFETIME);
        bad.put(CURVE.token(with("iat", Issuer.at(Duration.ofDays(-1)))), TokenFault.LIFETIME);
        bad.put(CURVE.token(with("iat", Issuer.at(Duration.ofMinutes(2)))), TokenFault.NOT_YET_VALID);
        // It ends before it begins.
        bad.put(CURVE.token(with("iat", Issuer.at(Duration.ofHours(1)))), TokenFault.FORM);
        bad.put(CURVE.token(with("nbf", Issuer.at(Duration.ofMinutes(2)))), TokenFault.NOT_YET_VALID);
        bad.put(CURVE.token(with("iss", "https://stranger.example.org")), TokenFault.ISSUER);
        bad.put(CURVE.token(with("iss", null)), TokenFault.ISSUER);
        bad.put(CURVE.token(with("iss", 7)), TokenFault.FORM);
        bad.put(CURVE.token(with("aud", HERE + "/feedback")), TokenFault.AUDIENCE);
        bad.put(CURVE.token(with("aud", null)), TokenFault.AUDIENCE);
        // Signed by a client, in the name of another.
        bad.put(RSA.token(claims(EHR)), TokenFault.KEY);
        bad.put(Issuer.ec(384, "ES384", "one").token(claims(EHR)), TokenFault.SIGNATURE);
        bad.put(Issuer.ec(384, "ES384", "three").token(claims(EHR)), TokenFault.KEY);
        bad.put(Issuer.ec(256, "ES256", "one").token(claims(EHR)), TokenFault.FORM);
        bad.put(Issuer.rsa("RS256", "two").token(claims(OTHER)), TokenFault.FORM);
        Issuer stranger = Issuer.ec(384, "ES384", "one");
        bad.put(stranger.token(claims(EHR), Map.of("jwk", stranger.jwk())), TokenFault.SIGNATURE);
        bad.put(CURVE.token(claims(EHR), Map.of("jku", "https://stranger.example.org/keys")), TokenFault.KEY);
        bad.put(CURVE.token(claims(EHR), Map.of("jku", KEYS + "?x")), TokenFault.KEY);
        bad.put(CURVE.token(claims(EHR), Map.of("jku", 7)), TokenFault.KEY);
        bad.put(RSA.token(claims(OTHER), Map.of("jku", KEYS)), TokenFault.KEY);
        bad.put(CURVE.token(claims(EHR), Map.of("kid", 7)), TokenFault.FORM);
        bad.put(Issuer.unsigned(Map.of("alg", "none", "kid", "one"), claims(EHR), ""), TokenFault.FORM);
        bad.put(Issuer.unsigned(Map.of("alg", "ES384"), claims(EHR), "AAAA"), TokenFault.FORM);
        bad.put(CURVE.signedWithPublicKey(claims(EHR), CURVE.pem().getBytes()), TokenFault.FORM);
        bad.forEach((token, fault) -> assertEquals(new Passage.Refused(fault), check(token), token));
    }

    @Test
    void takesOneTokenInOneHeader() {
        String good = "Bearer " + CURVE.token(claims(EHR));
        assertEquals(new Passage.Refused(TokenFault.MISSING), tokens.check(List.of(), HERE));
        assertEquals(new Passage.Refused(TokenFault.FORM), tokens.check(List.of(good, good), HERE));
        assertEquals(new Passage.Refused(TokenFault.FORM), tokens.check(List.of("Basic x"), HERE));
    }

    @Test
    void takesATokenOnce() {
        Map<String, Object> claims = claims(EHR);
        requireAdmitted("clinic", CURVE.token(claims));
        assertEquals(new Passage.Refused(TokenFault.REPLAYED), check(CURVE.token(claims)));
        // Each issuer names its tokens for itself.
        claims.put("iss", OTHER);
        requireAdmitted("ward", RSA.token(claims));
    }

    /** What is refused for another reason is not used up. */
    @Test
    void aStrangerUsesNoTokenUp() {
        Map<String, Object> claims = claims(EHR);
        assertEquals(
                new Passage.Refused(TokenFault.SIGNATURE),
                check(Issuer.ec(384, "ES384", "one").token(claims)));
        requireAdmitted("clinic", CURVE.token(claims));
    }
}
