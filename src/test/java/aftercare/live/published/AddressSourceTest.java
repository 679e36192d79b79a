package aftercare.live.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.live.published.EditionSource.Fetch;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server may answer, and what is made of it. */
class AddressSourceTest {

    private final Keys keys = Keys.made("0123456789abcdef");
    private HttpServer server;
    private AddressSource source;
    private volatile byte[] bundle = Editions.small(1, "one").signed(keys);
    private volatile int status = 200;
    private volatile int promised = -1;
    private volatile int sent;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        source = new AddressSource(address("/rules?secret=1"));
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String tag = "\"" + Arrays.hashCode(bundle) + "\"";
            exchange.getResponseHeaders().add("ETag", tag);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            if (status == 200 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.sendResponseHeaders(status, promised >= 0 ? promised : bundle.length);
            sent++;
            exchange.getResponseBody().write(bundle);
        }
    }

    private Fetch fetch() {
        return source.fetch(keys.reader());
    }

    @Test
    void fetchesOnceWhatDoesNotChange() {
        Fetch.There there = assertInstanceOf(Fetch.There.class, fetch());
        assertEquals(1, there.latest().orElseThrow().edition().sequence());
        assertInstanceOf(Fetch.Same.class, fetch());
        assertInstanceOf(Fetch.Same.class, fetch());
        assertEquals(1, sent);
        bundle = Editions.small(2, "two").signed(keys);
        there = assertInstanceOf(Fetch.There.class, fetch());
        assertEquals(2, there.latest().orElseThrow().edition().sequence());
    }

    @Test
    void asksAgainForWhatWasRefused() {
        byte[] whole = bundle;
        bundle = Arrays.copyOf(whole, whole.length / 2);
        assertEquals(
                "BUNDLE-001",
                assertInstanceOf(Fetch.There.class, fetch()).refused().get(0).code());
        assertInstanceOf(Fetch.There.class, fetch());
        bundle = whole;
        assertTrue(assertInstanceOf(Fetch.There.class, fetch()).latest().isPresent());
    }

    @Test
    void isOutOfReachWhereTheServerSaysSomethingElse() {
        for (int other : new int[] {301, 302, 403, 500, 304}) {
            status = other;
            Fetch.Unreached no = assertInstanceOf(Fetch.Unreached.class, fetch(), Integer.toString(other));
            assertTrue(no.why().contains(Integer.toString(other)), no.why());
        }
        status = 404;
        assertEquals(
                "BUNDLE-008",
                assertInstanceOf(Fetch.There.class, fetch()).refused().get(0).code());
        server.stop(0);
        assertInstanceOf(Fetch.Unreached.class, fetch());
    }

    @Test
    void isOutOfReachWhereTheConnectionEndsTooEarly() {
        promised = bundle.length + 1000;
        assertInstanceOf(Fetch.Unreached.class, fetch());
    }

    /** Who operates it is to look at the right place: the certificate, the name, the port. */
    @Test
    void saysWhyItIsOutOfReach() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerPlainly(plain));
            answering.setDaemon(true);
            answering.start();
            requireWhy("certificate", "https://127.0.0.1:" + plain.getLocalPort() + "/x");
        }
        requireWhy("name of its host", "http://no-such-host.invalid/x");
        int closed;
        try (ServerSocket once = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            closed = once.getLocalPort();
        }
        requireWhy("refuses", "http://127.0.0.1:" + closed + "/x");
        promised = bundle.length + 1000;
        requireWhy("before the answer is whole", address("/x").toString());
        requireWhy("it cannot be read: ", "http://127.0.0.1:70000/x");
    }

    /** Whoever speaks TLS hears at once that nobody here does. */
    private static void answerPlainly(ServerSocket plain) {
        try (Socket line = plain.accept()) {
            line.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            line.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireWhy(String wanted, String place) {
        Fetch fetch = new AddressSource(URI.create(place)).fetch(keys.reader());
        String why = assertInstanceOf(Fetch.Unreached.class, fetch).why();
        assertTrue(why.contains(wanted), place + ": " + why);
    }

    /** One byte now and then is in time for whoever waits for the next byte alone. */
    @Test
    void isOutOfReachWhereItsHeadTrickles() throws Exception {
        byte[] head = "HTTP/1.1 200 OK\r\nX-Much: ".getBytes(StandardCharsets.US_ASCII);
        try (ServerSocket slow = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            AtomicInteger written = new AtomicInteger();
            AtomicBoolean well = new AtomicBoolean();
            byte[] whole = ("HTTP/1.1 200 OK\r\nContent-Length: " + bundle.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            Thread trickling = new Thread(() -> {
                while (!slow.isClosed()) {
                    try (Socket line = slow.accept()) {
                        if (well.get()) {
                            line.getOutputStream().write(whole);
                            line.getOutputStream().write(bundle);
                            continue;
                        }
                        for (int i = 0; !slow.isClosed(); i++) {
                            line.getOutputStream().write(i < head.length ? head[i] : 'x');
                            written.incrementAndGet();
                            TimeUnit.MILLISECONDS.sleep(50);
                        }
                    } catch (IOException | InterruptedException e) {
                        // Whoever read has gone, as it should.
                        continue;
                    }
                }
            });
            trickling.setDaemon(true);
            trickling.start();
            AddressSource source = new AddressSource(
                    URI.create("http://127.0.0.1:" + slow.getLocalPort() + "/rules"), Duration.ofMillis(500));
            long before = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                Fetch.Unreached no = assertInstanceOf(Fetch.Unreached.class, source.fetch(keys.reader()));
                assertEquals("it does not answer in time", no.why());
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
            assertTrue(millis < 5 * 3 * 500, millis + " ms");
            assertTrue(written.get() > 1, "it did trickle");

            // The line that trickles was cut, so that the next one is not kept waiting behind it.
            well.set(true);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!(source.fetch(keys.reader()) instanceof Fetch.There)) {
                assertTrue(System.nanoTime() < until, "it asks again");
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void readsNoMoreThanABundleMayHave() {
        bundle = new byte[EditionReader.MOST_BYTES + 100_000];
        assertEquals(
                "BUNDLE-001",
                assertInstanceOf(Fetch.There.class, fetch()).refused().get(0).code());
    }

    @Test
    void showsNoSecretOfTheAddress() {
        assertEquals(address("/rules").toString(), source.place());
    }

    @Test
    void takesOnlyLinesThatNobodyElseCanWriteTo() {
        assertTrue(AddressSource.isUsable(URI.create("https://rules.example.org/x")));
        assertTrue(AddressSource.isUsable(URI.create("http://localhost:1/x")));
        assertTrue(AddressSource.isUsable(URI.create("http://127.0.0.1:1/x")));
        assertFalse(AddressSource.isUsable(URI.create("http://rules.example.org/x")));
        assertFalse(AddressSource.isUsable(URI.create("http://127.0.0.1.example.org/x")));
        assertFalse(AddressSource.isUsable(URI.create("https://me:secret@rules.example.org/x")));
        assertFalse(AddressSource.isUsable(URI.create("ftp://rules.example.org/x")));
        assertFalse(AddressSource.isUsable(URI.create("https://rules.example.org:70000/x")));
    }
}
