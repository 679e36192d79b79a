package aftercare.journal.seal;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Unreadable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The key that signs what the journal states of itself. Ed25519; made at the first start. */
public final class SealKey {

    private static final String NAME = "journal";

    public static final String PRIVATE_FILE = NAME + ".key";
    public static final String PUBLIC_FILE = NAME + ".pub";

    private static final String OTHER_PUBLIC_FILES = "journal-*.pub";

    private final KeyPairFiles pair;

    private SealKey(KeyPairFiles pair) {
        this.pair = pair;
    }

    /** The key of that folder; a new one when it has none. Several services that ask at once get the same. */
    public static SealKey in(Path folder) throws IOException {
        return new SealKey(KeyPairFiles.in(folder, NAME));
    }

    /** The key in that folder. */
    public static SealKey existing(Path folder) throws IOException {
        return new SealKey(KeyPairFiles.existing(folder, NAME));
    }

    /**
     * The files of public keys in that folder: its own, and any {@code journal-….pub} that somebody put beside it, an earlier
     * one or that of another service on the same database.
     */
    public static List<Path> publicFiles(Path folder) {
        List<Path> files = new ArrayList<>(List.of(folder.resolve(PUBLIC_FILE)));
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, OTHER_PUBLIC_FILES)) {
            others.forEach(files::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw new Unreadable(folder + ": the folder cannot be read: see to its permissions", e);
        }
        return files;
    }

    /** The public key in that file. */
    public static PublicKey readPublic(Path file) throws IOException {
        return KeyPairFiles.readPublic(file);
    }

    /** What a key is known by. */
    public static String id(PublicKey key) {
        return KeyPairFiles.id(key);
    }

    /** Whether this key signed that. */
    public boolean signed(Seal seal) {
        return seal.keyId().equals(pair.id()) && signed(seal, pair.publicKey());
    }

    /** Whether that key signed this. */
    static boolean signed(Seal seal, PublicKey key) {
        return KeyPairFiles.signed(seal.statement(), seal.signature(), key);
    }

    public Seal sign(Seal.Kind kind, long sequence, Hash hash, Instant now) {
        Instant sealedAt = now.truncatedTo(ChronoUnit.MICROS);
        byte[] signature = pair.sign(Seal.statement(kind, sequence, hash, sealedAt, pair.id()));
        return new Seal(kind, sequence, hash, sealedAt, pair.id(), signature);
    }
}
