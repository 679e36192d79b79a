package aftercare.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that the page shows, run where their language is there; a missing language is said, and costs no build. */
@QuarkusTest
class ClientsPageTest {

    private static final long LONGEST_SECONDS = 120;
    private static final String UNKNOWN =
            "{\"urgency\":\"TELEPATHY\",\"headline\":\"As never before\",\"questions\":[]}";

    @TestHTTPResource
    URI service;

    @TempDir
    Path temp;

    /** Between a program and the service: it is too busy at first, and may speak of a level that nobody knows. */
    private HttpServer proxy;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> keys = new ArrayList<>();
    private volatile boolean futuristic;

    @BeforeEach
    void open() throws IOException {
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.setExecutor(Executors.newFixedThreadPool(2));
        proxy.createContext("/", this::pass);
        proxy.start();
    }

    @AfterEach
    void close() {
        proxy.stop(0);
        ((ExecutorService) proxy.getExecutor()).shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        if (keys.size() == 1) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            answer(exchange, 503, "{\"status\":503}");
        } else if (futuristic) {
            answer(exchange, 200, UNKNOWN);
        } else {
            try {
                HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(
                                        service.resolve(exchange.getRequestURI().getPath()))
                                .header(
                                        "Content-Type",
                                        exchange.getRequestHeaders().getFirst("Content-Type"))
                                .header("Idempotency-Key", keys.get(keys.size() - 1))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                response.headers().firstValue("Retry-After").ifPresent(wait -> exchange.getResponseHeaders()
                        .add("Retry-After", wait));
                answer(exchange, response.statusCode(), response.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                exchange.close();
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void java() throws Exception {
        List<String> jars = new ArrayList<>();
        for (Class<?> part : List.of(ObjectMapper.class, JsonFactory.class, JsonInclude.class)) {
            jars.add(Path.of(part.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        doesWhatItShould("java", "Patient.java", java, "-cp", String.join(File.pathSeparator, jars));
    }

    @Test
    void python() throws Exception {
        needs("python3", "--version");
        doesWhatItShould("python", "patient.py", "python3");
    }

    @Test
    void curl() throws Exception {
        needs("jq", "--version");
        needs("curl", "--version");
        doesWhatItShould("bash", "patient.sh", "bash");
    }

    /** Its types are taken away by node, from 22.6; the module of clients compiles it. */
    @Test
    void typeScript() throws Exception {
        needs("node", "--experimental-strip-types", "--version");
        doesWhatItShould("ts", "patient.ts", "node", "--experimental-strip-types");
    }

    private void needs(String... command) throws InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, () -> "not tried: `" + String.join(" ", command) + "` is not there");
    }

    private void doesWhatItShould(String language, String file, String... command) throws Exception {
        List<Block> blocks = Pages.CLIENTS.blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
        assertEquals(1, blocks.size(), language);
        Path program = Files.writeString(temp.resolve(file), blocks.get(0).text());

        List<String> said = run(program, command);
        assertEquals("EMERGENCY_AMBULANCE", said.get(0).split(" ")[0], "a misspelt chest pain may be one: " + said);
        assertTrue(said.get(0).length() > "EMERGENCY_AMBULANCE ".length(), said::toString);
        assertEquals("SELF_CARE You can look after this at home", said.get(1));
        assertEquals(keys.get(0), keys.get(1), "sent again, it is the same report");
        assertTrue(keys.size() > 4, "hardly anything was asked: " + keys);
        assertNotEquals(keys.get(1), keys.get(2));

        futuristic = true;
        keys.clear();
        assertEquals(
                "EMERGENCY_AMBULANCE As never before", run(program, command).get(1));
    }

    private List<String> run(Path program, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.add(program.toString());
        Path said = temp.resolve("said");
        Path complained = temp.resolve("complained");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(said.toFile()).redirectError(complained.toFile());
        builder.environment()
                .put("TRIAGE_URL", "http://127.0.0.1:" + proxy.getAddress().getPort());
        Process process = builder.start();
        try {
            assertTrue(
                    process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), () -> program + " did not end: " + keys.size());
            String complaints = Files.readString(complained);
            assertEquals(0, process.exitValue(), complaints);
            List<String> lines = Files.readAllLines(said);
            assertEquals(2, lines.size(), () -> lines + complaints);
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
