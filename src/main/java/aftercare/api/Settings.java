package aftercare.api;

import aftercare.activation.CrossCheck;
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

    /** The folder in which the last good rule set is kept; one folder of rules has one of these. */
    @WithDefault("data")
    String state();

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

    /** Whether a report must come with an idempotency key. */
    @WithDefault("false")
    boolean requireIdempotencyKey();

    /** Whether log lines are JSON, for a program, or plain, for a person. */
    @WithDefault("true")
    boolean logJson();

    /** Milliseconds between two looks at the folder of rules; 0: it is read at the start and on request alone. */
    @WithDefault("500")
    long watchMillis();

    /** Milliseconds after which a report that is still being assessed is answered as not assessed. */
    @WithDefault("2000")
    long deadlineMillis();

    /** Of which reports the second evaluator is asked beside the engine: always, sampled or off. */
    @WithDefault("always")
    CrossCheck.When crossCheck();

    /** Of so many reports one is cross-checked, when sampled. */
    @WithDefault("16")
    int crossCheckEvery();

    /** Milliseconds that the body of a request may take to arrive, before its sender is refused and disconnected. */
    @WithDefault("5000")
    long patienceMillis();

    /** Reports assessed at the same time. */
    @WithDefault("4")
    int workers();

    /** Reports that may wait for a worker before callers are asked to come back. */
    @WithDefault("256")
    int queue();
}
