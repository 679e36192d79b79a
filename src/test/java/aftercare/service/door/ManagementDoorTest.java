package aftercare.service.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port for operators asks for no token: a page in a browser on this machine must not read there. */
@QuarkusTest
class ManagementDoorTest {

    @TestHTTPResource(value = "/", management = true)
    URL management;

    private int status(String headers) throws IOException {
        try (Socket socket = new Socket(management.getHost(), management.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET /q/health/live HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // A browser would show it to the page that asked.
            assertFalse(answer.toLowerCase(Locale.ROOT).contains("access-control-"), answer);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: attacker.example\r\n",
                "Host: attacker.example:9000\r\n",
                "Host: localhost.attacker.example\r\n",
                "Host: localhost\r\nOrigin: https://attacker.example\r\n",
                "Host: 127.0.0.1\r\nOrigin: null\r\n"
            })
    void refusesAStrangersPage(String headers) throws IOException {
        assertEquals(400, status(headers), headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\n",
                "Host: localhost:9000\r\n",
                "Host: 127.0.0.1:9000\r\n",
                "Host: [::1]:9000\r\n",
                "Host: aftercare\r\n",
                "Host: localhost\r\nOrigin: http://localhost:3000\r\n"
            })
    void answersThoseOfThisMachine(String headers) throws IOException {
        assertEquals(200, status(headers), headers);
    }

    /** As the check of the image asks. */
    @Test
    void answersWhoNamesNoHost() throws IOException {
        try (Socket socket = new Socket(management.getHost(), management.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("GET /q/health/live HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("200", answer.substring(9, 12));
        }
    }

    /** As the client of the JDK does it when nobody says otherwise. */
    @Test
    void answersWhoWouldRatherSpeakHttp2() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<String> well = client.send(
                HttpRequest.newBuilder(management.toURI().resolve("/q/health/live"))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(200, well.statusCode());
        HttpResponse<String> stranger = client.send(
                HttpRequest.newBuilder(management.toURI().resolve("/q/health/live"))
                        .header("Origin", "https://attacker.example")
                        .build(),
                BodyHandlers.ofString());
        assertEquals(400, stranger.statusCode());
        assertEquals("", stranger.body());
    }
}
