package aftercare.service.access;

import java.security.Key;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.InvalidJwtSignatureException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * Reads tokens: JSON Web Tokens (RFC 7519) that are signed with a private key whose public one is known here. INVARIANT:
 * which keys there are is decided here alone; a key or an address of keys that a token brings along is not looked at.
 */
public final class Tokens {

    private static final String[] ALGORITHMS = {
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"
    };

    private static final AlgorithmConstraints SIGNED_WITH_A_PRIVATE_KEY =
            new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS);

    private static final Map<TokenFault, List<Integer>> FAULTS = new EnumMap<>(Map.of(
            TokenFault.EXPIRED, List.of(ErrorCodes.EXPIRED),
            TokenFault.NOT_YET_VALID, List.of(ErrorCodes.NOT_YET_VALID, ErrorCodes.ISSUED_AT_INVALID_FUTURE),
            TokenFault.LIFETIME, List.of(ErrorCodes.EXPIRATION_TOO_FAR_IN_FUTURE, ErrorCodes.ISSUED_AT_INVALID_PAST),
            TokenFault.ISSUER, List.of(ErrorCodes.ISSUER_MISSING, ErrorCodes.ISSUER_INVALID),
            TokenFault.AUDIENCE, List.of(ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID),
            TokenFault.SUBJECT, List.of(ErrorCodes.SUBJECT_MISSING)));

    /** Clocks differ. */
    private static final int LEEWAY_SECONDS = 30;

    private final String issuer;
    private final String audience;
    private final String rolesClaim;
    private final Clock clock;
    private final KnownTokens known = new KnownTokens();

    /**
     * @param issuer who must have signed
     * @param audience for whom it must be meant
     * @param rolesClaim which claim lists the roles; with slashes between names where it is within others
     */
    public Tokens(String issuer, String audience, String rolesClaim, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.rolesClaim = rolesClaim;
        this.clock = clock;
    }

    /** Whom a token speaks for, where that is known without looking at its signature again. */
    Optional<Bearer> known(String token, Optional<PublicKeys> keys) {
        return keys.flatMap(ring -> known.bearer(token, ring, clock.instant().getEpochSecond()));
    }

    /** What becomes of a token; takes milliseconds. */
    Passage read(String token, Optional<PublicKeys> keys) {
        if (keys.isEmpty()) {
            return new Passage.NoKeys();
        }
        try {
            return read(token, keys.get());
        } catch (ClassCastException e) {
            // The library takes a header for text, whatever the token has there.
            return new Passage.Refused(TokenFault.FORM);
        }
    }

    private Passage read(String token, PublicKeys keys) {
        List<Key> candidates;
        try {
            JsonWebSignature signed = new JsonWebSignature();
            signed.setCompactSerialization(token);
            String algorithm = signed.getAlgorithmHeaderValue();
            if (algorithm == null || !List.of(ALGORITHMS).contains(algorithm)) {
                return new Passage.Refused(TokenFault.FORM);
            }
            candidates = keys.candidates(algorithm, signed.getKeyIdHeaderValue());
        } catch (JoseException e) {
            return new Passage.Refused(TokenFault.FORM);
        }
        if (candidates.isEmpty()) {
            return new Passage.UnknownKey();
        }
        long now = clock.instant().getEpochSecond();
        for (Key key : candidates) {
            try {
                JwtClaims claims = consumer(key, now).processToClaims(token);
                Optional<Bearer> bearer = Bearer.of(claims.getSubject(), roles(claims));
                long until = claims.getExpirationTime().getValue() + LEEWAY_SECONDS;
                bearer.ifPresent(admitted -> known.add(token, keys, admitted, now, until));
                return bearer.isPresent()
                        ? new Passage.Admitted(bearer.get())
                        : new Passage.Refused(TokenFault.SUBJECT);
            } catch (InvalidJwtSignatureException e) {
                continue;
            } catch (InvalidJwtException e) {
                return new Passage.Refused(fault(e));
            } catch (MalformedClaimException e) {
                return new Passage.Refused(TokenFault.FORM);
            }
        }
        return new Passage.Refused(TokenFault.SIGNATURE);
    }

    /** What is wrong with a token that a known key has signed: the first that a caller has to mend. */
    static TokenFault fault(InvalidJwtException invalid) {
        for (Map.Entry<TokenFault, List<Integer>> fault : FAULTS.entrySet()) {
            for (int code : fault.getValue()) {
                if (invalid.hasErrorCode(code)) {
                    return fault.getKey();
                }
            }
        }
        return TokenFault.FORM;
    }

    private JwtConsumer consumer(Key key, long now) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(SIGNED_WITH_A_PRIVATE_KEY)
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, audience)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(now))
                .setAllowedClockSkewInSeconds(LEEWAY_SECONDS)
                .build();
    }

    private Set<String> roles(JwtClaims claims) {
        Set<String> roles = new TreeSet<>();
        if (claim(claims.getClaimsMap()) instanceof Collection<?> named) {
            for (Object role : named) {
                if (role instanceof String word && Roles.ALL.contains(word)) {
                    roles.add(word);
                }
            }
        }
        return roles;
    }

    private Object claim(Map<String, Object> claims) {
        // A name may be an address that has slashes.
        if (claims.containsKey(rolesClaim)) {
            return claims.get(rolesClaim);
        }
        Object within = claims;
        for (String name : rolesClaim.split("/", -1)) {
            within = within instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return within;
    }
}
