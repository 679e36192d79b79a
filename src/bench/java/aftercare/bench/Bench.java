package aftercare.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
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
    private static final int STARTS = 5;
    private static final String ALL = "all";
    /** It takes half an hour: only when asked for. */
    private static final String SOAK = "soak";

    private final Path home;
    private final Path bareJar;
    private final Path plainJar;
    private final BenchRules shipped;

    private Bench(Path home, Path bareJar, Path plainJar) {
        this.home = home;
        this.bareJar = bareJar;
        this.plainJar = plainJar;
        this.shipped = BenchRules.shipped(home);
    }

    /** @param args the project's folder, and the runnable jars of the bare application and of the plain service */
    public static void main(String[] args) throws InterruptedException {
        // As the program does. Where nothing is set, everything is logged: the engine then writes texts of what it does for nobody.
        Logger.getLogger("").setLevel(Level.SEVERE);
        Bench bench = new Bench(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
        row("what", "measured", "to reach", "");
        row("---", "---", "---", "---");
        boolean failed = false;
        Set<String> only = Set.of(System.getProperty("bench.only", ALL).split(","));
        for (Map.Entry<String, Piece> piece : bench.pieces().entrySet()) {
            String name = piece.getKey();
            if (only.contains(ALL) ? !name.equals(SOAK) : isAsked(name, only)) {
                failed |= !measured(name, piece.getValue());
            }
        }
        if (failed) {
            System.exit(1);
        }
    }

    /** {@code peers} asks for the peers of both sets of rules, {@code peers-shipped} for those of one. */
    private static boolean isAsked(String name, Set<String> only) {
        boolean asked = false;
        for (String each : only) {
            asked |= name.equals(each) || name.startsWith(each + "-");
        }
        return asked;
    }

    /** A piece that fails has a row that says so, and the next one has its turn. */
    private static boolean measured(String name, Piece piece) throws InterruptedException {
        try {
            piece.measure();
            return true;
        } catch (IOException | RunnerException | RuntimeException e) {
            row(name, "failed: " + e.getMessage(), "", "");
            e.printStackTrace();
            return false;
        }
    }

    /** One part of the table. */
    private interface Piece {
        void measure() throws IOException, InterruptedException, RunnerException;
    }

    /** By the name with which each is asked for alone. */
    private Map<String, Piece> pieces() {
        Pressure pressure = new Pressure(home, shipped);
        Map<String, Piece> pieces = new LinkedHashMap<>();
        pieces.put("start", this::starts);
        pieces.put("peers-first-facts", () -> peers(BenchRules.firstFacts(home)));
        pieces.put("peers-shipped", () -> peers(shipped));
        pieces.put("reload", this::reload);
        pieces.put("replay", () -> verb("replay", "under 5 s for 1,000 cases"));
        pieces.put("mutate", () -> verb("mutate", "under 60 s"));
        pieces.put("decide", this::decide);
        pieces.put("durable-first-facts", () -> new Pressure(home, BenchRules.firstFacts(home)).durable());
        pieces.put("durable-shipped", pressure::durable);
        pieces.put("overload", pressure::overload);
        pieces.put("slow", pressure::slow);
        pieces.put("growth", Growth::table);
        pieces.put("writers", () -> new Writers(home, shipped).measure());
        pieces.put("scale", Scale::table);
        pieces.put(SOAK, pressure::soak);
        return pieces;
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
                "at most 2.2 times",
                Series.reached(ratio <= 2.2));
    }

    private void peers(BenchRules rules) throws IOException, InterruptedException {
        new Peers(home, plainJar, rules).measure();
    }

    /** At a tenth of the peak, with and without rules being saved all the time. */
    private void reload() throws IOException, InterruptedException {
        try (Reload reload = Reload.start(home, shipped);
                Load triage = new Load(reload.service().port(), "/v1/triage", shipped.bodies(), CONNECTIONS)) {
            Warmth.warm("reload", reload.service(), triage, Warmth.MOST_SECONDS);
            double tenth = triage.closed(ROUND_SECONDS).goodPerSecond() / 10;
            reload.keepReloading(WARM_UP_SECONDS);
            Series quiet = new Series("triage at a tenth of the peak load", reload.service(), triage);
            Series busy = new Series("the same while rules are rebuilt all the time", reload.service(), triage);
            List<Double> underLoad = new ArrayList<>();
            List<Double> alone = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                quiet.open(ROUND_SECONDS, tenth);
                CompletableFuture<List<Double>> reloads = CompletableFuture.supplyAsync(() -> reloading(reload));
                busy.open(ROUND_SECONDS, tenth);
                underLoad.addAll(reloads.join());
                alone.add(reload.secondsToLive());
            }
            row("from saving a file to being live", format("%.2f s", median(alone)), "at most 2.5 s", "");
            row("the same at a tenth of the peak load", format("%.2f s", median(underLoad)), "", "");
            quiet.show();
            busy.show();
            row(
                    "p99 with rebuilds / without",
                    format("%.2f times", busy.p99Millis() / quiet.p99Millis()),
                    "at most 2 times",
                    "");
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
                "`" + verb + "` over the shipped rules, " + shipped.bodies().size() + " cases",
                format("%.1f s", median(seconds)),
                toReach,
                "");
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
                    "`" + result.getPrimaryResult().getLabel() + "` over " + shipped.bodies().size() + " cases",
                    format("%.1f us, %.1f KB an operation", result.getPrimaryResult().getScore(), bytes / 1024),
                    "",
                    "");
        }
    }

    private Service ours() throws IOException, InterruptedException {
        return Service.start(
                List.of(home.resolve("aftercare").toString(), "serve"), shipped.settings(), "/q/health/ready");
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
