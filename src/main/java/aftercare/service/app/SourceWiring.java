package aftercare.service.app;

import aftercare.journal.record.Unreadable;
import aftercare.journal.replicas.PublishedTable;
import aftercare.journal.seal.KeyPairFiles;
import aftercare.journal.store.JournalPlace;
import aftercare.live.published.AddressSource;
import aftercare.live.published.EditionReader;
import aftercare.live.published.EditionSource;
import aftercare.live.published.FileSource;
import aftercare.live.published.RowSource;
import aftercare.live.published.Subscription;
import aftercare.service.http.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the rules come from, as the settings say. */
final class SourceWiring {

    static final String FOLDER = "folder";
    static final String DATABASE = "database";

    private SourceWiring() {}

    /** What follows what is published; empty where the rules are in a folder. */
    static Optional<Subscription> subscription(Settings settings, Clock clock) {
        if (settings.rulesSource().equals(FOLDER)) {
            return Optional.empty();
        }
        return Optional.of(new Subscription(
                source(settings),
                new EditionReader(keys(settings.rulesKeys().orElse(""))),
                Path.of(settings.state()),
                settings.rulesLeastSequence(),
                Duration.ofSeconds(settings.rulesReachSeconds()),
                clock));
    }

    /** Where that is, without what may hold a password. */
    static String place(Settings settings) {
        return settings.rulesSource().equals(FOLDER)
                ? absolute(settings.rules()).toString()
                : "published at " + source(settings).place();
    }

    static Path absolute(String named) {
        return Path.of(named).toAbsolutePath().normalize();
    }

    private static EditionSource source(Settings settings) {
        String source = settings.rulesSource();
        if (source.equals(DATABASE)) {
            PublishedTable table = PublishedTable.reading((JournalPlace.Postgres) JournalWiring.place(settings));
            return new RowSource(
                    table.name(),
                    table::newest,
                    sequence -> table.bundle(sequence, EditionReader.MOST_BYTES),
                    PublishedTable.MOST_ROWS);
        }
        return source.contains("://") ? new AddressSource(URI.create(source)) : new FileSource(absolute(source));
    }

    /**
     * The public keys of a file, or of the files {@code *.pub} of a folder.
     *
     * @throws Unreadable when there is none, or one cannot be read
     */
    static Map<String, PublicKey> keys(String named) {
        Map<String, PublicKey> keys = new HashMap<>();
        Path place = Path.of(named);
        try {
            for (Path file : files(place)) {
                PublicKey key = key(file);
                keys.put(KeyPairFiles.id(key), key);
            }
        } catch (IOException e) {
            throw unreadable(place, e);
        }
        if (keys.isEmpty()) {
            throw new Unreadable("AFTERCARE_RULES_KEYS: " + place + ": there is no file `*.pub`: put one there", null);
        }
        return keys;
    }

    /** Of several the one that is none is to be found. */
    private static PublicKey key(Path file) {
        try {
            return KeyPairFiles.readPublic(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Unreadable unreadable(Path place, IOException e) {
        return new Unreadable(
                "AFTERCARE_RULES_KEYS: " + place + ": this is no public key, and no folder of such: name `publish.pub`",
                e);
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place, "*.pub")) {
            found.forEach(files::add);
        }
        return files;
    }
}
