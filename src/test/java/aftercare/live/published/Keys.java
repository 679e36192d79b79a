package aftercare.live.published;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;

/** A made-up pair of keys that signs editions. */
public final class Keys implements Signer {

    private final String id;
    private final KeyPair pair;

    private Keys(String id, KeyPair pair) {
        this.id = id;
        this.pair = pair;
    }

    public static Keys made(String id) {
        try {
            return new Keys(id, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public EditionReader reader() {
        return new EditionReader(Map.of(id, publicKey()));
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    @Override
    public String keyId() {
        return id;
    }

    @Override
    public byte[] sign(byte[] statement) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(statement);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
