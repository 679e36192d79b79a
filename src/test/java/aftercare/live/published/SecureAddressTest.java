package aftercare.live.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.SelfSigned;
import aftercare.live.published.EditionSource.Fetch;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle behind TLS: who serves it must have a certificate that is trusted here, and of the name in the address. */
class SecureAddressTest {

    private final Keys keys = Keys.made("0123456789abcdef");
    private final SSLSocketFactory usual = HttpsURLConnection.getDefaultSSLSocketFactory();
    private final byte[] bundle = Editions.small(1, "one").signed(keys);
    private HttpsServer server;
    private KeyStore own;

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws Exception {
        own = SelfSigned.in(folder).keys();
        KeyManagerFactory key = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        key.init(own, SelfSigned.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(key.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, bundle.length);
                exchange.getResponseBody().write(bundle);
            }
        });
        server.start();
    }

    @AfterEach
    void end() {
        HttpsURLConnection.setDefaultSSLSocketFactory(usual);
        server.stop(0);
    }

    private Fetch fetch(String host) {
        URI address = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/rules.bundle");
        return new AddressSource(address).fetch(keys.reader());
    }

    @Test
    void fetchesFromWhoIsTrusted() throws Exception {
        trust();
        Fetch.There there = assertInstanceOf(Fetch.There.class, fetch("127.0.0.1"));
        assertEquals(1, there.latest().orElseThrow().edition().sequence());
    }

    @Test
    void fetchesNothingFromWhoIsNotTrusted() {
        requireCertificate(fetch("127.0.0.1"));
    }

    @Test
    void fetchesNothingFromWhoHasAnotherName() throws Exception {
        trust();
        requireCertificate(fetch("localhost"));
    }

    private static void requireCertificate(Fetch fetch) {
        String why = assertInstanceOf(Fetch.Unreached.class, fetch).why();
        assertTrue(why.contains("its certificate is not trusted here or not of its name"), why);
    }

    /** As the settings of a virtual machine do that name a file of certificates. */
    private void trust() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("here", own.getCertificate("here"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    }
}
