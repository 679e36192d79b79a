package aftercare.readme;

import aftercare.Again;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Sends what a curl command would send, to the service under test instead of the address that the document names. */
final class Curl {

    /** Where a reader's service listens. */
    static final String ADDRESS = "localhost:8080";

    /** Where it tells operators how it is. */
    private static final String MANAGEMENT = "localhost:9000";

    private static final long PATIENCE_SECONDS = 60;
    private static final String TRIAGE = "/v1/triage";

    private final Map<String, URI> places;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Curl(URI service) {
        this.places = Map.of(ADDRESS, service);
    }

    Curl(URI service, URI management) {
        this.places = Map.of(ADDRESS, service, MANAGEMENT, management);
    }

    /** @param refused whether the document shows a refusal */
    Ending run(List<String> arguments, boolean refused) {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        boolean located = false;
        Iterator<String> each = arguments.iterator();
        while (each.hasNext()) {
            String argument = each.next();
            if (argument.equals("-H")) {
                String[] header = each.next().split(": ", 2);
                request.header(header[0], header[1]);
            } else if (argument.equals("-d")) {
                request.POST(HttpRequest.BodyPublishers.ofString(each.next()));
            } else if (places.containsKey(argument.replaceFirst("/.*", "")) && !located) {
                int path = argument.indexOf('/');
                request.uri(places.get(argument.substring(0, path)).resolve(argument.substring(path)));
                located = true;
            } else if (!argument.equals("-s")) {
                throw new IllegalArgumentException("`" + argument + "` of curl is not run as shown");
            }
        }
        try {
            HttpResponse<String> response = send(request.build());
            boolean good = response.statusCode() == 200 || refused && response.statusCode() >= 400;
            return new Ending(good, response.statusCode(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException("the service does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Sending again is always safe, and what a reader does whose machine was too busy for once. No document shows that. */
    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return Again.until(
                response -> !cameTooLate(response),
                PATIENCE_SECONDS,
                () -> client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    private static boolean cameTooLate(HttpResponse<String> response) {
        boolean halfTriaged = response.uri().getPath().equals(TRIAGE)
                && response.statusCode() == 200
                && response.body().contains("\"complete\":false");
        return response.statusCode() == 503 || halfTriaged;
    }
}
