package aftercare.desk;

import aftercare.desk.Outcome.BadKey;
import aftercare.desk.Outcome.Lack;
import aftercare.desk.SecondOpinion.Opinion;
import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Trouble;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.NotRecorded;
import aftercare.triage.CrossCheck;
import aftercare.triage.LiveRules;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.Readings.Disagreement;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.CanaryTurn;
import aftercare.triage.answer.Languages;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Where reports are assessed: by a few workers with a short queue, so that slow senders cannot hold a worker and a report is
 * either assessed in time or answered upwards. No worker waits here for the decision log: the answer leaves when the log says
 * that it is durable.
 */
public final class Desk implements AutoCloseable {

    private final LiveRules rules;
    private final Retries retries;
    private final Recorder recorder;
    private final CrossCheck crossCheck;
    private final Clock clock;
    private final Supplier<String> ids;
    private final DeskLimits limits;
    private final SecondOpinion second;
    private final Onlooker onlooker;
    private final Workers workers;

    /**
     * @param program version of this program, as it is recorded
     * @param ids names a decision; no two are the same
     * @param second a rule set that answers some reports
     * @param onlooker looks at reports once their answers have left
     */
    public Desk(
            LiveRules rules,
            DecisionLog log,
            String program,
            CrossCheck crossCheck,
            Clock clock,
            Supplier<String> ids,
            DeskLimits limits,
            SecondOpinion second,
            Onlooker onlooker) {
        this.rules = rules;
        this.retries = new Retries(log, rules);
        this.recorder = new Recorder(log, program);
        this.crossCheck = crossCheck;
        this.clock = clock;
        this.ids = ids;
        this.limits = limits;
        this.second = second;
        this.onlooker = onlooker;
        this.workers = new Workers(limits.workers(), limits.queue());
    }

    @Override
    public void close() {
        workers.close();
        retries.close();
    }

    /** Whether a report that came now would have to be refused. */
    public boolean isFull() {
        return room() == 0;
    }

    /** Reports that may still come to wait for a worker. */
    public int room() {
        return workers.assessing().getQueue().remainingCapacity();
    }

    /** Reports that may wait at the same time until it is known what their keys got before. */
    public int roomOfKeys() {
        return Retries.WAITING;
    }

    /** Reports that wait for a worker. */
    public int waiting() {
        return workers.assessing().getQueue().size();
    }

    /**
     * Whether half of the room is taken, which is all that those get who come many at once. A report whose key is looked for will
     * wait for a worker next.
     */
    public boolean isHalfTaken() {
        return waiting() + 2 * retries.waiting() >= room() || retries.isHalfTaken();
    }

    /** Reports that may be assessed at the same time. */
    public int hands() {
        return workers.assessing().getMaximumPoolSize();
    }

    /** Reports that are being assessed. */
    public int busy() {
        return workers.assessing().getActiveCount();
    }

    /**
     * What becomes of a report. Completes in time, and exceptionally only when there is not even memory to say that there is
     * none.
     *
     * @param caller the name by which the decision log knows who asks; plain text without control characters
     * @param key hash of the idempotency key, if there is one
     * @param wanted the languages that the caller asks for, as {@code Accept-Language} writes them; empty for English
     */
    public CompletionStage<Outcome> assess(
            byte[] body, String caller, Optional<Hash> key, String wanted, DeskObserver observer) {
        Optional<Live> live = rules.live();
        if (limits.keyRequired() && key.isEmpty()) {
            return CompletableFuture.completedFuture(new Outcome.Refused(BadKey.MISSING, rules.failSafeFor(body)));
        }
        if (live.isEmpty()) {
            return CompletableFuture.completedFuture(new Outcome.Unavailable(Lack.RULES, rules.failSafeFor(body)));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Incoming incoming = new Incoming(body, caller, key, now, wanted, observer);
        Optional<Outcome> turnedAway = retries.begin(incoming);
        if (turnedAway.isPresent()) {
            return CompletableFuture.completedFuture(turnedAway.get());
        }
        Assessment assessment = new Assessment(incoming, live.get());
        // Before anything can break: a key that is never let go of is refused until the next start.
        CompletionStage<Outcome> answered =
                assessment.outcome.whenComplete((outcome, failure) -> retries.ended(incoming));
        assessment.begin();
        return answered;
    }

    /**
     * What is to be answered.
     *
     * @param by the rule set that decided
     * @param second the rule set that was asked beside the live one
     * @param canary which two those are, and which one is answered
     */
    private record Reply(
            String id,
            Live by,
            Triage.Read read,
            Decision decision,
            Optional<Live> second,
            Optional<CanaryTurn> canary) {

        static Reply of(String id, Live by, Triage.Read read, Decision decision) {
            return new Reply(id, by, read, decision, Optional.empty(), Optional.empty());
        }

        /** The same, where another rule set was asked in vain. */
        Reply notBy(Live other, CanaryTurn.Outcome why) {
            CanaryTurn turn = new CanaryTurn(by.book().version(), other.book().version(), why);
            return new Reply(id, by, read, decision, Optional.of(other), Optional.of(turn));
        }

        /** What another rule set makes of the report in place of this. */
        Reply by(Live other, Triage.Read itsRead, Decision its) {
            CanaryTurn turn = new CanaryTurn(by.book().version(), other.book().version(), CanaryTurn.Outcome.ANSWERED);
            return new Reply(id, other, itsRead, its, Optional.of(other), Optional.of(turn));
        }
    }

    /**
     * One request. INVARIANT: one rule set answers it, from the first fact to the last byte. INVARIANT: it is answered,
     * whatever breaks, even for want of memory or of threads.
     */
    private final class Assessment implements Runnable {

        private final Incoming incoming;
        private final Live live;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

        /** INVARIANT: the first that sets it, the worker or the alarm, answers alone: one request, at most one record. */
        private final AtomicBoolean spoken = new AtomicBoolean();

        private volatile boolean outOfTime;

        /** What is being assessed, once that is known. */
        private volatile Optional<Triage.Read> begun = Optional.empty();

        /** What the live rules come to, while a second rule set is asked: the answer, should that not be there in time. */
        private volatile Optional<Reply> byLive = Optional.empty();

        /** What the rules come to, once that is known. */
        private volatile Optional<Decision> decided = Optional.empty();

        Assessment(Incoming incoming, Live live) {
            this.incoming = incoming;
            this.live = live;
        }

        void begin() {
            try {
                retries.before(incoming).whenComplete(this::goOn);
                if (!outcome.isDone()) {
                    Future<?> deadline = workers.after(limits.deadlineMillis(), this::giveUp);
                    outcome.whenComplete((answer, failure) -> deadline.cancel(false));
                }
            } catch (RuntimeException | Error e) {
                broke(e);
            }
        }

        /** It is known what the key got before, if there is one. */
        private void goOn(Optional<Outcome> before, Throwable failure) {
            try {
                if (failure != null) {
                    refuseAlone(Retries.Unknown.lack(failure));
                } else if (before.isPresent()) {
                    outcome.complete(before.get());
                } else {
                    workers.assess(this);
                }
            } catch (RejectedExecutionException e) {
                refuseAlone(Lack.ROOM);
            } catch (RuntimeException | Error e) {
                broke(e);
            }
        }

        @Override
        public void run() {
            if (spoken.get()) {
                return;
            }
            try {
                assess();
            } catch (RuntimeException | Error e) {
                broke(e);
            }
        }

        private void assess() {
            Triage.Start start = new Triage(live.rules(), crossCheck).read(incoming.body(), incoming.arrivedAt());
            if (start instanceof Triage.Refused refused) {
                Outcome.BadReport fault = new Outcome.BadReport(refused.type(), refused.problems());
                outcome.complete(new Outcome.Refused(fault, refused.failSafe()));
                return;
            }
            Triage.Read read = (Triage.Read) start;
            begun = Optional.of(read);
            Decision decision = read.readings().decide(() -> outOfTime);
            Reply reply = Reply.of(ids.get(), live, read, decision);
            Optional<Opinion> opinion = decision.complete() ? opinion(reply) : Optional.empty();
            if (opinion.isPresent()) {
                byLive = Optional.of(reply.notBy(opinion.get().set(), CanaryTurn.Outcome.INCOMPLETE));
                reply = better(opinion.get(), reply);
            }
            if (spoken.compareAndSet(false, true)) {
                answer(reply, read.readings().disagreement());
            }
        }

        /** What cannot be asked is none: the answer of the live rules is there. */
        private Optional<Opinion> opinion(Reply reply) {
            try {
                return second.on(live, reply.decision(), reply.id());
            } catch (RuntimeException | Error e) {
                return Optional.empty();
            }
        }

        /**
         * INVARIANT: whatever becomes of the second rule set, the answer of the live rules is there. Both evaluators read it,
         * however few reports they both read of the live one: it is newer.
         */
        private Reply better(Opinion opinion, Reply reply) {
            Live other = opinion.set();
            try {
                Triage.Start start = Triage.ofUntried(other.rules()).read(incoming.body(), incoming.arrivedAt());
                if (!(start instanceof Triage.Read read)) {
                    return reply.notBy(other, CanaryTurn.Outcome.REFUSED);
                }
                Decision decision = read.readings().decide(() -> outOfTime);
                read.readings().disagreement().ifPresent(each -> disputed(reply.id(), decision, each));
                if (!decision.complete()) {
                    return reply.notBy(other, CanaryTurn.Outcome.INCOMPLETE);
                }
                return opinion.mayBeAnswered(reply.decision(), decision)
                        ? reply.by(other, read, decision)
                        : reply.notBy(other, CanaryTurn.Outcome.LOWER);
            } catch (RuntimeException | Error e) {
                return reply.notBy(other, CanaryTurn.Outcome.INCOMPLETE);
            }
        }

        /** The time is up: the answer goes out now, whatever the rules are doing. */
        private void giveUp() {
            outOfTime = true;
            try {
                Optional<Triage.Read> sofar = begun;
                Optional<Reply> known = byLive;
                if (sofar.isEmpty()) {
                    refuseAlone(Lack.ROOM);
                } else if (spoken.compareAndSet(false, true)) {
                    answer(known.orElseGet(() -> late(sofar.get())), Optional.empty());
                }
            } catch (RuntimeException | Error e) {
                broke(e);
            }
        }

        private Reply late(Triage.Read sofar) {
            return Reply.of(ids.get(), live, sofar, sofar.readings().withoutEngine(Trouble.DEADLINE));
        }

        /** What is recorded already stays so: the same key finds it. */
        private void broke(Throwable failure) {
            spoken.set(true);
            try {
                incoming.observer().broken(failure);
                refuse(Lack.HEALTH);
            } catch (RuntimeException | Error again) {
                outcome.completeExceptionally(again);
            }
        }

        private void disputed(String id, Decision decision, Disagreement disagreement) {
            crossCheck.disagreed();
            incoming.observer().disputed(id, decision.ruleSetVersion(), disagreement);
        }

        private void answer(Reply reply, Optional<Disagreement> disagreement) {
            Decision decision = reply.decision();
            decided = Optional.of(decision);
            String id = reply.id();
            disagreement.ifPresent(each -> disputed(id, decision, each));
            if (!decision.complete()) {
                incoming.observer().incomplete(id, decision.ruleSetVersion());
            }
            Answer answer =
                    new Answer(id, decision, incoming.arrivedAt(), reply.by().since(), reply.canary());
            try {
                Languages languages = reply.by().rules().languages();
                String language = languages.choose(incoming.wanted());
                byte[] bytes = languages.answers(language).write(answer);
                incoming.observer().assessed();
                recorder.record(incoming, live, reply.second(), reply.read().coded(), answer, bytes)
                        .whenCompleteAsync(
                                (receipt, failure) -> send(answer, bytes, language, failure), workers.sender());
            } catch (RuntimeException | Error e) {
                incoming.observer().unwritten(id, e);
                refuse(Lack.HEALTH);
            }
        }

        /** INVARIANT: only what is recorded is answered. */
        private void send(Answer answer, byte[] bytes, String language, Throwable failure) {
            try {
                if (failure == null) {
                    incoming.observer().decided(answer);
                    outcome.complete(new Outcome.Decided(answer, bytes, language));
                    onlooker.look(incoming.body(), answer);
                } else if (failure instanceof NotRecorded.KeyTaken) {
                    sendFirst();
                } else {
                    refuse(failure instanceof NotRecorded.Full ? Lack.ROOM : Lack.LOG);
                }
            } catch (RuntimeException | Error e) {
                broke(e);
            }
        }

        /** Another service was quicker with the same key. */
        private void sendFirst() {
            retries.before(incoming).whenComplete((before, failure) -> {
                if (failure == null && before.isPresent()) {
                    outcome.complete(before.get());
                } else {
                    refuse(failure == null ? Lack.LOG : Retries.Unknown.lack(failure));
                }
            });
        }

        private void refuseAlone(Lack lack) {
            if (spoken.compareAndSet(false, true)) {
                refuse(lack);
            }
        }

        private void refuse(Lack lack) {
            outcome.complete(new Outcome.Unavailable(lack, failSafe()));
        }

        /** INVARIANT: an emergency reaches the caller as one, even when its answer cannot leave. */
        private Urgency failSafe() {
            Optional<Decision> known = decided.or(() -> byLive.map(Reply::decision));
            boolean emergency = known.isPresent() && known.get().urgency().isEmergency();
            return emergency ? Urgency.EMERGENCY_AMBULANCE : rules.failSafeFor(incoming.body());
        }
    }
}
