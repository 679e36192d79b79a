package aftercare.live.published;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One bundle at an address, sent again only where it has changed. The address is trusted with nothing: the bundle is signed. */
public final class AddressSource implements EditionSource {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int PART_BYTES = 64 * 1024;

    private final URI address;
    private Optional<String> tag = Optional.empty();

    /** @param address {@code https}, or {@code http} on this machine */
    public AddressSource(URI address) {
        this.address = address;
    }

    /** Whether bundles may be fetched from there; no name and password are taken in an address. */
    public static boolean isUsable(URI address) {
        if (address.getHost() == null || address.getUserInfo() != null) {
            return false;
        }
        return "https".equals(address.getScheme()) || "http".equals(address.getScheme()) && isHere(address.getHost());
    }

    private static boolean isHere(String host) {
        try {
            boolean number = host.matches("[0-9.]+|\\[.*\\]");
            return host.equals("localhost")
                    || number && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String place() {
        String text = address.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    @Override
    public Fetch fetch(EditionReader reader) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            // Whoever could send elsewhere could send to what only this machine can reach.
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            tag.ifPresent(known -> connection.setRequestProperty("If-None-Match", known));
            try {
                return fetched(connection, reader);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return new Fetch.Unreached("it does not answer in time");
        }
    }

    private Fetch fetched(HttpURLConnection connection, EditionReader reader) throws IOException {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_NOT_MODIFIED && tag.isPresent()) {
            return new Fetch.Same();
        }
        if (status == HttpURLConnection.HTTP_NOT_FOUND) {
            tag = Optional.empty();
            return new Fetch.There(Optional.empty(), List.of(FileSource.nothing(place())));
        }
        if (status != HttpURLConnection.HTTP_OK) {
            return new Fetch.Unreached("it answers with status " + status);
        }
        BundleReading reading = reader.read(place(), body(connection));
        // What was cut on its way may be whole the next time.
        tag = reading instanceof BundleReading.Genuine
                ? Optional.ofNullable(connection.getHeaderField("ETag"))
                : Optional.empty();
        return Fetch.There.of(reading);
    }

    /** One byte more than a bundle may have, at the most. */
    private static byte[] body(HttpURLConnection connection) throws IOException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = new byte[PART_BYTES];
        try (InputStream in = connection.getInputStream()) {
            int length = in.read(part);
            while (length >= 0 && bytes.size() <= EditionReader.MOST_BYTES) {
                bytes.write(part, 0, length);
                if (System.nanoTime() > end) {
                    throw new IOException("too slow");
                }
                length = in.read(part);
            }
        }
        // A connection that ends too early is no fault of what is published.
        boolean cut = bytes.size() <= EditionReader.MOST_BYTES && bytes.size() < connection.getContentLengthLong();
        if (cut) {
            throw new IOException("cut");
        }
        return bytes.toByteArray();
    }
}
