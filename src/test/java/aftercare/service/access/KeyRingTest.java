package aftercare.service.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PublicKeys come and go while the service runs. */
class KeyRingTest {

    private static final long PATIENCE_SECONDS = 30;
    private static final Issuer ONE = Issuer.rsa("RS256", "one");
    private static final Issuer TWO = Issuer.ec(256, "ES256", "two");

    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private HttpServer server;
    private String address;

    @TempDir
    Path temp;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            byte[] page =
                    pages.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", address + "/keys");
            boolean moved = exchange.getRequestURI().getPath().equals("/moved");
            exchange.sendResponseHeaders(
                    moved ? 302 : page.length == 0 ? 404 : 200, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void takesOverAnotherFileOfKeys() throws IOException, KeysUnusable {
        Path file = temp.resolve("keys.pem");
        put(file, ONE.pem());
        try (KeyRing ring = ring(file.toString())) {
            ring.begin();
            assertTrue(admits(ring, ONE));
            put(file, ONE.pem() + TWO.pem());
            until(() -> admits(ring, TWO));
            assertTrue(admits(ring, ONE));
            put(file, TWO.pem());
            until(() -> !admits(ring, ONE));
            assertTrue(admits(ring, TWO));
        }
    }

    @Test
    void keepsTheKeysWhenTheFileIsBrokenAndSaysSo() throws IOException, InterruptedException, KeysUnusable {
        Path file = temp.resolve("keys.pem");
        put(file, ONE.pem());
        try (KeyRing ring = ring(file.toString())) {
            ring.begin();
            put(file, TWO.pem().substring(0, 60));
            assertEquals(file + ": a `PUBLIC KEY` does not end: put the whole key there", heard());
            assertTrue(admits(ring, ONE));
            Files.delete(file);
            String missing = heard();
            assertEquals(
                    file
                            + ": the file of keys is missing: put it there, readable for the service; the keys of before are"
                            + " taken for 60 s more, then no token is valid",
                    missing);
            assertTrue(admits(ring, ONE));
            put(file, TWO.pem());
            until(() -> admits(ring, TWO));
            assertEquals(List.of(), List.copyOf(news));
        }
    }

    /** A key that was stolen is revoked by taking it away, also where it is the last one. */
    @Test
    void revokesTheLastKeyAfterTheGrace() throws IOException, InterruptedException, KeysUnusable {
        Path file = temp.resolve("keys.pem");
        for (String emptied : List.of("missing", "", "\n", "# none\n", "{\"keys\":[]}")) {
            put(file, ONE.pem());
            try (KeyRing ring = new KeyRing(new KeyFile(file, Duration.ofSeconds(3)), news::add)) {
                ring.begin();
                long began = System.nanoTime();
                if (emptied.equals("missing")) {
                    Files.delete(file);
                } else {
                    put(file, emptied);
                }
                String announced = heard();
                assertTrue(
                        announced.endsWith("; the keys of before are taken for 3 s more, then no token is valid"),
                        announced);
                assertTrue(admits(ring, ONE), "the grace is not over");
                String over = heard();
                assertTrue(over.endsWith("; the keys of before are not taken any more, so no token is valid"), over);
                assertTrue(System.nanoTime() - began >= Duration.ofSeconds(3).toNanos(), "before the grace was over");
                assertInstanceOf(Passage.NoKeys.class, pass(ring, ONE));
                put(file, TWO.pem());
                until(() -> admits(ring, TWO));
                assertEquals(List.of(), List.copyOf(news), emptied);
            }
        }
    }

    /** What is broken is a slip, and what an issuer does not answer is no word of it: neither revokes anything. */
    @Test
    void revokesNothingByASlip() throws IOException, InterruptedException, KeysUnusable {
        Path file = temp.resolve("keys.pem");
        put(file, ONE.pem());
        try (KeyRing ring = new KeyRing(new KeyFile(file, Duration.ofMillis(1)), news::add)) {
            ring.begin();
            put(file, ONE.pem().substring(0, 60));
            assertEquals(file + ": a `PUBLIC KEY` does not end: put the whole key there", heard());
            Thread.sleep(2500);
            assertTrue(admits(ring, ONE));
        }
    }

    @Test
    void anErrorDoesNotEndTheWatch() throws IOException, KeysUnusable {
        Path file = temp.resolve("keys.pem");
        put(file, ONE.pem());
        AtomicInteger errors = new AtomicInteger();
        try (KeyRing ring = new KeyRing(KeySource.of(file.toString(), Issuer.NAME), line -> {
            errors.incrementAndGet();
            throw new OutOfMemoryError("as if");
        })) {
            ring.begin();
            put(file, "broken");
            until(() -> errors.get() > 1);
            put(file, TWO.pem());
            until(() -> admits(ring, TWO));
        }
    }

    @Test
    void keysThatAreReadAgainForgetNoToken() throws IOException, KeysUnusable {
        Path file = temp.resolve("keys.pem");
        put(file, ONE.pem());
        pages.put("/keys", Issuer.set(List.of(ONE.jwk())));
        for (String named : List.of(file.toString(), address + "/keys")) {
            try (KeyRing ring = ring(named)) {
                ring.begin();
                Tokens tokens = tokens();
                String token = ONE.token("anna");
                tokens.read(token, ring.keys());
                Optional<PublicKeys> again = ring.renewed()
                        .toCompletableFuture()
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .join();
                assertTrue(tokens.known(token, again).isPresent(), named);
                assertTrue(tokens.known(token, ring.keys()).isPresent(), named);
            }
        }
    }

    @Test
    void keysThatChangedForgetEveryToken() throws IOException, KeysUnusable {
        Path file = temp.resolve("keys.pem");
        put(file, ONE.pem());
        try (KeyRing ring = ring(file.toString())) {
            ring.begin();
            Tokens tokens = tokens();
            String token = ONE.token("anna");
            tokens.read(token, ring.keys());
            assertTrue(tokens.known(token, ring.keys()).isPresent());
            put(file, TWO.pem());
            until(() -> tokens.known(token, ring.keys()).isEmpty());
            assertTrue(admits(ring, TWO));
        }
    }

    @Test
    void doesNotBeginWithoutAFileOfKeys() {
        try (KeyRing ring = new KeyRing(new KeyFile(temp.resolve("none")), news::add)) {
            assertThrows(KeysUnusable.class, ring::begin);
        }
    }

    @Test
    void fetchesTheKeysOfAnIssuer() throws KeysUnusable {
        pages.put("/.well-known/openid-configuration", discovery(Issuer.NAME, address + "/keys"));
        pages.put("/keys", Issuer.set(List.of(ONE.jwk())));
        for (String place : List.of("/keys", "/.well-known/openid-configuration")) {
            try (KeyRing ring = ring(address + place)) {
                ring.begin();
                assertTrue(admits(ring, ONE));
            }
        }
    }

    @Test
    void looksForAKeyThatATokenNames() throws KeysUnusable {
        pages.put("/keys", Issuer.set(List.of(ONE.jwk())));
        // Made before: to make a key takes long, and the pause between two looks goes on meanwhile.
        Issuer three = Issuer.rsa("RS256", "three");
        try (KeyRing ring = ring(address + "/keys")) {
            ring.begin();
            pages.put("/keys", Issuer.set(List.of(ONE.jwk(), TWO.jwk())));
            assertTrue(admits(ring, TWO));
            // Once, and not again for whoever sends tokens of keys that there are not.
            pages.put("/keys", Issuer.set(List.of(ONE.jwk())));
            assertInstanceOf(Passage.UnknownKey.class, pass(ring, three));
            assertTrue(admits(ring, TWO));
        }
    }

    @Test
    void beginsWithoutAnIssuerAndSaysSo() throws KeysUnusable, InterruptedException {
        try (KeyRing ring = ring(address + "/keys")) {
            ring.begin();
            assertEquals(address + "/keys: the answer is 404: look whether the address is right", heard());
            assertInstanceOf(Passage.NoKeys.class, pass(ring, ONE));
        }
    }

    @Test
    void trustsNoOtherPlace() {
        pages.put("/keys", Issuer.set(List.of(ONE.jwk())));
        pages.put("/other", discovery("https://login.example.com/", address + "/keys"));
        pages.put("/plain", discovery(Issuer.NAME, "http://keys.example.org/keys"));
        pages.put("/file", discovery(Issuer.NAME, "file:///etc/keys"));
        pages.put("/large", "{\"keys\":[], \"x\":\"" + "x".repeat(300_000) + "\"}");
        pages.put("/page", "<html>\"jwks_uri\"</html>");
        for (String place : List.of("/other", "/plain", "/file", "/moved", "/large", "/page")) {
            assertThrows(
                    KeysUnusable.class,
                    () -> KeySource.of(address + place, Issuer.NAME).read(),
                    place);
        }
        for (String named :
                List.of("http://keys.example.org/keys", "ftp://localhost/keys", "https:///keys", "://", "https://[")) {
            assertThrows(KeysUnusable.class, () -> KeySource.of(named, Issuer.NAME), named);
        }
    }

    /** As a whole: who looks meanwhile sees no half of it. */
    private static void put(Path file, String text) throws IOException {
        Path beside = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String discovery(String issuer, String keys) {
        return "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + keys + "\"}";
    }

    private KeyRing ring(String named) throws KeysUnusable {
        return new KeyRing(KeySource.of(named, Issuer.NAME), news::add);
    }

    private static boolean admits(KeyRing ring, Issuer issuer) {
        return pass(ring, issuer) instanceof Passage.Admitted;
    }

    private static Passage pass(KeyRing ring, Issuer issuer) {
        return Access.locked(ring, tokens())
                .pass(issuer.token("anna"))
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static Tokens tokens() {
        return new Tokens(Issuer.NAME, Issuer.AUDIENCE, "groups", Clock.systemUTC());
    }

    private String heard() throws InterruptedException {
        String line = news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return line == null ? "nothing" : line;
    }

    private static void until(BooleanSupplier met) {
        long began = System.nanoTime();
        while (!met.getAsBoolean()) {
            assertTrue(System.nanoTime() - began < PATIENCE_SECONDS * 1_000_000_000L, "it did not happen in time");
        }
    }
}
