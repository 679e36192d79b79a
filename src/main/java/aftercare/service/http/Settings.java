package aftercare.service.http;

import aftercare.triage.CrossCheck;
import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What an operator may set; every key begins with {@code aftercare}. */
@StaticInitSafe
@ConfigMapping(prefix = "aftercare")
public interface Settings {

    /** The folder of rules. */
    @WithDefault("rules")
    String rules();

    /**
     * The folder in which the last good rule set is kept; one folder of rules has one of these. The program as shipped has it
     * beside itself, wherever it is started from.
     */
    @WithDefault("data")
    String state();

    /**
     * The public keys that tokens are verified with: a file, PEM or a JSON Web Key Set, or the https address of such a set or
     * of an issuer's discovery document. Without keys no token is asked for.
     */
    Optional<String> authKeys();

    /** Who issues the tokens, as their {@code iss} says. */
    Optional<String> authIssuer();

    /** For whom the tokens are meant, as their {@code aud} says. */
    Optional<String> authAudience();

    /** The claim of a token that lists roles; with slashes between names where it is within others. */
    @WithDefault("groups")
    String authRolesClaim();

    /** Whether everyone is let in from other machines too, without keys. */
    @WithDefault("false")
    boolean allowOpen();

    /**
     * Where decisions are recorded: sqlite, a file in the folder of the state; the address of a PostgreSQL, {@code
     * jdbc:postgresql://host/database?user=…}; or off, nowhere.
     */
    @WithDefault("sqlite")
    String journal();

    /** The role of PostgreSQL that adds and reads; the one in the address when it is not set. */
    Optional<String> journalUser();

    /** Its password; a {@code .pgpass} file does as well. */
    Optional<String> journalPassword();

    /** The role that owns the tables and brings them up to date; the one that serves when it is not set. */
    Optional<String> journalOwner();

    /** Its password. */
    Optional<String> journalOwnerPassword();

    /** The role that removes what is old; without it, and with a user of its own to serve, nothing is removed from here. */
    Optional<String> journalRetain();

    /** Its password. */
    Optional<String> journalRetainPassword();

    /** Milliseconds that a decision may take to be recorded, before its caller is told to come back. */
    @WithDefault("900")
    @Bounds(least = 100, most = 60_000)
    int journalPatienceMillis();

    /**
     * Days for which a decision is kept at least. Older ones are removed once a day, in whole signed segments; 0: they are
     * kept for ever.
     */
    @WithDefault("0")
    @Bounds(least = 0, most = 36_500)
    int journalKeepDays();

    /** Whether a report must come with an idempotency key. */
    @WithDefault("false")
    boolean requireIdempotencyKey();

    /** Whether log lines are JSON, for a program, or plain, for a person. */
    @WithDefault("true")
    boolean logJson();

    /** Milliseconds between two looks at the folder of rules; 0: it is read at the start and on request alone. */
    @WithDefault("500")
    @Bounds(least = 0, most = 86_400_000)
    long watchMillis();

    /** Milliseconds after which a report that is still being assessed is answered as not assessed. */
    @WithDefault("2000")
    @Bounds(least = 1, most = 600_000)
    long deadlineMillis();

    /** Of which reports the second evaluator is asked beside the engine: always, sampled or off. */
    @WithDefault("always")
    CrossCheck.When crossCheck();

    /** Of so many reports one is cross-checked, when sampled. */
    @WithDefault("16")
    @Bounds(least = 1, most = 1_000_000)
    int crossCheckEvery();

    /** Milliseconds that the body of a request may take to arrive, before its sender is refused and disconnected. */
    @WithDefault("5000")
    @Bounds(least = 1, most = 600_000)
    long patienceMillis();

    /** Milliseconds that the head of a request may take to arrive, before its sender is disconnected. */
    @WithDefault("4000")
    @Bounds(least = 1, most = 600_000)
    long headPatienceMillis();

    /** Connections open at a time; then those go that have kept the service waiting. */
    @WithDefault("8192")
    @Bounds(least = 1, most = 1_000_000)
    int connections();

    /** Requests a second that one caller may send in the long run; 0: any number. */
    @WithDefault("2000")
    @Bounds(least = 0, most = 1_000_000)
    int callerPerSecond();

    /** Requests that one caller may send at once, after a while without; fewer than the queue holds, so that others fit in. */
    @WithDefault("200")
    @Bounds(least = 1, most = 1_000_000)
    int callerBurst();

    /** Reports assessed at the same time; 0: as many as there are processors. */
    @WithDefault("0")
    @Bounds(least = 0, most = 1_024)
    int workers();

    /** Reports that may wait for a worker before callers are asked to come back. */
    @WithDefault("256")
    @Bounds(least = 1, most = 65_536)
    int queue();
}
