package aftercare.service.http;

import aftercare.live.published.Edition;
import aftercare.triage.CrossCheck;
import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What an operator may set; every key begins with {@code aftercare}. */
@StaticInitSafe
@ConfigMapping(prefix = "aftercare")
public interface Settings {

    /**
     * The folder of rules: {@code rules} here, else beside the program. Only the environment or {@code --rules} sets
     * it.
     */
    @WithDefault("rules")
    String rules();

    /**
     * The folder, beside the program as shipped, of the decision log, its keys and its checkpoints, and of the last good
     * rules, for a start with broken ones. One folder of rules has one of these. Back it up.
     */
    @WithDefault("data")
    String state();

    /**
     * Where rules come from. {@code folder}: from {@code aftercare.rules}. Else from what {@code aftercare publish} put
     * there: {@code database}, the PostgreSQL of the decision log; an address that begins with {@code https://}; or a
     * file.
     */
    @WithDefault("folder")
    String rulesSource();

    /** The public key that signs what is published, or a folder of such {@code .pub} files. Needed unless from a folder. */
    Optional<String> rulesKeys();

    /**
     * What was published with a lower sequence is refused, also by a replica that has seen nothing yet: the last that
     * you know of.
     */
    @WithDefault("1")
    @Bounds(least = 1, most = Edition.HIGHEST)
    long rulesLeastSequence();

    /** Milliseconds between two looks at what is published, and between two rows of the replica about itself. */
    @WithDefault("5000")
    @Bounds(least = 100, most = 3_600_000)
    long rulesPollMillis();

    /**
     * Seconds for which the place of what is published may be out of reach before the replica says so; it goes on with
     * what decides. More than {@code aftercare.rules-poll-millis}.
     */
    @WithDefault("60")
    @Bounds(least = 1, most = 86_400)
    long rulesReachSeconds();

    /**
     * The name of this service among those on the same PostgreSQL: letters, digits, {@code .}, {@code _}, {@code -}. Without
     * one it makes one and keeps it. If another service has the same, the log says so and this one has another until its next start.
     */
    Optional<String> replica();

    /**
     * The public keys that tokens are verified with: a file, PEM or a JSON Web Key Set, or the {@code https} address
     * of such a set or of an issuer's discovery document. Without keys no token is needed.
     */
    Optional<String> authKeys();

    /** The issuer of the tokens, as their {@code iss} says. Needed with keys. */
    Optional<String> authIssuer();

    /** For whom the tokens are meant, as their {@code aud} says. Needed with keys. */
    Optional<String> authAudience();

    /**
     * The claim of a token that lists the roles of the caller; {@code realm_access/roles} is the list {@code roles}
     * within {@code realm_access}.
     */
    @WithDefault("groups")
    String authRolesClaim();

    /**
     * Origins, with commas between them, of pages that may use {@code /v1/…} and {@code /fhir/…} from a
     * browser, such as {@code https://portal.example.org}. None of them changes rules.
     */
    Optional<String> corsOrigins();

    /**
     * The file of the EHRs that may use CDS Hooks, with their issuers and keys. Without it there are no
     * {@code /cds-services}.
     */
    Optional<String> cdsClients();

    /** The address under which EHRs reach this service; their tokens name it. Needed with such clients. */
    Optional<String> cdsPublicUrl();

    /** Origins, with commas between them, of EHRs that run in a browser and may use CDS Hooks from there. */
    Optional<String> cdsOrigins();

    /** {@code true}: every caller is let in, from other machines too. Only without keys. */
    @WithDefault("false")
    boolean allowOpen();

    /**
     * Where decisions are recorded. {@code sqlite}: a file in the folder of the state.
     * {@code jdbc:postgresql://host/database?user=…}: a PostgreSQL, which several services may share. {@code off}:
     * nowhere, for trials alone.
     */
    @WithDefault("sqlite")
    String journal();

    /**
     * The role of PostgreSQL that adds and reads; the one in the address when it is not set. It needs no right to
     * change or to delete a decision.
     */
    Optional<String> journalUser();

    /** The password of that role; a {@code .pgpass} file does as well. */
    Optional<String> journalPassword();

    /**
     * The role that owns the tables and brings them up to date. Without it the role that serves does so, or, if
     * {@code aftercare.journal-user} is set, the tables must be there.
     */
    Optional<String> journalOwner();

    /** The password of that role. */
    Optional<String> journalOwnerPassword();

    /**
     * The role of PostgreSQL that removes old decisions. Without it, and with {@code aftercare.journal-user}, the
     * service removes nothing.
     */
    Optional<String> journalRetain();

    /** The password of that role. */
    Optional<String> journalRetainPassword();

    /**
     * Milliseconds that a decision may take to be recorded before its caller gets a 503: 100 to 60000. More for a
     * disk that is slow at times.
     */
    @WithDefault("900")
    @Bounds(least = 100, most = 60_000)
    int journalPatienceMillis();

    /**
     * Days for which a decision is kept at least. Older ones are removed once a day, in whole signed segments.
     * {@code 0}: they are kept for ever.
     */
    @WithDefault("0")
    @Bounds(least = 0, most = 36_500)
    int journalKeepDays();

    /** Whether a report without an {@code Idempotency-Key} is refused. */
    @WithDefault("false")
    boolean requireIdempotencyKey();

    /**
     * Whether log lines are JSON, for a program, or plain, for a person. At a terminal they are plain unless this is
     * set.
     */
    @WithDefault("true")
    boolean logJson();

    /**
     * Milliseconds between two looks at the folder of rules; two that find the same are needed. {@code 0}: the folder
     * is read at the start and by {@code /v1/rules/activate} alone.
     */
    @WithDefault("500")
    @Bounds(least = 0, most = 86_400_000)
    long watchMillis();

    /**
     * A second folder of rules, which is evaluated on every report after its answer has left, and answers nobody:
     * {@code /v1/rules/shadow} says what it would have answered otherwise.
     */
    Optional<String> shadow();

    /**
     * A second folder of rules that answers a share of the reports, once it has passed the gate against the rules that decide.
     * No answer is lower or later than theirs unless its {@code CHANGES.yaml} agrees.
     */
    Optional<String> canary();

    /** Of a hundred reports, how many the canary may answer. */
    @WithDefault("1")
    @Bounds(least = 1, most = 100)
    int canaryPercent();

    /** Milliseconds after which a report that is still being assessed is answered upwards. */
    @WithDefault("2000")
    @Bounds(least = 1, most = 600_000)
    long deadlineMillis();

    /**
     * Which reports the second evaluator reads beside the engine: {@code always}, {@code sampled} or {@code off}.
     * Where the two differ, the worse counts and the answer is not {@code complete}.
     */
    @WithDefault("always")
    CrossCheck.When crossCheck();

    /** When {@code sampled}: one report of this number is read by both. */
    @WithDefault("16")
    @Bounds(least = 1, most = 1_000_000)
    int crossCheckEvery();

    /** Milliseconds that the body of a request may take to arrive before its sender is refused and disconnected. */
    @WithDefault("5000")
    @Bounds(least = 1, most = 600_000)
    long patienceMillis();

    /**
     * Milliseconds that the head of a request may take, from the connection or from its first byte, before its sender
     * is disconnected.
     */
    @WithDefault("4000")
    @Bounds(least = 1, most = 600_000)
    long headPatienceMillis();

    /**
     * Connections that are open at a time, or what the limit of open files leaves, if that is less. At the limit
     * those are closed first that kept the service waiting for more than a second.
     */
    @WithDefault("8192")
    @Bounds(least = 1, most = 1_000_000)
    int connections();

    /**
     * Requests a second that one caller may send in the long run, by name where callers have one, else by address;
     * the next gets a 429. {@code 0}: any number. Behind a proxy that hides addresses, without names, all callers are
     * one.
     */
    @WithDefault("2000")
    @Bounds(least = 0, most = 1_000_000)
    int callerPerSecond();

    /**
     * Requests that one caller may send at once after a while without. Keep it below {@code aftercare.queue}, or one
     * caller can fill the queue.
     */
    @WithDefault("200")
    @Bounds(least = 1, most = 1_000_000)
    int callerBurst();

    /**
     * Reports that are assessed at the same time; {@code 0}: as many as there are processors. More take time from the
     * threads that refuse.
     */
    @WithDefault("0")
    @Bounds(least = 0, most = 1_024)
    int workers();

    /** Reports that may wait for a worker; the next caller gets a 503. */
    @WithDefault("256")
    @Bounds(least = 1, most = 65_536)
    int queue();

    /** Batches that are read at a time; the next gets a 503. Each holds up to 1 MiB. */
    @WithDefault("8")
    @Bounds(least = 1, most = 1_024)
    int batches();

    /** Reports of one batch; the first beyond is refused and ends the batch. */
    @WithDefault("100000")
    @Bounds(least = 1, most = 100_000_000)
    int batchReports();

    /** Bytes of one line of a batch; a longer one is refused, the others are not. */
    @WithDefault("65536")
    @Bounds(least = 256, most = 65_536)
    int batchLineBytes();

    /** Bytes of one batch; the line that goes beyond is refused and ends the batch. */
    @WithDefault("268435456")
    @Bounds(least = 256, most = 1_073_741_824)
    int batchBytes();

    /** {@code true}: reports are taken from a topic of Kafka too, and their decisions go to another. */
    @WithDefault("false")
    boolean kafka();

    /** The brokers to ask first, {@code host:port} with commas between them. Needed with Kafka. */
    Optional<String> kafkaBootstrapServers();

    /** The topic that reports come from. */
    @WithDefault("aftercare.reports")
    String kafkaReportsTopic();

    /** The topic that decisions go to. */
    @WithDefault("aftercare.decisions")
    String kafkaDecisionsTopic();

    /** The topic of what is refused: the record as it came, with the problem and its fail-safe. */
    @WithDefault("aftercare.dead-letters")
    String kafkaDeadLettersTopic();

    /** The consumer group, which shares the partitions among its services. Several need one PostgreSQL. */
    @WithDefault("aftercare")
    String kafkaGroup();

    /** Records that are worked on at the same time; those of one key are never. */
    @WithDefault("32")
    @Bounds(least = 1, most = 256)
    int kafkaConcurrency();

    /** A file of the Kafka client's own settings, such as those for TLS and SASL. */
    Optional<String> kafkaClientFile();
}
