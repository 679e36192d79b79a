package aftercare.live.published;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** One bundle at an address, sent again only where it has changed. The address is trusted with nothing: the bundle is signed. */
public final class AddressSource implements EditionSource {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int HIGHEST_PORT = 65_535;

    /** Of a whole exchange, from the name of the host to the last byte. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final String SLOW = "it does not answer in time";

    private final URI address;
    private final Duration deadline;
    private Optional<String> tag = Optional.empty();

    /** The exchange that went on beyond its deadline; there is one at the most. */
    private Optional<FutureTask<Answer>> overdue = Optional.empty();

    /** @param tag of what is there, to ask for nothing else */
    private record Answer(Fetch fetch, Optional<String> tag) {}

    /** @param address {@code https}, or {@code http} on this machine */
    public AddressSource(URI address) {
        this(address, DEADLINE);
    }

    AddressSource(URI address, Duration deadline) {
        this.address = address;
        this.deadline = deadline;
    }

    /** Whether bundles may be fetched from there; no name and password are taken in an address. */
    public static boolean isUsable(URI address) {
        if (address.getHost() == null || address.getUserInfo() != null || address.getPort() > HIGHEST_PORT) {
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
        if (overdue.isPresent() && !overdue.get().isDone()) {
            return slow();
        }
        overdue = Optional.empty();
        AtomicReference<HttpURLConnection> line = new AtomicReference<>();
        Optional<String> known = tag;
        FutureTask<Answer> exchange = new FutureTask<>(() -> exchange(reader, known, line));
        // A server that sends one byte now and then keeps a reader for ever, and so does a name that nobody resolves.
        Thread thread = new Thread(exchange, "published-address");
        thread.setDaemon(true);
        thread.start();
        try {
            Answer answer = exchange.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            tag = answer.tag();
            return answer.fetch();
        } catch (TimeoutException e) {
            overdue = Optional.of(exchange);
            cut(line.get());
            return slow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cut(line.get());
            return slow();
        } catch (ExecutionException e) {
            return new Fetch.Unreached(why(e.getCause()));
        }
    }

    /** By its kind alone: its words may come from the server there. */
    private static String why(Throwable failure) {
        // By name: this room knows the core of Java alone.
        if (failure.getClass().getName().startsWith("javax.net.ssl.")) {
            return "no secure line can be made: its certificate is not trusted here or not of its name, or it speaks no"
                    + " TLS";
        }
        if (failure instanceof UnknownHostException) {
            return "the name of its host is not known here";
        }
        if (failure instanceof SocketTimeoutException) {
            return SLOW;
        }
        if (failure instanceof SocketException) {
            return "its host refuses or ends the connection, or there is no way to it";
        }
        return failure instanceof IOException
                ? "it ends before the answer is whole, or answers otherwise than HTTP"
                : "it cannot be read: " + failure.getClass().getName();
    }

    private static Fetch slow() {
        return new Fetch.Unreached(SLOW);
    }

    /** In a thread of its own, for to close may take as long as to read. */
    private static void cut(HttpURLConnection line) {
        if (line != null) {
            Thread thread = new Thread(line::disconnect, "published-address-end");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private Answer exchange(EditionReader reader, Optional<String> known, AtomicReference<HttpURLConnection> line)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        line.set(connection);
        // A server that could send us elsewhere could send us to what only this machine can reach.
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        known.ifPresent(tagged -> connection.setRequestProperty("If-None-Match", tagged));
        try {
            return answer(connection, reader, known);
        } finally {
            connection.disconnect();
        }
    }

    private Answer answer(HttpURLConnection connection, EditionReader reader, Optional<String> known)
            throws IOException {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_NOT_MODIFIED && known.isPresent()) {
            return new Answer(new Fetch.Same(), known);
        }
        if (status == HttpURLConnection.HTTP_NOT_FOUND) {
            Fetch nothing = new Fetch.There(Optional.empty(), List.of(FileSource.nothing(place())));
            return new Answer(nothing, Optional.empty());
        }
        if (status != HttpURLConnection.HTTP_OK) {
            return new Answer(new Fetch.Unreached("it answers with status " + status), known);
        }
        BundleReading reading = reader.read(place(), body(connection));
        // What was cut on its way may be whole the next time.
        return new Answer(
                Fetch.There.of(reading),
                reading instanceof BundleReading.Genuine
                        ? Optional.ofNullable(connection.getHeaderField("ETag"))
                        : Optional.empty());
    }

    /** One byte more than a bundle may have, at the most. */
    private static byte[] body(HttpURLConnection connection) throws IOException {
        byte[] bytes;
        try (InputStream in = connection.getInputStream()) {
            bytes = in.readNBytes(EditionReader.MOST_BYTES + 1);
        }
        // A connection that ends too early is no fault of what is published.
        boolean cut = bytes.length <= EditionReader.MOST_BYTES && bytes.length < connection.getContentLengthLong();
        if (cut) {
            throw new IOException("cut");
        }
        return bytes;
    }
}
