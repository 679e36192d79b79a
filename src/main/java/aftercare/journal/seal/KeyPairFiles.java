package aftercare.journal.seal;

import aftercare.domain.bytes.Hash;
import aftercare.journal.store.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
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
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** A pair of keys, Ed25519, in two files of a folder. */
public final class KeyPairFiles {

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_DIGITS = 16;

    private final PrivateKey key;
    private final PublicKey publicKey;
    private final String id;

    private KeyPairFiles(PrivateKey key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
        this.id = id(publicKey);
    }

    /**
     * The pair in files of those names; a new one when there is none. Several that ask at once get the same.
     *
     * @param name of the files, without their endings {@code .key} and {@code .pub}
     */
    public static KeyPairFiles in(Path folder, String name) throws IOException {
        Path privateFile = folder.resolve(name + ".key");
        Path publicFile = folder.resolve(name + ".pub");
        boolean made = !Files.exists(privateFile);
        if (made) {
            create(privateFile);
        }
        KeyPairFiles pair = existing(folder, name);
        // Beside a new private key an old public one may be left over from a start that was cut.
        if (made || !Files.exists(publicFile)) {
            pair.publish(publicFile);
        }
        return pair;
    }

    /** The pair in that folder. */
    public static KeyPairFiles existing(Path folder, String name) throws IOException {
        Path privateFile = folder.resolve(name + ".key");
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(content(privateFile, "PRIVATE KEY")));
            return new KeyPairFiles(key, publicOf(key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(privateFile + ": this is no key: put the right one back", e);
        }
    }

    /** The public key follows from the private one alone (RFC 8032, 5.1.5), so the two can never be of two pairs. */
    private static PublicKey publicOf(PrivateKey key) throws GeneralSecurityException {
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new IllegalArgumentException("a key that does not show its bytes"));
        KeyPairGenerator pairs = KeyPairGenerator.getInstance(ALGORITHM);
        pairs.initialize(NamedParameterSpec.ED25519, new Given(seed));
        KeyPair pair = pairs.generateKeyPair();
        if (!Arrays.equals(key.getEncoded(), pair.getPrivate().getEncoded())) {
            throw new GeneralSecurityException("this runtime makes keys in another way");
        }
        return pair.getPublic();
    }

    /** In the place of chance: the bytes of a key that there is. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
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
        return Hash.of(key.getEncoded()).first(ID_DIGITS);
    }

    /** What this pair is known by. */
    public String id() {
        return id;
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    public byte[] sign(byte[] statement) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(statement);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime signs with " + ALGORITHM, e);
        }
    }

    /** Whether that key signed this. */
    static boolean signed(byte[] statement, byte[] by, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(statement);
            return signature.verify(by);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** INVARIANT: of several that make one at once one succeeds, and the others find its key. */
    private static void create(Path privateFile) throws IOException {
        KeyPair pair;
        try {
            pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
        Path begun = begun(privateFile);
        try {
            DataFolder.createPrivate(begun);
            Files.writeString(begun, text("PRIVATE KEY", pair.getPrivate().getEncoded()), StandardOpenOption.SYNC);
            link(begun, privateFile);
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private static void link(Path begun, Path privateFile) throws IOException {
        try {
            // A link is made whole or not at all, and never in the place of another file.
            Files.createLink(privateFile, begun);
        } catch (FileAlreadyExistsException e) {
            // Another was first.
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A file system without links: one service must make the keys there before another begins.
            if (!Files.exists(privateFile)) {
                Files.move(begun, privateFile, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Another process that does this at the same time writes the same. */
    private void publish(Path publicFile) throws IOException {
        Path begun = begun(publicFile);
        try {
            Files.writeString(begun, text("PUBLIC KEY", publicKey.getEncoded()), StandardOpenOption.CREATE_NEW);
            Files.move(begun, publicFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private static Path begun(Path file) {
        return file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
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
