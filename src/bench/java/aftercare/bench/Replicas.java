package aftercare.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * What becomes of reports in partitions when one of several replicas is lost: a simulation of single reports, over measured times.
 * A replica assesses the reports of its partitions on its workers; then they wait for the one chain, which takes a group of one
 * replica at a time. When a replica is lost, its partitions wait for the time after which a broker gives them to others, and what
 * it had not recorded begins again there.
 */
final class Replicas {

    /**
     * What is simulated; times in seconds.
     *
     * @param arrivals reports a second, by chance
     * @param assess mean time of a worker for a report, without its record
     * @param commit time of the chain for a group, whatever its size
     * @param append time of the chain for each record of a group
     * @param group most records of one group
     * @param lostAt when the first replica is lost; past the end where none is
     * @param away how long until its partitions have another
     */
    record Model(
            int replicas,
            int partitions,
            int workers,
            double arrivals,
            double assess,
            double commit,
            double append,
            int group,
            double lostAt,
            double away,
            double end) {}

    /**
     * What came of it; times in seconds.
     *
     * @param backlog most reports that waited at once
     * @param drained how long after the loss no report waited longer than a second
     * @param again reports that were assessed twice
     */
    record Outcome(long reports, double p50, double p99, double most, long backlog, double drained, long again) {}

    private enum Kind {
        ARRIVAL,
        ASSESSED,
        RECORDED,
        LOST,
        BACK
    }

    private record Event(double at, long order, Kind kind, int replica, Report report) {}

    private record Report(int partition, double arrived) {}

    private final Model model;
    private final Random chance;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::order));
    private final int[] owner;
    private final List<ArrayDeque<Report>> waiting = new ArrayList<>();
    private final List<ArrayDeque<Report>> assessed = new ArrayList<>();
    private final List<List<Report>> held = new ArrayList<>();
    private final int[] busy;
    private final ArrayDeque<Report> orphans = new ArrayDeque<>();
    private final List<double[]> waits = new ArrayList<>();
    private List<Report> group = List.of();
    private int groupOf = -1;
    private int turn;
    private boolean lost;
    private long order;
    private long open;
    private long backlog;
    private long again;

    private Replicas(Model model, long seed) {
        this.model = model;
        this.chance = new Random(seed);
        this.owner = new int[model.partitions()];
        this.busy = new int[model.replicas()];
        for (int i = 0; i < model.partitions(); i++) {
            owner[i] = i % model.replicas();
        }
        for (int i = 0; i < model.replicas(); i++) {
            waiting.add(new ArrayDeque<>());
            assessed.add(new ArrayDeque<>());
            held.add(new ArrayList<>());
        }
    }

    static Outcome run(Model model, long seed) {
        return new Replicas(model, seed).run();
    }

    private Outcome run() {
        add(exponential(1 / model.arrivals()), Kind.ARRIVAL, -1, null);
        add(model.lostAt(), Kind.LOST, 0, null);
        while (!events.isEmpty()) {
            Event event = events.poll();
            double now = event.at();
            switch (event.kind()) {
                case ARRIVAL -> arrive(now);
                case ASSESSED -> assessed(now, event.replica(), event.report());
                case RECORDED -> recorded(now);
                case LOST -> lose(now);
                case BACK -> giveAway(now);
            }
        }
        return outcome();
    }

    private void arrive(double now) {
        if (now > model.end()) {
            return;
        }
        add(now + exponential(1 / model.arrivals()), Kind.ARRIVAL, -1, null);
        open++;
        backlog = Math.max(backlog, open);
        give(now, new Report(chance.nextInt(model.partitions()), now));
    }

    private void give(double now, Report report) {
        int replica = owner[report.partition()];
        if (lost && replica == 0) {
            orphans.add(report);
        } else {
            waiting.get(replica).add(report);
            work(now, replica);
        }
    }

    private void work(double now, int replica) {
        while (busy[replica] < model.workers() && !waiting.get(replica).isEmpty()) {
            busy[replica]++;
            Report report = waiting.get(replica).poll();
            held.get(replica).add(report);
            add(now + exponential(model.assess()), Kind.ASSESSED, replica, report);
        }
    }

    private void assessed(double now, int replica, Report report) {
        if (lost && replica == 0) {
            return;
        }
        busy[replica]--;
        held.get(replica).remove(report);
        assessed.get(replica).add(report);
        work(now, replica);
        commit(now);
    }

    /** One group of one replica at a time; the replicas take turns. */
    private void commit(double now) {
        for (int i = 0; groupOf < 0 && i < model.replicas(); i++) {
            int replica = (turn + i) % model.replicas();
            ArrayDeque<Report> ready = assessed.get(replica);
            if (!ready.isEmpty()) {
                group = new ArrayList<>();
                while (!ready.isEmpty() && group.size() < model.group()) {
                    group.add(ready.poll());
                }
                groupOf = replica;
                turn = replica + 1;
                add(now + model.commit() + group.size() * model.append(), Kind.RECORDED, replica, null);
            }
        }
    }

    private void recorded(double now) {
        for (Report report : group) {
            waits.add(new double[] {now, now - report.arrived()});
            open--;
        }
        groupOf = -1;
        commit(now);
    }

    /** The group that it was recording is recorded: a database ends what it began. The rest it held begins again elsewhere. */
    private void lose(double now) {
        if (now > model.end()) {
            return;
        }
        lost = true;
        again += held.get(0).size() + assessed.get(0).size();
        orphans.addAll(assessed.get(0));
        orphans.addAll(held.get(0));
        orphans.addAll(waiting.get(0));
        assessed.get(0).clear();
        held.get(0).clear();
        waiting.get(0).clear();
        add(now + model.away(), Kind.BACK, 0, null);
    }

    private void giveAway(double now) {
        int next = 0;
        for (int i = 0; i < owner.length; i++) {
            if (owner[i] == 0) {
                owner[i] = 1 + next++ % (model.replicas() - 1);
            }
        }
        while (!orphans.isEmpty()) {
            Report report = orphans.poll();
            waiting.get(owner[report.partition()]).add(report);
        }
        for (int i = 1; i < model.replicas(); i++) {
            work(now, i);
        }
    }

    private Outcome outcome() {
        double[] sorted = waits.stream().mapToDouble(wait -> wait[1]).toArray();
        Arrays.sort(sorted);
        double drained = 0;
        for (double[] wait : waits) {
            if (wait[1] > 1) {
                drained = Math.max(drained, wait[0] - model.lostAt());
            }
        }
        return new Outcome(
                sorted.length,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.99)],
                sorted[sorted.length - 1],
                backlog,
                drained,
                again);
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - chance.nextDouble());
    }

    private void add(double at, Kind kind, int replica, Report report) {
        events.add(new Event(at, order++, kind, replica, report));
    }
}
