package aftercare.bench;

import static aftercare.bench.Bench.format;
import static aftercare.bench.Bench.row;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One, two and four services on one PostgreSQL: what they record together, and what a decision takes there. */
final class Writers {

    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 3;
    private static final double ROUND_SECONDS = 4;
    private static final double WARM_UP_SECONDS = 30;

    private final Path home;
    private final BenchRules rules;

    Writers(Path home, BenchRules rules) {
        this.home = home;
        this.rules = rules;
    }

    void measure() throws IOException, InterruptedException {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofMinutes(2))
                .start()) {
            List<Service> services = new ArrayList<>();
            List<Load> loads = new ArrayList<>();
            try {
                for (int writers : new int[] {1, 2, 4}) {
                    while (services.size() < writers) {
                        services.add(service(database));
                        Load load = new Load(
                                services.get(services.size() - 1).port(), "/v1/triage", rules.bodies(), CONNECTIONS);
                        loads.add(load);
                        Warmth.warm("writer " + services.size(), services.get(services.size() - 1), load, WARM_UP_SECONDS);
                    }
                    together(services, loads);
                }
                size(database);
            } finally {
                for (Load load : loads) {
                    load.close();
                }
                for (Service service : services) {
                    service.close();
                }
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private Service service(EmbeddedPostgres database) throws IOException, InterruptedException {
        Map<String, String> settings = rules.settings();
        settings.put("AFTERCARE_JOURNAL", "jdbc:postgresql://localhost:" + database.getPort() + "/postgres");
        settings.put("AFTERCARE_JOURNAL_USER", "postgres");
        settings.put("AFTERCARE_JOURNAL_PASSWORD", "postgres");
        Path folder = Files.createTempDirectory(Files.createDirectories(home.resolve("target")), "bench-writer");
        settings.put("AFTERCARE_STATE", folder.toString());
        return Service.start(List.of(home.resolve("aftercare").toString(), "serve"), settings, "/q/health/ready");
    }

    private static void together(List<Service> services, List<Load> loads) throws IOException {
        List<Double> perSecond = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        List<Double> micros = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double before = processorSeconds(services);
            List<CompletableFuture<Load.Outcome>> running = new ArrayList<>();
            for (Load load : loads) {
                running.add(CompletableFuture.supplyAsync(() -> closed(load)));
            }
            double sum = 0;
            long good = 0;
            double slowest = 0;
            for (CompletableFuture<Load.Outcome> each : running) {
                Load.Outcome outcome = each.join();
                if (outcome.failed() > 0) {
                    throw new IllegalStateException(outcome.failed() + " got no answer");
                }
                sum += outcome.goodPerSecond();
                good += outcome.good().length;
                slowest = Math.max(slowest, outcome.percentileMillis(0.99));
            }
            perSecond.add(sum);
            p99.add(slowest);
            micros.add((processorSeconds(services) - before) * 1e6 / good);
        }
        row(
                format("%d on one PostgreSQL, %d connections each, durable", services.size(), CONNECTIONS),
                format(
                        "%.0f /s in all, p99 of the slowest %.0f ms; %.0f µs of processor time each, without the database",
                        Bench.median(perSecond), Bench.median(p99), Bench.median(micros)),
                "",
                "");
    }

    private static double processorSeconds(List<Service> services) throws IOException {
        double seconds = 0;
        for (Service service : services) {
            seconds += service.processorSeconds();
        }
        return seconds;
    }

    private static Load.Outcome closed(Load load) {
        try {
            return load.closed(ROUND_SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the reports of all cases, each as often as the other. */
    private static void size(EmbeddedPostgres database) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet sizes = statement.executeQuery("SELECT count(*), pg_total_relation_size('decision'),"
                        + " pg_total_relation_size('content') FROM decision")) {
            sizes.next();
            double decisions = sizes.getLong(1);
            row(
                    "what a decision takes in PostgreSQL, with its indices",
                    format(
                            "%.0f bytes: %.0f of the chain, %.0f of the report and the answer; of %.0f decisions",
                            (sizes.getLong(2) + sizes.getLong(3)) / decisions,
                            sizes.getLong(2) / decisions,
                            sizes.getLong(3) / decisions,
                            decisions),
                    "",
                    "");
        }
    }
}
