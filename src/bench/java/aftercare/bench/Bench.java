package aftercare.bench;

import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Prints the table of BENCHMARKS.md: each figure beside the one it is measured against, in one run. */
public final class Bench {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final double ROUND_SECONDS = 6;
    private static final double WARM_UP_SECONDS = 20;
    private static final int STARTS = 7;
    private static final String ALL = "all";
    /** It takes half an hour: only when asked for. */
    private static final String SOAK = "soak";

    private final Path home;
    private final Path bareJar;
    private final List<byte[]> bodies;

    private Bench(Path home, Path bareJar) {
        this.home = home;
        this.bareJar = bareJar;
        RuleSet valid = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(home.resolve("rules"));
        this.bodies = Reports.ofAllCases(valid.files());
    }

    /** @param args the project's folder, and the runnable jar of the bare application */
    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        Bench bench = new Bench(Path.of(args[0]), Path.of(args[1]));
        row("what", "measured", "to reach");
        row("---", "---", "---");
        String only = System.getProperty("bench.only", ALL);
        for (Map.Entry<String, Piece> piece : bench.pieces().entrySet()) {
            if (only.equals(ALL) ? !piece.getKey().equals(SOAK) : only.equals(piece.getKey())) {
                piece.getValue().measure();
            }
        }
    }

    /** One part of the table. */
    private interface Piece {
        void measure() throws IOException, InterruptedException, RunnerException;
    }

    /** By the name with which each is asked for alone. */
    private Map<String, Piece> pieces() {
        Pressure pressure = new Pressure(home, bodies);
        Map<String, Piece> pieces = new LinkedHashMap<>();
        pieces.put("start", this::starts);
        pieces.put("load", this::load);
        pieces.put("reload", this::reload);
        pieces.put("replay", () -> verb("replay", "under 5 s for 1,000 cases"));
        pieces.put("mutate", () -> verb("mutate", "under 60 s"));
        pieces.put("decide", this::decide);
        pieces.put("durable", pressure::durable);
        pieces.put("overload", pressure::overload);
        pieces.put("slow", pressure::slow);
        pieces.put("growth", Growth::table);
        pieces.put(SOAK, pressure::soak);
        return pieces;
    }

    /** What every service that is measured is told: its caller is one alone, and nothing is kept between two runs. */
    static Map<String, String> settings() {
        return Map.of(
                "AFTERCARE_APP", System.getProperty("bench.app"),
                "AFTERCARE_CALLER_PER_SECOND", "0",
                "AFTERCARE_JOURNAL", "off");
    }

    private void starts() throws IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        ours().close();
        for (int i = 0; i < STARTS; i++) {
            try (Service service = ours()) {
                ours.add(service.secondsToReady());
            }
            try (Service service = Service.start(List.of("java", "-jar", bareJar.toString()), Map.of(), "/bare")) {
                bare.add(service.secondsToReady());
            }
        }
        double ratio = median(ours) / median(bare);
        row(
                "start to ready, with class-data archive",
                format("%.2f s; bare Quarkus REST without one %.2f s; %.2f times", median(ours), median(bare), ratio),
                "at most 2.5 times");
    }

    private void load() throws IOException, InterruptedException {
        try (Service service = ours()) {
            Load triage = new Load(service.port(), "/v1/triage", bodies);
            Load echo = new Load(service.port(), "/bench/echo", bodies);
            triage.closed(CONNECTIONS, WARM_UP_SECONDS);
            echo.closed(CONNECTIONS, WARM_UP_SECONDS);
            List<Load.Outcome> ofTriage = new ArrayList<>();
            List<Load.Outcome> ofEcho = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                ofTriage.add(triage.closed(CONNECTIONS, ROUND_SECONDS));
                ofEcho.add(echo.closed(CONNECTIONS, ROUND_SECONDS));
            }
            double triageRate = median(rates(ofTriage));
            double echoRate = median(rates(ofEcho));
            show("triage at full load", ofTriage, "");
            show("echo at full load", ofEcho, "");
            row("triage / echo, requests a second", format("%.2f", triageRate / echoRate), "at least 0.7");
            List<Load.Outcome> halfTriage = new ArrayList<>();
            List<Load.Outcome> halfEcho = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                halfTriage.add(triage.open(CONNECTIONS, ROUND_SECONDS, triageRate / 2));
                halfEcho.add(echo.open(CONNECTIONS, ROUND_SECONDS, triageRate / 2));
            }
            show("triage at half load", halfTriage, "");
            show("echo at the same rate", halfEcho, "");
            row(
                    "p99 at half load, triage / echo",
                    format("%.2f times", median(p99s(halfTriage)) / median(p99s(halfEcho))),
                    "under 3 times");
            row("resident memory under that load", format("%.0f MB", service.residentMegabytes()), "under 350 MB");
        }
    }

    /** At a tenth of the peak, with and without rules being saved all the time. */
    private void reload() throws IOException, InterruptedException {
        try (Reload reload = Reload.start(home, System.getProperty("bench.app"))) {
            Load triage = new Load(reload.port(), "/v1/triage", bodies);
            triage.closed(CONNECTIONS, WARM_UP_SECONDS);
            double tenth = triage.closed(CONNECTIONS, ROUND_SECONDS).perSecond() / 10;
            reload.keepReloading(WARM_UP_SECONDS);
            List<Load.Outcome> quiet = new ArrayList<>();
            List<Load.Outcome> busy = new ArrayList<>();
            List<Double> underLoad = new ArrayList<>();
            List<Double> alone = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                quiet.add(triage.open(CONNECTIONS, ROUND_SECONDS, tenth));
                CompletableFuture<List<Double>> reloads = CompletableFuture.supplyAsync(() -> reloading(reload));
                busy.add(triage.open(CONNECTIONS, ROUND_SECONDS, tenth));
                underLoad.addAll(reloads.join());
                alone.add(reload.secondsToLive());
            }
            row("from saving a file to being live", format("%.2f s", median(alone)), "under 3 s");
            row("the same at a tenth of the peak load", format("%.2f s", median(underLoad)), "");
            show("triage at a tenth of the peak load", quiet, "");
            show("the same while rules are rebuilt all the time", busy, "");
            row(
                    "p99 with rebuilds / without",
                    format("%.2f times", median(p99s(busy)) / median(p99s(quiet))),
                    "at most 2 times");
        }
    }

    private static List<Double> reloading(Reload reload) {
        try {
            return reload.keepReloading(ROUND_SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A verb of the command line over the shipped rules, as a whole process. */
    private void verb(String verb, String toReach) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ProcessBuilder builder =
                    new ProcessBuilder(home.resolve("aftercare").toString(), verb).directory(home.toFile());
            builder.environment().put("AFTERCARE_APP", System.getProperty("bench.app"));
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            long start = System.nanoTime();
            int exit = builder.start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(verb + " ended with " + exit);
            }
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        row(
                "`" + verb + "` over the shipped rules, " + bodies.size() + " cases",
                format("%.1f s", median(seconds)),
                toReach);
    }

    private void decide() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(DecideBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
                        .build())
                .run();
        for (RunResult result : results) {
            double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
            row(
                    "`" + result.getPrimaryResult().getLabel() + "` over " + bodies.size() + " cases",
                    format("%.1f us, %.1f KB an operation", result.getPrimaryResult().getScore(), bytes / 1024),
                    "");
        }
    }

    private Service ours() throws IOException, InterruptedException {
        return Service.start(
                List.of(home.resolve("aftercare").toString(), "serve"),
                settings(),
                "/q/health/ready");
    }

    private static void show(String what, List<Load.Outcome> outcomes, String toReach) {
        List<Double> p50 = new ArrayList<>();
        long notOk = 0;
        for (Load.Outcome outcome : outcomes) {
            p50.add(outcome.percentile(0.5));
            notOk += outcome.notOk();
        }
        if (notOk > 0) {
            throw new IllegalStateException(what + ": " + notOk + " not answered with 200");
        }
        row(
                what,
                format(
                        "%.0f /s, p50 %.2f ms, p99 %.2f ms",
                        median(rates(outcomes)), median(p50) / 1000, median(p99s(outcomes)) / 1000),
                toReach);
    }

    private static List<Double> rates(List<Load.Outcome> outcomes) {
        List<Double> rates = new ArrayList<>();
        for (Load.Outcome outcome : outcomes) {
            rates.add(outcome.perSecond());
        }
        return rates;
    }

    private static List<Double> p99s(List<Load.Outcome> outcomes) {
        List<Double> p99s = new ArrayList<>();
        for (Load.Outcome outcome : outcomes) {
            p99s.add(outcome.percentile(0.99));
        }
        return p99s;
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    static void row(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }
}
