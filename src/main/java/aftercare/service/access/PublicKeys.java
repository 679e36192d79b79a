package aftercare.service.access;

import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.keys.EllipticCurves;

/** Public keys that tokens are verified with. */
public final class PublicKeys {

    /** So many are tried for one token at most. */
    static final int MOST = 32;

    private final List<PublicJsonWebKey> keys;
    private final String text;

    /** @param text that they were read from */
    PublicKeys(List<PublicJsonWebKey> keys, String text) {
        this.keys = List.copyOf(keys);
        this.text = text;
    }

    /** Whether others were read from the same text. Then they are the same keys. */
    boolean haveTheTextOf(PublicKeys others) {
        return text.equals(others.text);
    }

    /** How many there are. */
    public int size() {
        return keys.size();
    }

    /**
     * The keys that may have signed a token.
     *
     * @param algorithm that the token names
     * @param id of the key that the token names, or null where it names none
     */
    List<Key> candidates(String algorithm, String id) {
        List<Key> candidates = new ArrayList<>();
        for (PublicJsonWebKey key : keys) {
            boolean named =
                    id == null || key.getKeyId() == null || key.getKeyId().equals(id);
            boolean meant = key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
            if (named && meant && kind(key).equals(kind(algorithm))) {
                candidates.add(key.getPublicKey());
            }
        }
        return candidates;
    }

    private static String kind(PublicJsonWebKey key) {
        return key instanceof EllipticCurveJsonWebKey curve ? curve.getCurveName() : key.getKeyType();
    }

    private static String kind(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> EllipticCurves.P_256;
            case "ES384" -> EllipticCurves.P_384;
            case "ES512" -> EllipticCurves.P_521;
            case "EdDSA" -> OctetKeyPairJsonWebKey.KEY_TYPE;
            default -> RsaJsonWebKey.KEY_TYPE;
        };
    }
}
