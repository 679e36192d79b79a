package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.bytes.Hash;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build runs the Maven that was named and no other. Here a Maven of one line is served in its place. */
class WrapperTest {

    private static final String PROPERTIES = ".mvn/wrapper/maven-wrapper.properties";
    private static final String NAME = "apache-maven-9.9.9";

    @TempDir
    Path project;

    private HttpServer server;
    private byte[] zip;

    @BeforeEach
    void serve() throws IOException {
        zip = zip();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, zip.length);
            exchange.getResponseBody().write(zip);
            exchange.close();
        });
        server.start();
        Files.copy(Path.of("mvnw"), project.resolve("mvnw"));
        Files.createDirectories(project.resolve(PROPERTIES).getParent());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(NAME + "/bin/mvn"));
            out.write("echo this is Maven\n".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    /** What the wrapper prints where that is the sum in its properties. */
    private String run(String sum) throws Exception {
        String url = "http://localhost:" + server.getAddress().getPort() + "/" + NAME + "-bin.zip";
        Files.writeString(
                project.resolve(PROPERTIES), "distributionUrl=" + url + "\ndistributionSha256Sum=" + sum + "\n");
        ProcessBuilder wrapper =
                new ProcessBuilder("sh", project.resolve("mvnw").toString(), "-v");
        wrapper.environment().put("MAVEN_USER_HOME", project.resolve("home").toString());
        wrapper.environment().put("no_proxy", "localhost");
        wrapper.redirectErrorStream(true);
        Process process = wrapper.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void runsNothingThatHasAnotherSum() throws Exception {
        String sum = Hash.of(zip).hex();
        String refused = run(sum.replace(sum.charAt(0), sum.charAt(0) == '0' ? '1' : '0'));
        assertTrue(refused.contains("Failed to validate Maven distribution SHA-256"), refused);
        // A zip keeps no right to execute here, so it is found and not started; that it is found is the point.
        String taken = run(sum);
        assertTrue(taken.contains(NAME) && !taken.contains("Failed to validate"), taken);
    }

    @Test
    void namesTheSumOfBothFormsOfMaven() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(PROPERTIES))) {
            properties.load(in);
        }
        for (String name : new String[] {"distributionSha256Sum", "distributionTarGzSha256Sum"}) {
            String sum = properties.getProperty(name, "none");
            assertTrue(sum.matches("[0-9a-f]{64}"), name + ": " + sum);
        }
        assertEquals(
                "https://repo.maven.apache.org/maven2/org/apache/maven/apache-maven/3.9.11/apache-maven-3.9.11-bin.zip",
                properties.getProperty("distributionUrl"));
    }
}
