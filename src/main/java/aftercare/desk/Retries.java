package aftercare.desk;

import aftercare.desk.Outcome.BadKey;
import aftercare.desk.Outcome.Lack;
import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Content;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Unreadable;
import aftercare.triage.LiveRules;
import aftercare.triage.answer.AnswerJson;
import aftercare.triage.intake.CanonicalReport;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Sees to it that one key of one caller gets one decision, however often it is sent. */
final class Retries {

    /** As many as there are kept connections for reading. */
    private static final int LOOKUPS = 4;

    /** Reports that may wait for a lookup. */
    static final int WAITING = 256;

    /** A caller hears of a silent database within a second. */
    private static final long PATIENCE_MILLIS = 900;

    private final DecisionLog log;
    private final LiveRules rules;

    /** INVARIANT: those who assess reports never wait for the database. */
    private final ThreadPoolExecutor lookups;

    private final ScheduledThreadPoolExecutor alarm = Workers.alarm("triage-retries-late");

    /** By caller and key, what was sent with it and is not answered yet. */
    private final ConcurrentMap<Owned, Incoming> inFlight = new ConcurrentHashMap<>();

    Retries(DecisionLog log, LiveRules rules) {
        this.log = log;
        this.rules = rules;
        this.lookups = new ThreadPoolExecutor(
                LOOKUPS,
                LOOKUPS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                task -> Workers.daemon(task, "triage-retries"));
        lookups.allowCoreThreadTimeOut(true);
    }

    /** Reports that wait until somebody looks what their key got before. */
    int waiting() {
        return lookups.getQueue().size();
    }

    boolean isHalfTaken() {
        return waiting() >= lookups.getQueue().remainingCapacity();
    }

    void close() {
        lookups.shutdown();
        alarm.shutdownNow();
    }

    private record Owned(String caller, Hash key) {
        static Optional<Owned> of(Incoming incoming) {
            return incoming.key().map(key -> new Owned(incoming.caller(), key));
        }
    }

    /** Why this report has to wait for another with the same key; empty when it may go on, until {@link #ended}. */
    Optional<Outcome> begin(Incoming incoming) {
        Optional<Owned> owned = Owned.of(incoming);
        if (owned.isEmpty()) {
            return Optional.empty();
        }
        Incoming first = inFlight.putIfAbsent(owned.get(), incoming);
        if (first == null) {
            return Optional.empty();
        }
        BadKey fault = isSame(first, incoming) ? BadKey.IN_FLIGHT : BadKey.OF_ANOTHER_REPORT;
        return Optional.of(refused(fault, incoming, rules.failSafeFor(first.body())));
    }

    private static boolean isSame(Incoming first, Incoming second) {
        return Arrays.equals(first.body(), second.body()) || isSame(reportHash(first), reportHash(second));
    }

    /**
     * Whether this report got that decision. A record of an older program has no hash of its report: that follows from the report
     * as it was kept, unless words of the patient were in it.
     */
    private static boolean isSame(Incoming incoming, Content kept) {
        if (kept.requestHash().equals(Hash.of(incoming.body()))) {
            return true;
        }
        Optional<Hash> recorded = kept.reportHash()
                .or(() -> CanonicalReport.ofKept(kept.codedReport()).map(Hash::of));
        return isSame(recorded, reportHash(incoming));
    }

    private static boolean isSame(Optional<Hash> first, Optional<Hash> second) {
        return first.isPresent() && first.equals(second);
    }

    private static Optional<Hash> reportHash(Incoming incoming) {
        return CanonicalReport.of(incoming.body()).map(Hash::of);
    }

    /** It was answered, one way or another. */
    void ended(Incoming incoming) {
        Owned.of(incoming).ifPresent(inFlight::remove);
    }

    /**
     * What the key got before; empty without a key, or when it is new. Fails with {@link Unknown} when that cannot be found
     * out in time.
     */
    CompletionStage<Optional<Outcome>> before(Incoming incoming) {
        if (incoming.key().isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        CompletableFuture<Optional<Outcome>> looked = new CompletableFuture<>();
        try {
            lookups.execute(() -> look(incoming, looked));
        } catch (RejectedExecutionException e) {
            looked.completeExceptionally(new Unknown(Lack.ROOM));
            return looked;
        }
        Future<?> late = alarm.schedule(
                () -> looked.completeExceptionally(new Unknown(Lack.LOG)), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        looked.whenComplete((before, failure) -> late.cancel(false));
        return looked;
    }

    private void look(Incoming incoming, CompletableFuture<Optional<Outcome>> looked) {
        if (looked.isDone()) {
            return;
        }
        try {
            looked.complete(
                    log.byIdempotencyKey(incoming.caller(), incoming.key().get())
                            .map(kept -> again(incoming, kept)));
        } catch (Unreadable e) {
            looked.completeExceptionally(new Unknown(Lack.LOG));
        } catch (RuntimeException | Error e) {
            incoming.observer().keyUnread(e);
            looked.completeExceptionally(new Unknown(Lack.HEALTH));
        }
    }

    /** It could not be found out what a key got before. */
    static final class Unknown extends Exception {

        private static final long serialVersionUID = 1L;

        private final Lack lack;

        Unknown(Lack lack) {
            super(lack.name(), null, false, false);
            this.lack = lack;
        }

        static Lack lack(Throwable failure) {
            return failure instanceof Unknown unknown ? unknown.lack : Lack.HEALTH;
        }
    }

    private Outcome again(Incoming incoming, DecisionRecord kept) {
        if (kept.content().isEmpty()) {
            return refused(BadKey.ERASED, incoming, kept.urgency());
        }
        if (!isSame(incoming, kept.content().get())) {
            return refused(BadKey.OF_ANOTHER_REPORT, incoming, kept.urgency());
        }
        incoming.observer().repeated(kept.decisionId());
        byte[] answer = kept.content().get().answer();
        return new Outcome.Repeated(kept.decisionId(), answer, AnswerJson.language(answer));
    }

    /**
     * INVARIANT: who was found to be an emergency under this key does not hear less because the next report differs.
     *
     * @param known how urgent it was found to be
     */
    private Outcome refused(BadKey fault, Incoming incoming, Urgency known) {
        Urgency failSafe = known.isEmergency() ? Urgency.EMERGENCY_AMBULANCE : rules.failSafeFor(incoming.body());
        return new Outcome.Refused(fault, failSafe);
    }
}
