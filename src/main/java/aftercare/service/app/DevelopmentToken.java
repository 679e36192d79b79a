package aftercare.service.app;

import aftercare.cli.work.TokenMint;
import aftercare.domain.Nearest;
import aftercare.service.access.Bearer;
import aftercare.service.access.DevelopmentKeys;
import aftercare.service.access.KeysUnusable;
import aftercare.service.access.Loopback;
import aftercare.service.access.Roles;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A token of a developer's own for a service that asks for tokens, as that service is set up here. */
public final class DevelopmentToken implements TokenMint {

    private static final String HOST = "quarkus.http.host";

    private final Function<String, Optional<String>> given;
    private final Clock clock;

    /** @param given what is set for a key; empty where nothing is */
    public DevelopmentToken(Function<String, Optional<String>> given, Clock clock) {
        this.given = given;
        this.clock = clock;
    }

    @Override
    public Minted mint(Wish wish) {
        Set<String> roles = new TreeSet<>();
        for (String role : wish.roles()) {
            if (!Roles.ALL.contains(role)) {
                List<String> near = Nearest.to(role, Roles.ALL);
                String advice = near.isEmpty()
                        ? "take one of " + String.join(", ", new TreeSet<>(Roles.ALL))
                        : "did you mean `" + near.get(0) + "`?";
                return refused("--role: `" + role + "` is no role: " + advice);
            }
            roles.add(role);
        }
        Optional<Bearer> bearer = Bearer.of(wish.subject(), roles);
        if (bearer.isEmpty()) {
            return refused("--sub: this is no name of a caller: take 1 to 128 plain characters; `local` and what begins"
                    + " with `cds:` or `kafka:` are taken");
        }
        Optional<String> host = given.apply(HOST).filter(address -> !Loopback.isAddress(address));
        if (host.isPresent() && !wish.forOthers()) {
            return refused(SettingCheck.variable(HOST) + ": `" + host.get() + "` is not this machine alone, and others"
                    + " should get tokens from your issuer: unset it, or say `--beyond-loopback`");
        }
        try {
            return minted(wish, bearer.get());
        } catch (KeysUnusable e) {
            return refused(e.getMessage());
        }
    }

    private Minted minted(Wish wish, Bearer bearer) throws KeysUnusable {
        DevelopmentKeys keys = new DevelopmentKeys(wish.keys());
        keys.require();
        String issuer = set("auth-issuer", "aftercare-development");
        String audience = set("auth-audience", "aftercare");
        Instant now = clock.instant();
        String token = keys.sign(issuer, audience, set("auth-roles-claim", "groups"), bearer, now, wish.life());
        Instant end = now.plus(wish.life()).truncatedTo(ChronoUnit.SECONDS);
        return new Minted(
                Optional.of(token),
                List.of(
                        "This token lets `" + bearer.name() + "` in as "
                                + String.join(", ", new TreeSet<>(bearer.roles())) + " until " + end
                                + ". Start the service so that it takes the token:",
                        "AFTERCARE_AUTH_KEYS=" + word(keys.publicKey().toString()) + " AFTERCARE_AUTH_ISSUER="
                                + word(issuer) + " AFTERCARE_AUTH_AUDIENCE=" + word(audience) + " ./aftercare serve",
                        "Send it as `Authorization: Bearer …`. Keep " + keys.privateKey()
                                + " to yourself: whoever has it may be anybody."));
    }

    private String set(String setting, String usual) {
        return given.apply("aftercare." + setting)
                .filter(value -> !value.isBlank())
                .orElse(usual);
    }

    /** As a shell reads it. */
    private static String word(String text) {
        return text.matches("[A-Za-z0-9_./:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static Minted refused(String why) {
        return new Minted(Optional.empty(), List.of("aftercare token: " + why));
    }
}
