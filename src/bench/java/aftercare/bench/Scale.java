package aftercare.bench;

import aftercare.bench.Replicas.Model;
import aftercare.bench.Replicas.Outcome;

/** Rows of docs/scale.md: what is left of the time of an answer when a replica is lost under load. Nothing is measured here. */
final class Scale {

    private static final long SEED = 20_261_129;
    private static final double MILLION_A_DAY = 1e6 / 86_400;
    private static final double NEVER = 1e9;
    private static final int PARTITIONS = 24;
    /** Of a replica with two processors. */
    private static final int WORKERS = 2;

    private static final int GROUP = 256;
    private static final double MINUTE = 60;

    private Scale() {}

    static void table() {
        requireTheory();
        String[] micros = System.getProperty("bench.scale").split(",");
        double assess = Double.parseDouble(micros[0]) / 1e6;
        double commit = Double.parseDouble(micros[1]) / 1e6;
        double append = Double.parseDouble(micros[2]) / 1e6;
        Bench.row(
                "simulated with",
                Bench.format(
                        "%.0f µs a report on one of %d workers; the chain takes %.0f µs a group and %.0f µs a record, %d records at most",
                        assess * 1e6, WORKERS, commit * 1e6, append * 1e6, GROUP),
                "",
                "");
        for (double millions : new double[] {100, 300}) {
            for (int replicas : new int[] {2, 3, 4, 6}) {
                for (double away : new double[] {0, 10, 45}) {
                    row(millions, replicas, away, assess, commit, append);
                }
            }
        }
    }

    private static void row(
            double millions, int replicas, double away, double assess, double commit, double append) {
        double arrivals = millions * MILLION_A_DAY;
        double room = replicas * WORKERS / assess;
        double chain = GROUP / (commit + GROUP * append);
        String what = Bench.format("%.0f million a day, %d replicas", millions, replicas)
                + (away == 0 ? "" : Bench.format(", one lost, its partitions given away after %.0f s", away));
        double left = away == 0 ? room : room * (replicas - 1) / replicas;
        if (arrivals >= Math.min(left, chain)) {
            Bench.row(what, "more than they carry", "", "");
            return;
        }
        Model model = new Model(
                replicas,
                PARTITIONS,
                WORKERS,
                arrivals,
                assess,
                commit,
                append,
                GROUP,
                away == 0 ? NEVER : MINUTE,
                away,
                5 * MINUTE);
        Outcome outcome = Replicas.run(model, SEED);
        Bench.row(
                what,
                Bench.format(
                        "%d reports: p50 %.0f ms, p99 %.0f ms, longest %.1f s, at most %d waiting",
                        outcome.reports(),
                        outcome.p50() * 1000,
                        outcome.p99() * 1000,
                        outcome.most(),
                        outcome.backlog())
                        + (away == 0
                                ? ""
                                : Bench.format(
                                        ", none longer than 1 s after %.0f s, %d assessed again",
                                        outcome.drained(), outcome.again())),
                "",
                "");
    }

    /** One worker and no chain is a queue of which the times are known (M/M/1). */
    private static void requireTheory() {
        double assess = 0.01;
        double arrivals = 70;
        Outcome outcome =
                Replicas.run(new Model(1, 1, 1, arrivals, assess, 0, 0, 1, NEVER, 0, 6000), SEED);
        double rate = 1 / assess - arrivals;
        double p50 = Math.log(2) / rate;
        double p99 = Math.log(100) / rate;
        if (Math.abs(outcome.p50() / p50 - 1) > 0.05 || Math.abs(outcome.p99() / p99 - 1) > 0.05) {
            throw new IllegalStateException("the simulation is no queue: p50 " + outcome.p50() + " instead of " + p50
                    + ", p99 " + outcome.p99() + " instead of " + p99);
        }
    }
}
