package aftercare.bench;

import static aftercare.bench.Bench.format;
import static aftercare.bench.Bench.median;
import static aftercare.bench.Bench.row;

import aftercare.domain.Report;
import aftercare.domain.decision.Finding;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.Readings;
import aftercare.triage.intake.Reading;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What rules cost without HTTP, beside the same rules written by hand in Java, which is the limit. */
final class InProcess {

    private static final double MOST_WARM_UP_SECONDS = 10;
    private static final double WINDOW_SECONDS = 2;
    /** Of one processor. */
    private static final double QUIET_SHARE = 0.05;

    private static final double ROUND_SECONDS = 1;
    private static final int ROUNDS = 3;

    private final BenchRules rules;
    private final List<Report> reports = new ArrayList<>();

    InProcess(BenchRules rules) {
        this.rules = rules;
        for (byte[] body : rules.bodies()) {
            reports.add(((Reading.Accepted) rules.rules().intake().read(body)).report());
        }
    }

    void measure(Path folder) throws IOException {
        Function<Report, BitSet> written = WrittenRules.compiled(rules.rules().rules(), folder);
        List<Function<Report, ?>> ways = List.of(
                written,
                report -> rules.rules().book().hear(report, () -> false),
                report -> rules.rules().reference().findings(report),
                report -> Readings.of(rules.rules(), report).decide());
        List<List<Double>> micros = new ArrayList<>();
        for (Function<Report, ?> way : ways) {
            warm(way);
            micros.add(new ArrayList<>());
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < ways.size(); i++) {
                micros.get(i).add(micros(ways.get(i), ROUND_SECONDS));
            }
        }
        row(
                rules.says("limit in process: the same rules written in Java"),
                format(
                        "%.1f us, same rules %.1f %%; the engine %.1f us, the reference %.1f us, a decision of both %.1f us",
                        median(micros.get(0)),
                        100 * equal(written),
                        median(micros.get(1)),
                        median(micros.get(2)),
                        median(micros.get(3))),
                "",
                "");
    }

    /** Until the compiler is quiet, as for services. */
    private void warm(Function<Report, ?> way) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        double share = 1;
        for (double spent = 0; share > QUIET_SHARE && spent < MOST_WARM_UP_SECONDS; spent += WINDOW_SECONDS) {
            long before = compiler.getTotalCompilationTime();
            micros(way, WINDOW_SECONDS);
            share = (compiler.getTotalCompilationTime() - before) / 1000.0 / WINDOW_SECONDS;
        }
    }

    /** Processor time of one report, over all reports in turn. */
    private double micros(Function<Report, ?> way, double seconds) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long done = 0;
        long used = 0;
        while (System.nanoTime() < end) {
            for (Report report : reports) {
                used += way.apply(report).hashCode() & 1;
            }
            done += reports.size();
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        // Looked at, so that no compiler leaves the work out.
        return used < 0 ? 0 : spent / 1000.0 / done;
    }

    /** The share of reports in which the same rules find something. */
    private double equal(Function<Report, BitSet> written) {
        Map<String, Integer> places = new HashMap<>();
        List<ParsedRule> all = rules.rules().rules();
        for (int i = 0; i < all.size(); i++) {
            places.put(all.get(i).card().title(), i);
        }
        int equal = 0;
        for (Report report : reports) {
            BitSet found = new BitSet();
            for (Finding finding : rules.rules().book().hear(report, () -> false).findings()) {
                found.set(places.get(finding.card().title()));
            }
            equal += found.equals(written.apply(report)) ? 1 : 0;
        }
        return (double) equal / reports.size();
    }
}
