package aftercare.service.app;

import aftercare.service.access.Access;
import aftercare.service.access.KeyRing;
import aftercare.service.access.KeySource;
import aftercare.service.access.KeysUnusable;
import aftercare.service.access.Loopback;
import aftercare.service.access.RefusedTokens;
import aftercare.service.access.Tokens;
import aftercare.service.http.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Decides at the start who may use the service, and refuses a start that would leave that in doubt. */
@ApplicationScoped
public class AccessWatch {

    private static final Logger LOG = Logger.getLogger(AccessWatch.class);

    private static final List<String> HOSTS = List.of("quarkus.http.host", "quarkus.management.host");

    private final Settings settings;
    private final Config config;
    private final Clock clock;
    private volatile Optional<KeyRing> ring = Optional.empty();

    AccessWatch(Settings settings, Config config, Clock clock) {
        this.settings = settings;
        this.config = config;
        this.clock = clock;
    }

    /** Before anything else is begun. */
    void begin(@Observes @Priority(1) StartupEvent event, Access access) {
        if (access.isOpen()) {
            LOG.warnf(
                    "no keys are configured, so no token is asked for: whoever reaches %s may do everything", hosts());
        }
    }

    void end(@Observes ShutdownEvent event) {
        ring.ifPresent(KeyRing::close);
    }

    @Produces
    @Singleton
    Access access() {
        try {
            return settings.authKeys().isPresent() ? locked(settings.authKeys().get()) : open();
        } catch (KeysUnusable e) {
            throw refusal(e.getMessage());
        }
    }

    @Produces
    @Singleton
    RefusedTokens refusedTokens() {
        return new RefusedTokens(LOG::warn, System::nanoTime);
    }

    private Access open() {
        if (settings.authIssuer().isPresent() || settings.authAudience().isPresent()) {
            throw refusal("AFTERCARE_AUTH_KEYS: not set, but the issuer or the audience is: set all three or none");
        }
        for (String host : HOSTS) {
            String address = config.getValue(host, String.class);
            if (!Loopback.isAddress(address) && !settings.allowOpen()) {
                throw refusal(SettingCheck.variable(host) + ": `" + address
                        + "` is not this machine alone and no keys are configured:"
                        + " set AFTERCARE_AUTH_KEYS, or AFTERCARE_ALLOW_OPEN=true to let everyone in");
            }
        }
        return Access.open();
    }

    private Access locked(String keys) throws KeysUnusable {
        if (settings.allowOpen()) {
            throw refusal("AFTERCARE_ALLOW_OPEN: keys are configured too: set one of the two");
        }
        String issuer = required("AFTERCARE_AUTH_ISSUER", settings.authIssuer());
        String audience = required("AFTERCARE_AUTH_AUDIENCE", settings.authAudience());
        KeySource source = KeySource.of(keys, issuer);
        KeyRing made = new KeyRing(source, LOG::error);
        made.begin();
        ring = Optional.of(made);
        return Access.locked(made, new Tokens(issuer, audience, settings.authRolesClaim(), clock));
    }

    private static String required(String name, Optional<String> value) {
        return value.orElseThrow(() -> refusal(name + ": not set: say what the tokens name"));
    }

    private String hosts() {
        Set<String> hosts = new LinkedHashSet<>();
        for (String host : HOSTS) {
            hosts.add(config.getValue(host, String.class));
        }
        return String.join(" or ", hosts);
    }

    private static ConfigurationException refusal(String message) {
        return new ConfigurationException("aftercare: " + message);
    }
}
