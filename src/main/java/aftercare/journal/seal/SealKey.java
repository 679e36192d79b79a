package aftercare.journal.seal;

import aftercare.journal.record.Hash;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The key that signs what the journal states of itself. Ed25519; made at the first start. */
public final class SealKey {

    public static final String PRIVATE_FILE = "journal.key";
    public static final String PUBLIC_FILE = "journal.pub";

    private static final String OTHER_PUBLIC_FILES = "journal-*.pub";

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_DIGITS = 16;

    private final PrivateKey key;
    private final String id;

    private SealKey(PrivateKey key, String id) {
        this.key = key;
        this.id = id;
    }

    /** The key of that folder; a new one when it has none. */
    public static SealKey in(Path folder) throws IOException {
        Path privateFile = folder.resolve(PRIVATE_FILE);
        Path publicFile = folder.resolve(PUBLIC_FILE);
        if (!Files.exists(privateFile)) {
            create(privateFile, publicFile);
        }
        return existing(folder);
    }

    /** The key that stands in that folder. */
    public static SealKey existing(Path folder) throws IOException {
        Path privateFile = folder.resolve(PRIVATE_FILE);
        Path publicFile = folder.resolve(PUBLIC_FILE);
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(content(privateFile, "PRIVATE KEY")));
            return new SealKey(key, id(readPublic(publicFile)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(privateFile + ": this is no key: put the right one back", e);
        }
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
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(content(file, "PUBLIC KEY")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + ": this is no public key: name the one of the journal", e);
        }
    }

    /** What a key is known by. */
    public static String id(PublicKey key) {
        return Hash.of(key.getEncoded()).hex().substring(0, ID_DIGITS);
    }

    /** Whether that key signed this. */
    static boolean signed(Seal seal, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(seal.statement());
            return signature.verify(seal.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    public Seal sign(Seal.Kind kind, long sequence, Hash hash, Instant now) {
        Instant sealedAt = now.truncatedTo(ChronoUnit.MICROS);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(Seal.statement(kind, sequence, hash, sealedAt, id));
            return new Seal(kind, sequence, hash, sealedAt, id, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime signs with " + ALGORITHM, e);
        }
    }

    /** The private key last: where it stands, the public one stands too. */
    private static void create(Path privateFile, Path publicFile) throws IOException {
        KeyPair pair;
        try {
            pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
        Files.writeString(publicFile, text("PUBLIC KEY", pair.getPublic().getEncoded()));
        Path begun = privateFile.resolveSibling(PRIVATE_FILE + ".new");
        Files.deleteIfExists(begun);
        DataFolder.createPrivate(begun);
        Files.writeString(begun, text("PRIVATE KEY", pair.getPrivate().getEncoded()), StandardOpenOption.SYNC);
        Files.move(begun, privateFile, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String text(String what, byte[] key) {
        return "-----BEGIN " + what + "-----\n" + Base64.getEncoder().encodeToString(key) + "\n-----END " + what
                + "-----\n";
    }

    private static byte[] content(Path file, String what) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII)
                .replace("-----BEGIN " + what + "-----", "")
                .replace("-----END " + what + "-----", "");
        return Base64.getMimeDecoder().decode(text);
    }
}
