package aftercare.service.http;

import aftercare.service.access.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells who asks. */
@ApplicationScoped
public class Callers {

    /**
     * Who sent a request that came as far as a resource which asks for a role.
     *
     * @throws IllegalStateException where its sender is not known
     */
    public Caller of(RoutingContext context) {
        return known(context).orElseThrow(() -> new IllegalStateException("nobody is known to have sent this"));
    }

    /** Who sent a request; empty where that is not known. */
    public Optional<Caller> known(RoutingContext context) {
        if (!(context.user() instanceof QuarkusHttpUser user)
                || user.getSecurityIdentity().isAnonymous()) {
            return Optional.empty();
        }
        SecurityIdentity identity = user.getSecurityIdentity();
        return Optional.of(new Caller(identity.getPrincipal().getName(), identity.hasRole(Roles.AUDITOR)));
    }
}
