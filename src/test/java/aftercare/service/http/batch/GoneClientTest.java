package aftercare.service.http.batch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.service.http.Arrival;
import aftercare.service.http.Caller;
import aftercare.service.http.Callers;
import aftercare.service.http.Room;
import aftercare.service.http.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that goes away while its token is looked at, before its batch begins. */
class GoneClientTest {

    private static final int PATIENCE_SECONDS = 30;
    private static final long LOOK_MILLIS = 10;
    private static final String BEGINNING = "POST /v1/triage/batch HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void givesItsPlaceFree() throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            context.request().pause();
            Arrival.ofLines(context, new Room<>(1 << 20), this::arrived, 1 << 20)
                    .begin(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        });
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try (Socket client = new Socket("localhost", server.actualPort())) {
            client.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            assertTrue(begun.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        assertTrue(over.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private void arrived(RoutingContext context, byte[] bytes, Arrival.End end) {
        begun.complete(end == Arrival.End.BEGUN);
        vertx.setPeriodic(LOOK_MILLIS, timer -> {
            if (context.response().closed()) {
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
