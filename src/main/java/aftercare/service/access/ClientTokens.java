package aftercare.service.access;

import java.security.Key;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.InvalidJwtSignatureException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * Reads the tokens of EHRs, one for each request (CDS Hooks 2.0.1, "Trusting CDS Clients"). INVARIANT: the keys are those of the
 * configured file; a key that a token brings along is not looked at, and an address of keys is compared and never fetched.
 */
public final class ClientTokens {

    private static final String[] ALGORITHMS = {"ES384", "RS384"};
    private static final String BEARER = "Bearer ";
    private static final int LEEWAY_SECONDS = 30;
    private static final int OLDEST_SECONDS = 600;
    private static final int MOST_MINUTES = 10;
    private static final int LONGEST_ID = 255;

    /** Of clients that are known; each is forgotten when its token is no longer valid. */
    private static final int MOST_USED = 100_000;

    private final List<HookClient> clients;
    private final Clock clock;

    /** By issuer and id of a token, the second until which it would be valid; the oldest first. */
    private final Map<String, Long> used = new LinkedHashMap<>();

    public ClientTokens(List<HookClient> clients, Clock clock) {
        this.clients = List.copyOf(clients);
        this.clock = clock;
    }

    /**
     * What becomes of the token of a request; takes milliseconds.
     *
     * @param headers every header that says who asks
     * @param audience the public address of what is asked
     */
    public Passage check(List<String> headers, String audience) {
        if (headers.isEmpty()) {
            return new Passage.Refused(TokenFault.MISSING);
        }
        if (headers.size() > 1 || !headers.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new Passage.Refused(TokenFault.FORM);
        }
        try {
            return read(headers.get(0).substring(BEARER.length()), audience);
        } catch (JoseException | InvalidJwtException | MalformedClaimException | ClassCastException e) {
            // The library takes a header for text, whatever the token has there.
            return new Passage.Refused(TokenFault.FORM);
        }
    }

    private Passage read(String token, String audience)
            throws JoseException, InvalidJwtException, MalformedClaimException {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(token);
        String algorithm = signed.getAlgorithmHeaderValue();
        String id = signed.getKeyIdHeaderValue();
        if (algorithm == null || !List.of(ALGORITHMS).contains(algorithm) || id == null) {
            return new Passage.Refused(TokenFault.FORM);
        }
        Optional<HookClient> client = client(unverified().processToClaims(token).getIssuer());
        if (client.isEmpty()) {
            return new Passage.Refused(TokenFault.ISSUER);
        }
        Object address = signed.getObjectHeader("jku");
        if (address != null && !client.get().keyAddress().equals(Optional.of(address))) {
            return new Passage.Refused(TokenFault.KEY);
        }
        Optional<PublicKeys> keys = client.get().ring().keys();
        List<Key> candidates = keys.isEmpty() ? List.of() : keys.get().candidates(algorithm, id);
        Passage passage = new Passage.Refused(TokenFault.KEY);
        for (Key key : candidates) {
            passage = verified(token, key, client.get(), audience);
            if (passage instanceof Passage.Admitted) {
                return passage;
            }
        }
        return passage;
    }

    private Optional<HookClient> client(String issuer) {
        for (HookClient client : clients) {
            if (client.issuer().equals(issuer)) {
                return Optional.of(client);
            }
        }
        return Optional.empty();
    }

    private static JwtConsumer unverified() {
        return new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setDisableRequireSignature()
                .setSkipSignatureVerification()
                .build();
    }

    private Passage verified(String token, Key key, HookClient client, String audience) throws MalformedClaimException {
        long now = clock.instant().getEpochSecond();
        try {
            JwtClaims claims = consumer(key, client.issuer(), audience, now).processToClaims(token);
            String id = claims.getJwtId();
            if (id.isEmpty() || id.length() > LONGEST_ID) {
                return new Passage.Refused(TokenFault.FORM);
            }
            long until = claims.getExpirationTime().getValue() + LEEWAY_SECONDS;
            return use(client, client.issuer() + " " + id, until, now);
        } catch (InvalidJwtSignatureException e) {
            return new Passage.Refused(TokenFault.SIGNATURE);
        } catch (InvalidJwtException e) {
            return new Passage.Refused(Tokens.fault(e));
        }
    }

    private static JwtConsumer consumer(Key key, String issuer, String audience, long now) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS))
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, audience)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setMaxFutureValidityInMinutes(MOST_MINUTES)
                .setIssuedAtRestrictions(LEEWAY_SECONDS, OLDEST_SECONDS)
                .setEvaluationTime(NumericDate.fromSeconds(now))
                .setAllowedClockSkewInSeconds(LEEWAY_SECONDS)
                .build();
    }

    /** INVARIANT: a token is good for one request. Each process knows only those that it has seen itself. */
    private synchronized Passage use(HookClient client, String token, long until, long now) {
        used.values().removeIf(end -> end < now);
        if (used.containsKey(token)) {
            return new Passage.Refused(TokenFault.REPLAYED);
        }
        if (used.size() >= MOST_USED) {
            return new Passage.Busy();
        }
        used.put(token, until);
        return new Passage.Admitted(new Bearer(Bearer.OF_CLIENTS + client.name(), Set.of()));
    }
}
