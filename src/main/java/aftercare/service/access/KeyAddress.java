package aftercare.service.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * PublicKeys that an issuer publishes: the address of its key set, or of its discovery document (OpenID Connect Discovery 1.0),
 * which names that address. INVARIANT: only an address that the operator or the issuer's own document names is ever asked,
 * never one that a token names.
 */
final class KeyAddress implements KeySource {

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(10);
    private static final int TIMEOUT_MILLIS = 3000;
    private static final long DEADLINE_NANOS = 8_000_000_000L;
    private static final String KEYS_OF_ISSUER = "jwks_uri";

    private final URI address;
    private final String issuer;

    KeyAddress(URI address, String issuer) throws KeysUnusable {
        this.address = address;
        this.issuer = issuer;
        requireSafe(address);
    }

    @Override
    public PublicKeys read() throws KeysUnusable {
        String text = fetch(address);
        if (!text.contains("\"" + KEYS_OF_ISSUER + "\"")) {
            return new KeyText(address.toString()).read(text);
        }
        URI keys = keysOfIssuer(text);
        return new KeyText(keys.toString()).read(fetch(keys));
    }

    @Override
    public boolean mayComeLater() {
        return true;
    }

    /** An issuer that does not answer, or answers nonsense, has revoked nothing. */
    @Override
    public Optional<Duration> grace() {
        return Optional.empty();
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Duration leastPause() {
        return LEAST_PAUSE;
    }

    private URI keysOfIssuer(String text) throws KeysUnusable {
        try {
            Map<String, Object> discovery = JsonUtil.parseJson(text);
            if (!issuer.equals(discovery.get("issuer"))) {
                throw unusable(
                        address, "this is the document of another issuer", "name the issuer as the document does");
            }
            URI keys = URI.create(String.valueOf(discovery.get(KEYS_OF_ISSUER)));
            requireSafe(keys);
            return keys;
        } catch (JoseException | IllegalArgumentException e) {
            throw unusable(address, "this is no document of an issuer", "name the address of its keys");
        }
    }

    /** Keys that came over a line that others can write to are not used. */
    private static void requireSafe(URI address) throws KeysUnusable {
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        boolean here = "http".equalsIgnoreCase(address.getScheme()) && Loopback.isAddress(address.getHost());
        if (address.getHost() == null || !https && !here) {
            throw unusable(address, "keys are not fetched from there", "name an address that begins with https://");
        }
    }

    private static String fetch(URI address) throws KeysUnusable {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("Accept", "application/json");
            try {
                int status = connection.getResponseCode();
                if (status != HttpURLConnection.HTTP_OK) {
                    throw unusable(address, "the answer is " + status, "look whether the address is right");
                }
                return read(connection);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw unusable(address, "there is no answer", "look whether the issuer can be reached from here");
        }
    }

    private static String read(HttpURLConnection connection) throws IOException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try (InputStream in = connection.getInputStream()) {
            int length = in.read(part);
            while (length >= 0) {
                bytes.write(part, 0, length);
                if (bytes.size() > KeyFile.MOST_BYTES || System.nanoTime() > end) {
                    throw new IOException("too much, or too slow");
                }
                length = in.read(part);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static KeysUnusable unusable(URI address, String what, String help) {
        return new KeyText(address.toString()).unusable(what, help);
    }
}
