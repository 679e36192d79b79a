package aftercare.service.http.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.service.http.Arrival;
import aftercare.service.http.Caller;
import aftercare.service.http.Callers;
import aftercare.service.http.Room;
import aftercare.service.http.Settings;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch that cannot go on is over, so that its place is free. */
class BrokenBatchTest {

    private static final int PATIENCE_SECONDS = 30;
    private static final long LOOK_MILLIS = 10;
    private static final String HEAD = "POST /v1/triage/batch HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";

    /** In chunks of HTTP. */
    private static final String BLANK_LINE = "1\r\n\n\r\n";

    private static final String REPORT = "3\r\n{}\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Its token is looked at before the batch begins, and it does not wait for that. */
    @Test
    void isOverForAClientThatHasGone() throws Exception {
        try (Socket client =
                new Socket("localhost", server(context -> context.response().closed()))) {
            send(client, HEAD + BLANK_LINE);
            assertTrue(begun.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        assertTrue(over.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** There is no desk here at all. */
    @Test
    void isOverWhereALineCanNeitherBeAssessedNorRefused() throws Exception {
        try (Socket client = new Socket("localhost", server(context -> true))) {
            send(client, HEAD + BLANK_LINE);
            assertTrue(begun.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            send(client, REPORT);
            assertTrue(over.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertEquals(-1, client.getInputStream().read());
        }
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    /** The port of a server whose batches begin once that holds. */
    private int server(Predicate<RoutingContext> begins) throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            context.request().pause();
            Arrival.ofLines(context, new Room<>(1 << 20), (same, bytes, end) -> arrived(same, bytes, begins), 1 << 20)
                    .begin(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        });
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .actualPort();
    }

    private void arrived(RoutingContext context, byte[] bytes, Predicate<RoutingContext> begins) {
        begun.complete(true);
        vertx.setPeriodic(LOOK_MILLIS, timer -> {
            if (begins.test(context)) {
                vertx.cancelTimer(timer);
                new Batch(context, desk().of(context), () -> over.complete(true)).begin(bytes);
            }
        });
    }

    private static BatchDesk desk() {
        Callers known = new Callers() {
            @Override
            public Optional<Caller> known(RoutingContext context) {
                return Optional.of(new Caller("ward", false));
            }
        };
        Settings settings = (Settings) Proxy.newProxyInstance(
                Settings.class.getClassLoader(),
                new Class<?>[] {Settings.class},
                (proxy, method, arguments) -> method.getReturnType() == long.class ? (Object) 100_000L : 65_536);
        return new BatchDesk(null, known, null, null, null, null, settings);
    }
}
