package aftercare.service.http;

import aftercare.service.access.Access;
import aftercare.service.access.Bearer;
import aftercare.service.access.Passage;
import aftercare.service.access.TokenFault;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the token of a request (RFC 6750). A request without one is let through to whatever asks for none. */
@ApplicationScoped
public class Bearers implements HttpAuthenticationMechanism {

    static final String CHALLENGE_HEADER = "WWW-Authenticate";

    private static final String CHALLENGE = "Bearer";
    private static final String FAULT = "aftercare.token-fault";

    private static final String SCHEME = CHALLENGE + " ";

    private final Access access;

    Bearers(Access access) {
        this.access = access;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (Operations.isHook(context.request().path())) {
            // Their tokens are looked at where the client is known.
            return Uni.createFrom().nullItem();
        }
        if (access.isOpen()) {
            return Uni.createFrom().item(identity(Bearer.LOCAL));
        }
        List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        // Two readers could disagree which of two counts.
        if (headers.size() > 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            context.put(FAULT, TokenFault.FORM);
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        String token = headers.get(0).substring(SCHEME.length());
        Context here = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(access.pass(token))
                .emitOn(work -> {
                    if (Vertx.currentContext() == here) {
                        work.run();
                    } else {
                        here.runOnContext(ignored -> work.run());
                    }
                })
                .map(passage -> identity(passage, context));
    }

    private static SecurityIdentity identity(Passage passage, RoutingContext context) {
        if (passage instanceof Passage.Admitted admitted) {
            return identity(admitted.bearer());
        }
        if (passage instanceof Passage.NoKeys) {
            throw new NoKeys();
        }
        if (passage instanceof Passage.Busy) {
            throw new Busy();
        }
        context.put(FAULT, passage instanceof Passage.Refused refused ? refused.fault() : TokenFault.KEY);
        throw new AuthenticationFailedException();
    }

    /** Why a request without a valid token is refused. */
    static TokenFault fault(RoutingContext context) {
        TokenFault fault = context.get(FAULT);
        return fault == null ? TokenFault.MISSING : fault;
    }

    /** What its caller is asked for, as RFC 6750 has it: where there is no token, for one and nothing more. */
    static String challenge(TokenFault fault) {
        return switch (fault) {
            case MISSING -> CHALLENGE;
            case ROLES -> challenge("insufficient_scope", fault);
            case FORM, KEY, SIGNATURE, EXPIRED, NOT_YET_VALID, ISSUER, AUDIENCE, SUBJECT, LIFETIME, REPLAYED ->
                challenge("invalid_token", fault);
        };
    }

    private static String challenge(String error, TokenFault fault) {
        return SCHEME + "error=\"" + error + "\", error_description=\"" + fault.word() + "\"";
    }

    private static SecurityIdentity identity(Bearer bearer) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(bearer.name()))
                .addRoles(bearer.roles())
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, CHALLENGE_HEADER, CHALLENGE));
    }

    /** It cannot be told whether a token is valid. */
    public static final class NoKeys extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoKeys() {
            super("there are no keys yet", null, false, false);
        }
    }

    /** There is no time to tell whether a token is valid. */
    public static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Busy() {
            super("more tokens than can be verified", null, false, false);
        }
    }
}
