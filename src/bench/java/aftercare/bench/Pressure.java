package aftercare.bench;

import static aftercare.bench.Bench.format;
import static aftercare.bench.Bench.median;
import static aftercare.bench.Bench.row;

import aftercare.pressure.SlowSenders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the service holds out: durable decisions, three times the load it can take, slow senders, half an hour. */
final class Pressure {

    private static final int CONNECTIONS = 64;
    private static final int CONNECTIONS_OF_TOO_MANY = 1024;
    private static final int ROUNDS = 5;
    private static final double ROUND_SECONDS = 6;
    private static final double WARM_UP_SECONDS = 20;
    private static final int MOST_WARM_UPS = 12;
    private static final double STANDS_STILL = 1.02;
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
    private final List<byte[]> bodies;

    Pressure(Path home, List<byte[]> bodies) {
        this.home = home;
        this.bodies = bodies;
    }

    /** The same endpoint with the decision log on and off, in turn. */
    void durable() throws IOException, InterruptedException {
        try (Service durable = service("sqlite", List.of());
                Service off = service("off", List.of());
                Flood toDurable = flood(durable, CONNECTIONS);
                Flood toOff = flood(off, CONNECTIONS)) {
            toDurable.closed(WARM_UP_SECONDS);
            toOff.closed(WARM_UP_SECONDS);
            List<Flood.Outcome> recorded = new ArrayList<>();
            List<Flood.Outcome> unrecorded = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                recorded.add(toDurable.closed(ROUND_SECONDS));
                unrecorded.add(toOff.closed(ROUND_SECONDS));
            }
            show("durable decisions on SQLite", recorded, "");
            show("the same with the decision log off", unrecorded, "");
            double peak = median(rates(recorded));
            row("durable / not recorded", format("%.2f", peak / median(rates(unrecorded))), "at least 0.5");
            List<Flood.Outcome> most = new ArrayList<>();
            List<Flood.Outcome> mostOff = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                most.add(toDurable.open(ROUND_SECONDS, 0.7 * peak));
                mostOff.add(toOff.open(ROUND_SECONDS, 0.7 * peak));
            }
            show("durable decisions at 70 % of their peak", most, "p99 under 50 ms");
            show("the same rate with the decision log off", mostOff, "");
        }
    }

    /** Service and load have a core each. */
    void overload() throws IOException, InterruptedException {
        pin(ProcessHandle.current().pid(), LOAD_CORE);
        try (Service service = service("sqlite", List.of("taskset", "-c", SERVER_CORE), ADMISSION_OF_ONE_CORE);
                Flood most = flood(service, CONNECTIONS);
                Flood tooMuch = flood(service, CONNECTIONS_OF_TOO_MANY)) {
            warmUp(most);
            List<Flood.Outcome> peaks = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                peaks.add(most.closed(ROUND_SECONDS));
            }
            double peak = median(rates(peaks));
            show("peak on one core, recorded", peaks, "");
            tooMuch.open(ROUND_SECONDS, 3 * peak);
            Flood.Outcome over = tooMuch.open(OVERLOAD_SECONDS, 3 * peak);
            show(format("three times as much for %.0f s", OVERLOAD_SECONDS), List.of(over), "");
            row(
                    "asked meanwhile",
                    format("%.0f /s, %.2f of the peak", over.offeredPerSecond(), over.offeredPerSecond() / peak),
                    "3 times the peak");
            row("goodput / peak", format("%.2f", over.goodPerSecond() / peak), "at least 0.8");
            row(
                    "refusals meanwhile",
                    format(
                            "%d, p50 %.1f ms, p99 %.1f ms",
                            over.refused().length,
                            Flood.Outcome.millis(over.refused(), 0.5),
                            Flood.Outcome.millis(over.refused(), 0.99)),
                    "under 50 ms");
        } finally {
            pin(ProcessHandle.current().pid(), SERVER_CORE + "," + LOAD_CORE);
        }
    }

    /** Good requests at a steady rate, without slow senders and beside them. */
    void slow() throws IOException, InterruptedException {
        try (Service service = service("sqlite", List.of());
                Flood good = flood(service, CONNECTIONS)) {
            good.closed(WARM_UP_SECONDS);
            Flood.Outcome quiet = good.open(ROUND_SECONDS, GOOD_PER_SECOND_BESIDE_SLOW);
            SlowSenders senders = new SlowSenders(
                    SLOW_SENDERS_OF_EACH_KIND,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()),
                    60);
            Thread attack = new Thread(senders, "slow senders");
            attack.start();
            List<Flood.Outcome> beside = new ArrayList<>();
            while (attack.isAlive()) {
                beside.add(good.open(2, GOOD_PER_SECOND_BESIDE_SLOW));
            }
            List<Double> open = senders.secondsOpen();
            show("requests without slow senders", List.of(quiet), "");
            show("beside 2,000 half bodies and 2,000 slow heads", beside, "p99 under 250 ms");
            row(
                    "slow senders cut",
                    format("%d of %d, the last after %.1f s", open.size(), 4000, Collections.max(open)),
                    "all within 10 s");
        }
    }

    /** Half an hour at half load. */
    void soak() throws IOException, InterruptedException {
        try (Service service = service("sqlite", List.of());
                Flood flood = flood(service, CONNECTIONS)) {
            flood.closed(WARM_UP_SECONDS);
            double half = flood.closed(2 * ROUND_SECONDS).goodPerSecond() / 2;
            List<Flood.Outcome> outcomes = new ArrayList<>();
            List<Service.Size> sizes = new ArrayList<>();
            for (int i = 0; i < SOAK_MINUTES * 60 / SOAK_SAMPLE_SECONDS; i++) {
                outcomes.add(flood.open(SOAK_SAMPLE_SECONDS, half));
                sizes.add(service.size());
                System.err.println((i + 1) + ": " + sizes.get(i));
            }
            show(format("%d minutes at half load", SOAK_MINUTES), outcomes, "");
            int third = Math.max(1, sizes.size() / 3);
            Service.Size early = Service.Size.mostOf(sizes.subList(0, third));
            Service.Size late = Service.Size.mostOf(sizes.subList(sizes.size() - third, sizes.size()));
            row("most in the first third", early.toString(), "");
            row("most in the last third", late.toString(), "no more than in the first");
        }
    }

    /** Until the rate stands still: a peak that is taken before the compiler is done is none. */
    private static void warmUp(Flood flood) throws IOException {
        double before = 0;
        int still = 0;
        for (int i = 0; i < MOST_WARM_UPS; i++) {
            double rate = flood.closed(WARM_UP_SECONDS).goodPerSecond();
            System.err.println("warming up: " + rate);
            still = rate < before * STANDS_STILL ? still + 1 : 0;
            if (still == 2) {
                return;
            }
            before = Math.max(before, rate);
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
        Map<String, String> settings = new HashMap<>(Bench.settings());
        settings.putAll(admission);
        settings.put("AFTERCARE_JOURNAL", journal);
        Path folder = Files.createTempDirectory(Files.createDirectories(home.resolve("target")), "bench-journal");
        settings.put("AFTERCARE_STATE", folder.toString());
        return Service.start(command, settings, "/q/health/ready");
    }

    private Flood flood(Service service, int connections) throws IOException {
        return new Flood(service.port(), Load.requests("/v1/triage", bodies), connections);
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

    private static List<Double> rates(List<Flood.Outcome> outcomes) {
        List<Double> rates = new ArrayList<>();
        for (Flood.Outcome outcome : outcomes) {
            rates.add(outcome.goodPerSecond());
        }
        return rates;
    }

    private static void show(String what, List<Flood.Outcome> outcomes, String toReach) {
        List<Double> p50 = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        long refused = 0;
        long failed = 0;
        for (Flood.Outcome outcome : outcomes) {
            p50.add(Flood.Outcome.millis(outcome.good(), 0.5));
            p99.add(Flood.Outcome.millis(outcome.good(), 0.99));
            refused += outcome.refused().length;
            failed += outcome.failed();
        }
        row(
                what,
                format(
                        "%.0f /s, p50 %.2f ms, p99 %.2f ms, %d refused, %d failed",
                        median(rates(outcomes)), median(p50), median(p99), refused, failed),
                toReach);
    }
}
