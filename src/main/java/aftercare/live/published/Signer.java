package aftercare.live.published;

/** Signs editions. */
public interface Signer {

    /** What the key is known by. */
    String keyId();

    /** Ed25519. */
    byte[] sign(byte[] statement);
}
