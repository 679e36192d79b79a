package aftercare.service.access;

import aftercare.journal.store.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * A pair of keys in a folder of its own, with which a developer signs tokens for a service on the same machine. INVARIANT: what is in
 * the folder is never written over.
 */
public final class DevelopmentKeys {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final Path folder;

    public DevelopmentKeys(Path folder) {
        this.folder = folder;
    }

    /** The file that the settings of the service name. */
    public Path publicKey() {
        return folder.resolve("public.pem");
    }

    /** The file that stays secret. */
    public Path privateKey() {
        return folder.resolve("private.pem");
    }

    /** Makes a pair, unless there is one. */
    public void require() throws KeysUnusable {
        boolean secret = Files.exists(privateKey());
        if (secret && Files.exists(publicKey())) {
            requireAlone();
            return;
        }
        if (secret || Files.exists(publicKey())) {
            throw new KeysUnusable(folder + ": there is one key without the other: name another folder with `--keys`");
        }
        try {
            make();
        } catch (FileSystemException e) {
            throw new KeysUnusable(
                    folder + ": no keys can be put there: name a folder with `--keys` that is not there yet");
        } catch (IOException | GeneralSecurityException e) {
            throw new KeysUnusable(folder + ": no keys can be made there: name another folder with `--keys`");
        }
    }

    /** Whole or not at all: both files come with their folder. */
    private void make() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Path fresh = folder.toAbsolutePath()
                .resolveSibling(
                        folder.getFileName() + "." + ProcessHandle.current().pid());
        DataFolder.create(fresh);
        DevelopmentKeys made = new DevelopmentKeys(fresh);
        write(made.privateKey(), "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(made.publicKey(), "PUBLIC KEY", pair.getPublic().getEncoded());
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            for (Path each : List.of(made.privateKey(), made.publicKey(), fresh)) {
                Files.delete(each);
            }
            if (!Files.exists(privateKey()) || !Files.exists(publicKey())) {
                throw e;
            }
            // Another was first.
        }
    }

    private static void write(Path file, String kind, byte[] key) throws IOException {
        DataFolder.createPrivate(file);
        Files.writeString(
                file, "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(key) + "\n-----END " + kind + "-----\n");
    }

    private void requireAlone() throws KeysUnusable {
        PosixFileAttributeView view = Files.getFileAttributeView(privateKey(), PosixFileAttributeView.class);
        try {
            if (view != null
                    && !EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                            .containsAll(view.readAttributes().permissions())) {
                throw new KeysUnusable(privateKey() + ": others may read it: take another folder with `--keys`");
            }
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** A token that is signed with them. */
    public String sign(String issuer, String audience, String rolesClaim, Bearer bearer, Instant now, Duration life)
            throws KeysUnusable {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(bearer.name());
        claims.setClaim(rolesClaim, List.copyOf(new TreeSet<>(bearer.roles())));
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setPayload(claims.toJson());
        try {
            signature.setKey(read());
            return signature.getCompactSerialization();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | JoseException e) {
            throw unreadable();
        }
    }

    private PrivateKey read() throws IOException, GeneralSecurityException {
        String text = Files.readString(privateKey(), StandardCharsets.US_ASCII);
        String key = text.replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
    }

    private KeysUnusable unreadable() {
        return new KeysUnusable(privateKey() + ": it cannot be read as a key: take another folder with `--keys`");
    }
}
