package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many reports a second are recorded and published, beside how many HTTP records: compared with each other, never with a clock. */
@Tag("long")
class KafkaPaceIT {

    private static final int REPORTS = Integer.getInteger("kafka.pace.reports", 6000);
    private static final int WARM_UP = REPORTS / 2;
    private static final int KEYS = 500;
    private static final int CALLERS = 32;
    private static final int ROUNDS = 3;
    private static final double LEAST_SHARE = 0.7;

    @TempDir
    Path folder;

    private final AtomicInteger sent = new AtomicInteger();
    private KafkaService service;
    private Topics topics;

    @Test
    void isNotMuchSlowerThanHttp() throws Exception {
        Path rules = folder.resolve("rules");
        Files.createSymbolicLink(rules, Path.of("rules").toAbsolutePath());
        try (Broker broker = Broker.start(folder.resolve("broker"));
                Topics open = new Topics(broker.address())) {
            topics = open;
            topics.make(Topics.REPORTS, Topics.DECISIONS, Topics.DEAD_LETTERS);
            service = KafkaService.start(
                    rules,
                    folder.resolve("data"),
                    Map.of(
                            "AFTERCARE_KAFKA", "true",
                            "AFTERCARE_CALLER_PER_SECOND", "0",
                            "QUARKUS_LOG_CATEGORY__AFTERCARE_DECISIONS__LEVEL", "WARN",
                            "AFTERCARE_KAFKA_BOOTSTRAP_SERVERS", broker.address()),
                    "-XX:TieredStopAtLevel=4");
            overHttp(WARM_UP);
            overKafka(WARM_UP);
            double http = 0;
            double kafka = 0;
            for (int round = 0; round < ROUNDS; round++) {
                http += overHttp(REPORTS);
                kafka += overKafka(REPORTS);
            }
            System.out.printf(
                    "HTTP %.0f, Kafka %.0f reports a second, %.2f of it%n",
                    ROUNDS * REPORTS / http, ROUNDS * REPORTS / kafka, http / kafka);
            assertTrue(http / kafka >= LEAST_SHARE, "only " + http / kafka);
        } finally {
            if (service != null) {
                service.close();
            }
        }
    }

    private static String report() {
        return "{\"reportedAt\":\"" + Instant.now() + "\",\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":4},"
                + "{\"code\":\"site-redness\",\"trend\":\"worsening\",\"sizeCm\":3}]}";
    }

    /** Seconds, with as many keys of idempotency as reports, as Kafka has them. */
    private double overHttp(int reports) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        AtomicInteger left = new AtomicInteger(reports);
        long began = System.nanoTime();
        for (int caller = 0; caller < CALLERS; caller++) {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            callers.execute(() -> {
                while (left.getAndDecrement() > 0) {
                    post(client);
                }
            });
        }
        callers.shutdown();
        assertTrue(callers.awaitTermination(10, TimeUnit.MINUTES));
        return (System.nanoTime() - began) / 1e9;
    }

    private void post(HttpClient client) {
        try {
            URI address = URI.create("http://127.0.0.1:" + service.port() + "/v1/triage");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "http-" + sent.incrementAndGet())
                    .POST(HttpRequest.BodyPublishers.ofString(report()))
                    .build();
            assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private double overKafka(int reports) {
        double before = service.meter("aftercare_kafka_decisions_total");
        long began = System.nanoTime();
        for (int number = 0; number < reports; number++) {
            topics.send("patient-" + number % KEYS, "kafka-" + sent.incrementAndGet(), report());
        }
        Ready.await(
                () -> service.meter("aftercare_kafka_decisions_total") >= before + reports,
                "not everything is decided");
        return (System.nanoTime() - began) / 1e9;
    }
}
