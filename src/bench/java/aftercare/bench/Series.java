package aftercare.bench;

import static aftercare.bench.Bench.format;
import static aftercare.bench.Bench.median;
import static aftercare.bench.Bench.row;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The rounds of one load on one service; of its figures the medians are shown. */
final class Series {

    private record Round(Load.Outcome outcome, double serviceSeconds) {}

    private final String what;
    private final Service service;
    private final Load load;
    private final List<Round> rounds = new ArrayList<>();

    Series(String what, Service service, Load load) {
        this.what = what;
        this.service = service;
        this.load = load;
    }

    /** As fast as answers come. */
    void closed(double seconds) throws IOException {
        double before = service.processorSeconds();
        add(load.closed(seconds), before);
    }

    /** At that rate; returns this round. */
    Load.Outcome open(double seconds, double perSecond) throws IOException {
        double before = service.processorSeconds();
        Load.Outcome outcome = load.open(seconds, perSecond);
        add(outcome, before);
        return outcome;
    }

    private void add(Load.Outcome outcome, double before) throws IOException {
        rounds.add(new Round(outcome, service.processorSeconds() - before));
    }

    double perSecond() {
        return of(round -> round.outcome.goodPerSecond());
    }

    double p99Millis() {
        return of(round -> round.outcome.percentileMillis(0.99));
    }

    /** Requests a second of this against those of another, with what is to be reached. */
    void against(String shown, Series other, double toReach) {
        double ratio = perSecond() / other.perSecond();
        row(shown, format("%.2f", ratio), format("at least %s", trimmed(toReach)), reached(ratio >= toReach));
    }

    static String reached(boolean reached) {
        return reached ? "reached" : "**missed**";
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) ? format("%.1f", value) : Double.toString(value);
    }

    /** With the processor time of a request: in the service, and in the load, which takes it from the same machine. */
    void show() {
        show("");
    }

    void show(String toReach) {
        long refused = 0;
        long failed = 0;
        for (Round round : rounds) {
            refused += round.outcome.refused().length;
            failed += round.outcome.failed();
        }
        double served = of(round -> micros(round.serviceSeconds, round));
        double own = of(round -> micros(round.outcome.ownSeconds(), round));
        row(
                what,
                format(
                                "%.0f /s, p50 %.2f ms, p99 %.2f ms; %.0f us of processor time each, %.0f us (%.0f %%) more by the load",
                                perSecond(),
                                of(round -> round.outcome.percentileMillis(0.5)),
                                p99Millis(),
                                served,
                                own,
                                100 * own / served)
                        + (refused + failed > 0 ? format("; %d refused, %d failed", refused, failed) : ""),
                toReach,
                "");
    }

    private static double micros(double seconds, Round round) {
        return 1e6 * seconds / Math.max(1, round.outcome.asked());
    }

    private double of(ToDoubleFunction<Round> figure) {
        List<Double> figures = new ArrayList<>();
        for (Round round : rounds) {
            figures.add(figure.applyAsDouble(round));
        }
        return median(figures);
    }
}
