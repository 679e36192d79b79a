package aftercare.cli.bundle;

import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.Page;
import aftercare.journal.record.Unreadable;
import aftercare.journal.replicas.PublishedTable;
import aftercare.journal.seal.KeyPairFiles;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Login;
import aftercare.live.published.BundleReading;
import aftercare.live.published.Edition;
import aftercare.live.published.EditionReader;
import aftercare.live.published.EditionSource.Fetch;
import aftercare.live.published.Publication;
import aftercare.live.published.Publication.Outcome;
import aftercare.live.published.Signer;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.lint.BundleProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code publish}: a folder of rules to all services that follow a place. */
@Command(
        name = "publish",
        description = "Publish the folder of rules for several services: judged once, signed, with a sequence.",
        footer = {
            "",
            "The whole gate judges the folder against what was published there before. The roles of a PostgreSQL are those of"
                    + " the service: AFTERCARE_JOURNAL_USER, AFTERCARE_JOURNAL_OWNER, and their passwords. Exit code 1 when the"
                    + " rules do not pass; then nothing is published."
        },
        optionListHeading = "%nOptions:%n")
public final class PublishVerb implements Callable<Integer> {

    private static final int GOOD = 0;
    private static final int NOT_ALL = 1;
    private static final int COULD_NOT_RUN = 2;

    /** Of the files of the pair of keys. */
    private static final String NAME = "publish";

    private final RulesFolder folder;
    private final RuleSetLoader loader;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "PLACE",
            description =
                    "Where to: `jdbc:postgresql://host/database` of the decision log, or a file, which may then be"
                            + " served at an https:// address.")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "DIR",
            required = true,
            description = "The folder of the pair of keys, `publish.key` and `publish.pub`. No service has the first.")
    private Path key;

    @Option(
            names = "--new-key",
            description = "Make the pair of keys in that folder, unless there is one, and publish nothing.")
    private boolean newKey;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description =
                    "Another public key that may have signed what was published before; may be given several times.")
    private List<Path> publicKeys = new ArrayList<>();

    @Option(
            names = "--after",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Take a sequence above N, where the place has forgotten it, also for the set that is there. Default:"
                            + " one above what is there.")
    private long after;

    @Option(
            names = "--compare-with-none",
            description = "Publish although there is nothing to compare with: the first set, or a set before that this"
                    + " program cannot load.")
    private boolean compareWithNone;

    public PublishVerb(RulesFolder folder, RuleSetLoader loader, Clock clock) {
        this.folder = folder;
        this.loader = loader;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try {
            if (newKey) {
                return makeKey();
            }
            KeyPairFiles pair = KeyPairFiles.existing(key, NAME);
            return publish(pair, new EditionReader(trusted(pair)), outlet());
        } catch (Unreadable e) {
            return refused(e.getMessage());
        } catch (UncheckedIOException e) {
            return refused("aftercare publish: " + e.getMessage()
                    + ": see to the room on its disk and to its permissions: nothing was published");
        } catch (IOException e) {
            return refused(key + ": there is no pair of keys, or one of them cannot be read: make it with"
                    + " `aftercare publish --new-key --key " + key + "`");
        }
    }

    private int makeKey() throws IOException {
        Files.createDirectories(key);
        KeyPairFiles pair = KeyPairFiles.in(key, NAME);
        Page page = new Page();
        page.text(0, "key " + pair.id() + " is in " + key);
        page.text(
                0,
                "next: give `publish.pub` to every service, as AFTERCARE_RULES_KEYS, and keep `publish.key` from them");
        print(page);
        return GOOD;
    }

    private Map<String, PublicKey> trusted(KeyPairFiles pair) {
        Map<String, PublicKey> trusted = new HashMap<>();
        trusted.put(pair.id(), pair.publicKey());
        for (Path file : publicKeys) {
            PublicKey other = earlier(file);
            trusted.put(KeyPairFiles.id(other), other);
        }
        return trusted;
    }

    private static PublicKey earlier(Path file) {
        try {
            return KeyPairFiles.readPublic(file);
        } catch (IOException e) {
            throw new Unreadable(
                    "aftercare publish: --public-key: " + file + ": this is no public key: name a `publish.pub`", e);
        }
    }

    private Outlet outlet() {
        String place = to.orElseThrow(() -> new Unreadable("aftercare publish: say where to, with `--to`", null));
        if (place.startsWith("jdbc:")) {
            Login owner = login("OWNER", "OWNER_").orElse(Login.OF_URL);
            Login serve = login("USER", "").orElse(owner);
            return new TableOutlet(
                    PublishedTable.publishing(
                            new JournalPlace.Postgres(place, serve, Optional.of(owner), Optional.empty())),
                    clock);
        }
        if (place.contains("://")) {
            throw new Unreadable(
                    "aftercare publish: --to: nothing is sent to an address: publish to a file, and put the file there",
                    null);
        }
        return new FileOutlet(Path.of(place));
    }

    /** The settings of the service, so that no password appears in the list of processes. */
    private static Optional<Login> login(String role, String prefix) {
        return Login.of(
                Optional.ofNullable(System.getenv("AFTERCARE_JOURNAL_" + role)),
                Optional.ofNullable(System.getenv("AFTERCARE_JOURNAL_" + prefix + "PASSWORD")));
    }

    private int publish(KeyPairFiles pair, EditionReader reader, Outlet outlet) {
        Fetch fetch = outlet.latest(reader);
        if (!(fetch instanceof Fetch.There there)) {
            String why = fetch instanceof Fetch.Unreached no ? no.why() : "it cannot be read";
            return refused(outlet.name() + ": " + why + ": see to it, and publish then");
        }
        for (FolderProblem refused : there.refused()) {
            // Who says that there is nothing to compare with knows it.
            if (!compareWithNone || !refused.code().equals(BundleProblem.NOTHING.code())) {
                say(line(refused));
            }
        }
        if (after == 0 && there.refused().stream().anyMatch(each -> each.code().equals(BundleProblem.FOREIGN.code()))) {
            // It may be what decides: the gate would judge against another set, or against none.
            return refused(outlet.name()
                    + ": a bundle there is signed with a key that is none of yours, so that nothing is compared with it: name"
                    + " its `--public-key`; if no service trusts that key, remove the bundle, or name the last sequence that"
                    + " counts with `--after`");
        }
        Optional<Edition> before = there.latest().map(BundleReading.Genuine::edition);
        Publication publication = new Publication(loader, clock);
        if (compareWithNone && before.flatMap(publication::rules).isPresent()) {
            return refused("aftercare publish: sequence " + before.get().sequence()
                    + " is there to compare with: leave out `--compare-with-none`");
        }
        if (!compareWithNone && before.isEmpty()) {
            return refused(outlet.name()
                    + ": nothing is published there that a key of yours signed: if that is as it should be, say"
                    + " `--compare-with-none`; after another key, name its `--public-key`");
        }
        long last = Math.max(after, before.map(Edition::sequence).orElse(0L));
        long sequence = outlet.free(Math.min(last, Edition.HIGHEST) + 1);
        if (sequence > Edition.HIGHEST) {
            return refused(outlet.name() + ": the highest sequence that there can be is " + Edition.HIGHEST
                    + ", and a higher one would be needed: name the last that was published with `--after`, or remove"
                    + " what is there");
        }
        RuleFolder.Contents contents = RuleFolder.read(folder.path());
        boolean again = before.isPresent() && after >= before.get().sequence();
        Outcome outcome = publication.judge(contents, before, !compareWithNone, again, sequence);
        if (outcome instanceof Outcome.Ready ready) {
            return put(pair, reader, outlet, ready.edition(), before);
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            rejected.problems().forEach(each -> say(line(each)));
            say(folder.path() + ": not published: " + rejected.problems().size() + " problems, above");
            return NOT_ALL;
        }
        if (outcome instanceof Outcome.Incomparable) {
            return refused(outlet.name() + ": this program cannot load sequence "
                    + before.orElseThrow().sequence()
                    + ", so that nothing is compared with it: publish with the program that made it, or say"
                    + " `--compare-with-none`");
        }
        Page page = new Page();
        page.text(0, "sequence " + before.orElseThrow().sequence() + " is this set already: nothing was published");
        print(page);
        return GOOD;
    }

    private int put(KeyPairFiles pair, EditionReader reader, Outlet outlet, Edition edition, Optional<Edition> before) {
        byte[] bundle = edition.signed(signer(pair));
        // What no service would take must not be there.
        if (reader.read(outlet.name(), bundle) instanceof BundleReading.Refused no) {
            return refused(line(no.problem()));
        }
        if (!outlet.put(edition.sequence(), bundle)) {
            return refused(outlet.name() + ": somebody else published meanwhile: run it again, it compares with that");
        }
        Page page = new Page();
        page.text(
                0,
                "published as sequence " + edition.sequence() + ": "
                        + edition.files().version());
        page.text(
                2,
                edition.previous().equals(Edition.NONE)
                        ? "compared with none"
                        : "compared with sequence " + before.orElseThrow().sequence() + ": "
                                + before.get().files().version());
        page.text(2, bundle.length + " bytes in " + outlet.name() + ", signed by key " + pair.id());
        print(page);
        return GOOD;
    }

    private static Signer signer(KeyPairFiles pair) {
        return new Signer() {
            @Override
            public String keyId() {
                return pair.id();
            }

            @Override
            public byte[] sign(byte[] statement) {
                return pair.sign(statement);
            }
        };
    }

    private static String line(FolderProblem problem) {
        return problem.message() + " [" + problem.code() + "]";
    }

    private int refused(String why) {
        say(why);
        return COULD_NOT_RUN;
    }

    private void say(String line) {
        spec.commandLine().getErr().println(Page.plain(line));
        spec.commandLine().getErr().flush();
    }

    private void print(Page page) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(page);
        out.flush();
    }
}
