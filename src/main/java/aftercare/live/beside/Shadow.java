package aftercare.live.beside;

import aftercare.domain.decision.Decision;
import aftercare.live.beside.SecondSet.Broken;
import aftercare.live.beside.SecondSet.Ready;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.CanaryTurn;
import aftercare.triage.answer.JsonObject;
import aftercare.trial.lint.ProblemMembers;
import aftercare.trial.study.StudyRow;
import aftercare.trial.study.StudyWay;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Evaluates a second rule set on reports that were answered, and counts where it would have answered otherwise. INVARIANT: it
 * answers no report, and no report waits for it: one thread compares, and what comes while too many wait is dropped and counted.
 */
public final class Shadow implements AutoCloseable {

    /** Reports that wait to be compared: they are held in memory. */
    private static final int QUEUE = 256;

    private final Optional<SecondSet> set;
    private final Clock clock;
    private final ThreadPoolExecutor worker;
    private final Map<StudyWay, LongAdder> compared = new EnumMap<>(StudyWay.class);
    private final LongAdder dropped = new LongAdder();
    private final LongAdder incomplete = new LongAdder();
    private final LongAdder byCanary = new LongAdder();

    /** Of the pair of rule sets that was compared last; guarded by this. */
    private Optional<PairCount> count = Optional.empty();

    private Shadow(Optional<SecondSet> set, Clock clock, int queue) {
        this.set = set;
        this.clock = clock;
        this.worker =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(queue), task -> quiet(task));
        for (StudyWay way : StudyWay.values()) {
            compared.put(way, new LongAdder());
        }
    }

    /** There is none. */
    public static Shadow off(Clock clock) {
        return new Shadow(Optional.empty(), clock, 1);
    }

    public static Shadow of(SecondSet set, Clock clock) {
        return of(set, clock, QUEUE);
    }

    /** @param queue reports that may wait */
    static Shadow of(SecondSet set, Clock clock, int queue) {
        return new Shadow(Optional.of(set), clock, queue);
    }

    private static Thread quiet(Runnable task) {
        Thread thread = new Thread(task, "shadow");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    /** The rule set that is compared; empty where it is off. */
    public Optional<SecondSet> set() {
        return set;
    }

    /** Comparisons since the start that came to that. */
    public long compared(StudyWay way) {
        return compared.get(way).sum();
    }

    /** Reports since the start that were not compared, because too many waited, or because the comparison broke. */
    public long dropped() {
        return dropped.sum();
    }

    /** Reports since the start that were not compared, because their answers were incomplete: raised by no rule. */
    public long incomplete() {
        return incomplete.sum();
    }

    /** Reports since the start that were not compared, because the canary answered them. */
    public long byCanary() {
        return byCanary.sum();
    }

    /** Takes a report whose answer has left, to compare it later; neither waits nor fails. */
    public void look(byte[] body, Answer answer) {
        if (set.isEmpty() || !(set.get().state() instanceof Ready ready)) {
            return;
        }
        if (!answer.decision().complete()) {
            incomplete.increment();
            return;
        }
        if (answer.canary().isPresent() && answer.canary().get().outcome() == CanaryTurn.Outcome.ANSWERED) {
            byCanary.increment();
            return;
        }
        try {
            worker.execute(() -> compare(ready, body, answer));
        } catch (RejectedExecutionException e) {
            dropped.increment();
        }
    }

    private void compare(Ready ready, byte[] body, Answer answer) {
        try {
            Decision live = answer.decision();
            Triage.Result other = Triage.ofUntried(ready.rules()).assessAny(body, answer.evaluatedAt());
            StudyRow row = StudyRow.of(answer.decisionId(), new Triage.Decided(live), other);
            add(live.ruleSetVersion(), answer.activatedAt(), ready, row);
        } catch (RuntimeException | Error e) {
            // Not even the memory was there; the report was answered all the same.
            dropped.increment();
        }
    }

    private synchronized void add(String live, Instant decidesSince, Ready ready, StudyRow row) {
        compared.get(row.way()).increment();
        if (count.isEmpty() || !count.get().isOf(live, ready.version())) {
            // What was answered before a change and comes after it must not take away what was counted since.
            if (count.isPresent() && count.get().isNewerThan(decidesSince, ready.readAt())) {
                return;
            }
            Instant since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            count = Optional.of(new PairCount(live, decidesSince, ready.version(), ready.readAt(), since));
        }
        count.get().add(row);
    }

    /** Its state, and what was found, by ids, levels and counts alone. */
    public synchronized JsonObject json() {
        JsonObject json = new JsonObject();
        if (set.isEmpty()) {
            return json.with("state", "OFF").with("problems", List.of());
        }
        SecondSet.State state = set.get().state();
        if (state instanceof Ready ready) {
            json.with("state", "COMPARING")
                    .with("version", ready.version())
                    .with(
                            "readAt",
                            ready.readAt().truncatedTo(ChronoUnit.MILLIS).toString())
                    .with("rules", ready.rules().book().cards().size())
                    .with("problems", List.of());
        } else if (state instanceof Broken broken) {
            json.with("state", "BROKEN")
                    .with("version", broken.version())
                    .with("problems", JsonObject.each(broken.problems(), ProblemMembers::of));
        } else {
            json.with("state", "READING").with("problems", List.of());
        }
        return json.with("dropped", dropped())
                .with("incomplete", incomplete())
                .with("byCanary", byCanary())
                .with("comparison", count.map(PairCount::json));
    }
}
