package aftercare.service.access;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where keys come from. */
public sealed interface KeySource permits KeyFile, KeyAddress {

    /** Reads them. Takes as long as a file or a network does. */
    PublicKeys read() throws KeysUnusable;

    /** Whether a service may start without them, because they may be had a moment later. */
    boolean mayComeLater();

    /** How long the keys of before are taken once there is none any more; empty where that is no revocation. */
    Optional<Duration> grace();

    /** How often it is worth looking for others. */
    Duration pause();

    /** The least time between two looks, also when a token names a key that is not there. */
    Duration leastPause();

    /**
     * What an operator named: a file, or an address of a key set or of an issuer.
     *
     * @param issuer whose tokens the keys are for
     */
    static KeySource of(String named, String issuer) throws KeysUnusable {
        if (!named.contains("://")) {
            return new KeyFile(Path.of(named));
        }
        try {
            return new KeyAddress(URI.create(named), issuer);
        } catch (IllegalArgumentException e) {
            throw new KeysUnusable(
                    named + ": this is no address: name a file, or an address that begins with https://");
        }
    }
}
