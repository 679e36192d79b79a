package aftercare.bench;

import static aftercare.bench.Bench.format;
import static aftercare.bench.Bench.row;

import aftercare.pressure.SlowSenders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What the service holds out: durable decisions, three times the load it can take, slow senders, half an hour. */
final class Pressure {

    private static final int CONNECTIONS = 64;
    private static final int CONNECTIONS_OF_TOO_MANY = 1024;
    private static final int FEW_CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final int DURABLE_ROUNDS = 3;
    private static final double DURABLE_ROUND_SECONDS = 4;
    private static final double DURABLE_WARM_UP_SECONDS = 30;
    private static final double ROUND_SECONDS = 6;
    private static final double OVERLOAD_SECONDS = Double.parseDouble(System.getProperty("bench.overload.seconds", "60"));
    private static final int SLOW_SENDERS_OF_EACH_KIND = 2000;
    private static final double GOOD_PER_SECOND_BESIDE_SLOW = 500;
    private static final int SOAK_MINUTES = Integer.getInteger("bench.soak.minutes", 30);
    private static final double SOAK_SAMPLE_SECONDS = 60;
    /** As docs/settings.md advises: more workers than cores take the time of those who refuse. */
    private static final Map<String, String> ADMISSION_OF_ONE_CORE =
            Map.of("AFTERCARE_WORKERS", "1", "AFTERCARE_QUEUE", "64");

    private static final String SERVER_CORE = "0";
    private static final String LOAD_CORE = "1";

    private final Path home;
    private final BenchRules rules;

    Pressure(Path home, BenchRules rules) {
        this.home = home;
        this.rules = rules;
    }

    /** The same endpoint with the decision log on and off, in turn. */
    void durable() throws IOException, InterruptedException {
        try (Service durable = service("sqlite", List.of());
                Service off = service("off", List.of());
                Load few = load(durable, FEW_CONNECTIONS);
                Load fewOff = load(off, FEW_CONNECTIONS);
                Load many = load(durable, CONNECTIONS);
                Load manyOff = load(off, CONNECTIONS)) {
            Warmth.warm("durable", durable, many, DURABLE_WARM_UP_SECONDS);
            Warmth.warm("not recorded", off, manyOff, DURABLE_WARM_UP_SECONDS);
            durable(FEW_CONNECTIONS, durable, few, off, fewOff);
            double peak = durable(CONNECTIONS, durable, many, off, manyOff);
            Series most = new Series(rules.says("durable decisions at 70 % of their peak"), durable, many);
            Series mostOff = new Series(rules.says("the same rate with the decision log off"), off, manyOff);
            for (int i = 0; i < DURABLE_ROUNDS; i++) {
                most.open(DURABLE_ROUND_SECONDS, 0.7 * peak);
                mostOff.open(DURABLE_ROUND_SECONDS, 0.7 * peak);
            }
            most.show("p99 under 50 ms");
            mostOff.show();
        }
    }

    /** Returns the durable decisions a second. */
    private double durable(int connections, Service durable, Load toDurable, Service off, Load toOff)
            throws IOException {
        String on = rules.says(connections + " connections, durable decisions on SQLite");
        Series recorded = new Series(on, durable, toDurable);
        Series unrecorded = new Series(rules.says("the same with the decision log off"), off, toOff);
        for (int i = 0; i < DURABLE_ROUNDS; i++) {
            recorded.closed(DURABLE_ROUND_SECONDS);
            unrecorded.closed(DURABLE_ROUND_SECONDS);
        }
        recorded.show();
        unrecorded.show();
        recorded.against(rules.says("durable / not recorded"), unrecorded, 0.8);
        return recorded.perSecond();
    }

    /** Service and load have a core each. */
    void overload() throws IOException, InterruptedException {
        pin(ProcessHandle.current().pid(), LOAD_CORE);
        try (Service service = service("sqlite", List.of("taskset", "-c", SERVER_CORE), ADMISSION_OF_ONE_CORE);
                Load most = load(service, CONNECTIONS);
                Load tooMuch = load(service, CONNECTIONS_OF_TOO_MANY)) {
            Warmth.warm("one core", service, most, 2 * Warmth.MOST_SECONDS);
            Series peaks = new Series("peak on one core, recorded", service, most);
            for (int i = 0; i < ROUNDS; i++) {
                peaks.closed(ROUND_SECONDS);
            }
            double peak = peaks.perSecond();
            peaks.show();
            tooMuch.open(ROUND_SECONDS, 3 * peak);
            String what = format("three times as much for %.0f s", OVERLOAD_SECONDS);
            Series threefold = new Series(what, service, tooMuch);
            Load.Outcome over = threefold.open(OVERLOAD_SECONDS, 3 * peak);
            threefold.show();
            row(
                    "asked meanwhile",
                    format("%.0f /s, %.2f of the peak", over.offeredPerSecond(), over.offeredPerSecond() / peak),
                    "3 times the peak",
                    "");
            row("goodput / peak", format("%.2f", over.goodPerSecond() / peak), "at least 0.8", "");
            row(
                    "refusals meanwhile",
                    format(
                            "%d, p50 %.1f ms, p99 %.1f ms",
                            over.refused().length,
                            Load.Outcome.millis(over.refused(), 0.5),
                            Load.Outcome.millis(over.refused(), 0.99)),
                    "under 50 ms",
                    "");
        } finally {
            pin(ProcessHandle.current().pid(), SERVER_CORE + "," + LOAD_CORE);
        }
    }

    /** Good requests at a steady rate, without slow senders and beside them. */
    void slow() throws IOException, InterruptedException {
        try (Service service = service("sqlite", List.of());
                Load good = load(service, CONNECTIONS)) {
            Warmth.warm("beside slow senders", service, good, Warmth.MOST_SECONDS);
            Series quiet = new Series("requests without slow senders", service, good);
            quiet.open(ROUND_SECONDS, GOOD_PER_SECOND_BESIDE_SLOW);
            SlowSenders senders = new SlowSenders(
                    SLOW_SENDERS_OF_EACH_KIND,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()),
                    60);
            Thread attack = new Thread(senders, "slow senders");
            attack.start();
            Series beside = new Series("beside 2,000 half bodies and 2,000 slow heads", service, good);
            while (attack.isAlive()) {
                beside.open(2, GOOD_PER_SECOND_BESIDE_SLOW);
            }
            List<Double> open = senders.secondsOpen();
            quiet.show();
            beside.show("p99 under 250 ms");
            row(
                    "slow senders cut",
                    format("%d of %d, the last after %.1f s", open.size(), 4000, Collections.max(open)),
                    "all within 10 s",
                    "");
        }
    }

    /** Half an hour at half load. */
    void soak() throws IOException, InterruptedException {
        try (Service service = service("sqlite", List.of());
                Load load = load(service, CONNECTIONS)) {
            Warmth.warm("soak", service, load, Warmth.MOST_SECONDS);
            double half = load.closed(2 * ROUND_SECONDS).goodPerSecond() / 2;
            Series series = new Series(format("%d minutes at half load", SOAK_MINUTES), service, load);
            List<Service.Size> sizes = new ArrayList<>();
            for (int i = 0; i < SOAK_MINUTES * 60 / SOAK_SAMPLE_SECONDS; i++) {
                series.open(SOAK_SAMPLE_SECONDS, half);
                sizes.add(service.size());
                System.err.println((i + 1) + ": " + sizes.get(i));
            }
            series.show();
            int third = Math.max(1, sizes.size() / 3);
            Service.Size early = Service.Size.mostOf(sizes.subList(0, third));
            Service.Size late = Service.Size.mostOf(sizes.subList(sizes.size() - third, sizes.size()));
            row("most in the first third", early.toString(), "", "");
            row("most in the last third", late.toString(), "no more than in the first", "");
        }
    }

    private Service service(String journal, List<String> before) throws IOException, InterruptedException {
        return service(journal, before, Map.of());
    }

    private Service service(String journal, List<String> before, Map<String, String> admission)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(home.resolve("aftercare").toString());
        command.add("serve");
        Map<String, String> settings = rules.settings();
        settings.putAll(admission);
        settings.put("AFTERCARE_JOURNAL", journal);
        Path folder = Files.createTempDirectory(Files.createDirectories(home.resolve("target")), "bench-journal");
        settings.put("AFTERCARE_STATE", folder.toString());
        return Service.start(command, settings, "/q/health/ready");
    }

    private Load load(Service service, int connections) throws IOException {
        return new Load(service.port(), "/v1/triage", rules.bodies(), connections);
    }

    /** Every thread of a process to these cores. */
    private static void pin(long pid, String cores) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder("taskset", "-acp", cores, Long.toString(pid))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (taskset.waitFor() != 0) {
            throw new IllegalStateException("taskset failed");
        }
    }
}
