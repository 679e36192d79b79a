package aftercare.service.app;

import aftercare.service.access.ClientTokens;
import aftercare.service.access.HookClient;
import aftercare.service.access.KeyRing;
import aftercare.service.access.KeySource;
import aftercare.service.access.KeysUnusable;
import aftercare.service.http.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** Which EHRs may ask, as a file says; a start that would leave that in doubt is refused. */
@ApplicationScoped
public class HookWiring {

    private static final Logger LOG = Logger.getLogger(HookWiring.class);

    private static final String CLIENTS = "AFTERCARE_CDS_CLIENTS";
    private static final String ADVICE = "see docs/cds-hooks.md";

    private final Settings settings;
    private final Clock clock;
    private final List<KeyRing> rings = new ArrayList<>();

    HookWiring(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void begin(@Observes @Priority(2) StartupEvent event, ClientTokens tokens) {
        settings.cdsClients().ifPresent(file -> LOG.infof("CDS Hooks for %d EHRs at %s", rings.size(), publicUrl()));
    }

    void end(@Observes ShutdownEvent event) {
        rings.forEach(KeyRing::close);
    }

    @Produces
    @Singleton
    ClientTokens clientTokens() {
        return new ClientTokens(settings.cdsClients().map(this::clients).orElse(List.of()), clock);
    }

    private String publicUrl() {
        return settings.cdsPublicUrl()
                .filter(url -> url.matches("https?://[^/?#\\s]+[^?#\\s]*"))
                .orElseThrow(
                        () -> refusal("AFTERCARE_CDS_PUBLIC_URL: say the address under which EHRs reach this service"));
    }

    private List<HookClient> clients(String file) {
        publicUrl();
        JsonNode all;
        try {
            all = new ObjectMapper().readTree(Path.of(file).toFile());
        } catch (IOException e) {
            throw refusal(CLIENTS + ": `" + file + "` cannot be read as JSON: " + ADVICE);
        }
        if (!all.isArray() || all.isEmpty()) {
            throw refusal(CLIENTS + ": `" + file + "` lists no client: " + ADVICE);
        }
        List<HookClient> clients = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (JsonNode each : all) {
            HookClient client = client(each, Path.of(file));
            if (!names.add(client.name()) || !names.add(client.issuer())) {
                throw refusal(CLIENTS + ": `" + file + "`: two clients have one name or one issuer: " + ADVICE);
            }
            clients.add(client);
        }
        return clients;
    }

    private HookClient client(JsonNode said, Path file) {
        String name = said.path("name").asText();
        String issuer = said.path("iss").asText();
        String keys = said.path("keys").asText();
        if (!name.matches("[A-Za-z0-9._-]{1,64}") || issuer.isBlank() || keys.isBlank() || keys.contains("://")) {
            throw refusal(CLIENTS + ": `" + file + "`: a client needs name, iss and keys, which is a file: " + ADVICE);
        }
        try {
            Path path = file.toAbsolutePath().resolveSibling(keys);
            KeyRing ring = new KeyRing(KeySource.of(path.toString(), issuer), LOG::error);
            ring.begin();
            rings.add(ring);
            Optional<String> keyAddress = Optional.of(said.path("jku").asText()).filter(jku -> !jku.isEmpty());
            return new HookClient(name, issuer, keyAddress, ring);
        } catch (KeysUnusable e) {
            throw refusal(e.getMessage());
        }
    }

    private static ConfigurationException refusal(String message) {
        return new ConfigurationException("aftercare: " + message);
    }
}
