package aftercare.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.desk.Outcome.BadKey;
import aftercare.desk.Outcome.BadReport;
import aftercare.desk.Outcome.Lack;
import aftercare.desk.SecondOpinion.Opinion;
import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import aftercare.domain.decision.Decision;
import aftercare.engine.RogueRules;
import aftercare.journal.Journal;
import aftercare.journal.JournalSettings;
import aftercare.journal.MoodyLog;
import aftercare.journal.record.Content;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Entry;
import aftercare.journal.store.JournalPlace;
import aftercare.live.EditedRules;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.CrossCheck;
import aftercare.triage.EmergencyWords;
import aftercare.triage.LiveRules;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.Readings.Disagreement;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.AnswerJson;
import aftercare.triage.answer.CanaryTurn;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.ReferenceRules;
import com.github.f4b6a3.ulid.UlidCreator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk by itself: no framework is started and no byte goes over a network. */
class DeskTest extends DeskContract {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String CALLER = "ward";
    private static final long DEADLINE_MILLIS = 400;
    private static final long STALL_MILLIS = 3 * DEADLINE_MILLIS;
    private static final int QUEUE = 2;
    private static final DeskLimits HASTY = new DeskLimits(1, QUEUE, DEADLINE_MILLIS, false);

    /** For the tests that are not about the time: on a busy machine an assessment may take long. */
    private static final DeskLimits PATIENT = new DeskLimits(1, QUEUE, 20_000, false);

    private static RuleSet shipped;

    private final Heard heard = new Heard();
    private final List<Desk> desks = new ArrayList<>();
    private SecondOpinion second = SecondOpinion.NONE;
    private Onlooker onlooker = Onlooker.NOBODY;

    @TempDir
    Path folder;

    private RuleSet rules = shipped;
    private Journal journal;
    private Desk desk;

    @BeforeAll
    static void loadTheShippedRules() {
        shipped = shipped();
    }

    @BeforeEach
    void open() throws Exception {
        journal = Journal.open(
                JournalSettings.of(folder, new JournalPlace.Embedded()).withPatience(Duration.ofSeconds(20)), CLOCK);
        // The first decision of a cold engine may take longer than the deadline of some tests.
        rules.book()
                .decide(((Reading.Accepted) rules.intake().read(COLLAPSE.getBytes(StandardCharsets.UTF_8))).report());
        log(journal);
    }

    @AfterEach
    void close() throws Exception {
        for (Desk each : desks) {
            each.close();
        }
        journal.close();
    }

    @Override
    protected void live(RuleSet decides) {
        rules = decides;
    }

    @Override
    protected void log(DecisionLog log) {
        desk = desk(log, PATIENT);
    }

    private Desk desk(DecisionLog log, DeskLimits limits) {
        return desk(log, limits, new CrossCheck(CrossCheck.When.ALWAYS, 1));
    }

    private Desk desk(DecisionLog log, DeskLimits limits, CrossCheck crossCheck) {
        Desk opened = new Desk(
                new OneSet(),
                log,
                "test",
                crossCheck,
                CLOCK,
                () -> UlidCreator.getMonotonicUlid().toString(),
                limits,
                second,
                onlooker);
        desks.add(opened);
        return opened;
    }

    @Override
    protected Said send(String body, String key) {
        return said(take(body, key).join());
    }

    private CompletableFuture<Outcome> take(String body, String key) {
        Optional<Hash> hash = key.isEmpty() ? Optional.empty() : Optional.of(Hash.of(key));
        return desk.assess(body.getBytes(StandardCharsets.UTF_8), CALLER, hash, "", heard)
                .toCompletableFuture();
    }

    private static Said said(Outcome outcome) {
        if (outcome instanceof Outcome.Decided decided) {
            var decision = decided.answer().decision();
            return new Said(DECIDED, decision.urgency(), decision.complete(), decided.bytes());
        }
        if (outcome instanceof Outcome.Repeated repeated) {
            String text = new String(repeated.bytes(), StandardCharsets.UTF_8);
            String level = text.replaceAll(".*\"urgency\":\"([A-Z_0-9]+)\".*", "$1");
            return new Said(REPEATED, Urgency.valueOf(level), text.contains("\"complete\":true"), repeated.bytes());
        }
        byte[] none = new byte[0];
        if (outcome instanceof Outcome.Refused refused) {
            return new Said(code(refused.fault()), refused.failSafe(), false, none);
        }
        Outcome.Unavailable unavailable = (Outcome.Unavailable) outcome;
        return new Said(code(unavailable.lack()), unavailable.failSafe(), false, none);
    }

    private static String code(Outcome.Fault fault) {
        if (fault instanceof BadReport report) {
            return report.type().code();
        }
        return switch ((BadKey) fault) {
            case MISSING -> "idempotency-key-missing";
            case IN_FLIGHT -> "idempotency-key-in-flight";
            case OF_ANOTHER_REPORT -> "idempotency-key-reused";
            case ERASED -> "erased";
        };
    }

    private static String code(Lack lack) {
        return switch (lack) {
            case RULES -> "rules-unavailable";
            case ROOM -> "overloaded";
            case LOG -> "storage-unavailable";
            case HEALTH -> "internal-error";
        };
    }

    // --- One request, one record ---

    @Test
    void recordsWhatItAnswersBeforeItAnswers() {
        Outcome.Decided decided =
                assertInstanceOf(Outcome.Decided.class, take(BREATHING, key()).join());
        DecisionRecord kept = journal.find(decided.answer().decisionId()).orElseThrow();
        assertArrayEquals(kept.content().orElseThrow().answer(), decided.bytes());
        assertEquals(CALLER, kept.caller());
        assertEquals(List.of("assessed", "decided " + kept.decisionId()), heard.lines);
    }

    @Test
    void letsTheOnlookerLookOnlyAfterTheAnswerHasLeft() throws Exception {
        var outcomes = new ArrayList<CompletableFuture<Outcome>>();
        var seen = new CompletableFuture<String>();
        var go = new CountDownLatch(1);
        onlooker = (body, answer) -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            boolean left = outcomes.get(0).isDone();
            seen.complete(left + " " + answer.decisionId() + " " + new String(body, StandardCharsets.UTF_8));
        };
        log(journal);
        outcomes.add(take(BREATHING, key()));
        // The onlooker has not moved yet.
        Outcome.Decided decided = assertInstanceOf(
                Outcome.Decided.class, outcomes.get(0).get(60, TimeUnit.SECONDS), "the answer waits for the onlooker");
        go.countDown();
        assertEquals("true " + decided.answer().decisionId() + " " + BREATHING, seen.join());
    }

    /** They say what they were sent as, and what was kept of it. */
    @Test
    void knowsTheReportsThatAnOlderProgramRecorded() throws Exception {
        String reordered = "{ \"symptoms\": [ { \"severity\": 1, \"code\": \"muscle-ache\" } ] }";
        String ofOld = recordedBefore(ACHE);
        assertEquals(REPEATED, send(ACHE, ofOld).kind());
        assertEquals(REPEATED, send(reordered, ofOld).kind());
        require("idempotency-key-reused", Urgency.URGENT_24H, send(ACHE.replace("1}", "2}"), ofOld));
        String told = "{\"symptoms\":[{\"code\":\"other\",\"text\":\"it hums\"}]}";
        String withWords = recordedBefore(told);
        assertEquals(REPEATED, send(told, withWords).kind());
        // The words were not kept: nobody can say whether these are the same.
        require("idempotency-key-reused", Urgency.URGENT_24H, send(told.replace(":", ": "), withWords));
        require("idempotency-key-reused", Urgency.URGENT_24H, send(told.replace("hums", "hurts"), withWords));
        String notKept = told.replace("it hums", "(not kept)");
        require("idempotency-key-reused", Urgency.URGENT_24H, send(notKept, withWords));
    }

    /** The key of a decision that is recorded without the hash of its report. */
    private String recordedBefore(String body) throws Exception {
        Outcome.Decided decided = (Outcome.Decided) take(body, "").join();
        DecisionRecord kept = journal.find(decided.answer().decisionId()).orElseThrow();
        Content content = kept.content().orElseThrow();
        assertEquals(Optional.empty(), content.reportHash(), "it came without a key");
        String key = key();
        Entry again = new Entry(
                UlidCreator.getMonotonicUlid().toString(),
                kept.decidedAt(),
                kept.reportedAt(),
                CALLER,
                Optional.of(Hash.of(key)),
                kept.ruleSet(),
                "0.3.0",
                kept.urgency(),
                kept.complete(),
                kept.ruleIds(),
                content,
                Optional.empty());
        journal.append(again).toCompletableFuture().join();
        return key;
    }

    @Test
    void refusesABadReportWithWhatIsWrongWithIt() {
        require("unknown-code", Urgency.URGENT_24H, send("{\"symptoms\":[{\"code\":\"muscle-ake\"}]}", ""));
    }

    @Test
    void asksForAKeyWhereOneIsRequired() {
        desk = desk(journal, new DeskLimits(1, QUEUE, 20_000, true));
        require("idempotency-key-missing", Urgency.EMERGENCY_AMBULANCE, send(CHEST, ""));
        assertEquals(DECIDED, send(CHEST, key()).kind());
    }

    @Test
    void saysThatThereAreNoRules() {
        rules = null;
        require("rules-unavailable", Urgency.EMERGENCY_AMBULANCE, send(CHEST, ""));
    }

    // --- The time is up ---

    @Test
    void answersUpwardsWhenTheTimeIsUp() {
        RuleSet slow = rogue(shipped, ReferenceRules.of(List.of()), RogueRules.stalls(STALL_MILLIS));
        live(slow);
        desk = desk(journal, HASTY);
        long before = System.nanoTime();
        Said said = send(ACHE, "");
        long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
        assertEquals(DECIDED, said.kind());
        assertEquals(Urgency.URGENT_24H, said.urgency());
        assertFalse(said.complete());
        assertTrue(millis >= DEADLINE_MILLIS && millis < STALL_MILLIS, millis + " ms");
    }

    @Test
    void keepsWhatTheReferenceFoundWhenTheTimeIsUp() {
        desk = desk(journal, HASTY);
        live(rogue(shipped, shipped.reference(), RogueRules.stalls(STALL_MILLIS)));
        String key = key();
        Said said = send(BREATHING, key);
        assertEquals(DECIDED, said.kind());
        assertEquals(Urgency.EMERGENCY_AMBULANCE, said.urgency());
        assertFalse(said.complete());
        Ready.await(() -> desk.busy() == 0, "the worker does not come back");
        // The engine that spoke too late left no second record.
        assertEquals(REPEATED, send(BREATHING, key).kind());
        assertEquals(1, heard.lines.stream().filter("assessed"::equals).count());
    }

    // --- Too much is going on ---

    @Test
    void refusesAtOnceWhatCannotWaitAnyMore() {
        desk = desk(journal, HASTY);
        live(rogue(shipped, shipped.reference(), RogueRules.stalls(STALL_MILLIS)));
        List<CompletableFuture<Outcome>> taken = new ArrayList<>();
        taken.add(take(ACHE, ""));
        Ready.await(() -> desk.busy() == 1 && desk.waiting() == 0, "no worker begins");
        for (int i = 0; i < QUEUE; i++) {
            taken.add(take(ACHE, ""));
        }
        assertTrue(desk.isFull());
        CompletableFuture<Outcome> refused = take(CHEST, "");
        assertTrue(refused.isDone(), "it had to wait for its refusal");
        require("overloaded", Urgency.EMERGENCY_AMBULANCE, said(refused.join()));
        // Those that waited are answered in time too, and one at a time is enough to go on.
        for (CompletableFuture<Outcome> each : taken) {
            assertTrue(said(each.join()).urgency().atLeast(Urgency.URGENT_24H));
        }
        Ready.await(() -> desk.busy() == 0 && !desk.isFull(), "the desk does not recover");
        live(shipped);
        Said said = send(ACHE, "");
        assertEquals(DECIDED, said.kind());
    }

    /** Also while it is looked for what their keys got before: what waits there waits for a worker next. */
    @Test
    void leavesHalfOfTheRoomToThoseThatComeAlone() {
        for (int queue : new int[] {40, 60_000}) {
            CountDownLatch keys = new CountDownLatch(1);
            desk = desk(MoodyLog.silent(keys), new DeskLimits(1, queue, 20_000, false));
            List<CompletableFuture<Outcome>> taken = new ArrayList<>();
            while (!desk.isHalfTaken() && taken.size() < 1_000) {
                taken.add(take(ACHE, key()));
            }
            int many = taken.size();
            for (int i = 0; i < 15; i++) {
                taken.add(take(ACHE, key()));
            }
            for (CompletableFuture<Outcome> each : taken) {
                assertFalse(each.isDone() && said(each.join()).kind().equals("overloaded"), many + " of " + queue);
            }
            assertTrue(many >= 20 && many < 200, many + " of " + queue);
            keys.countDown();
            Ready.await(() -> !desk.isHalfTaken(), "the desk does not recover");
        }
    }

    // --- A second rule set is asked too ---

    /** @param mayBeAnswered whether its decision may be answered in place of that of the live rules */
    private void ask(RuleSet set, boolean mayBeAnswered) {
        Live asked = new Live(set, CLOCK.instant());
        second = (live, byLive, id) -> Optional.of(new Opinion() {
            @Override
            public Live set() {
                return asked;
            }

            @Override
            public boolean mayBeAnswered(Decision byItsLive, Decision bySecond) {
                return mayBeAnswered;
            }
        });
        log(journal);
    }

    /** The shipped rules with one text changed: a rule set of another version. */
    private RuleSet other(String file, String from, String to) {
        EditedRules edited = EditedRules.copyIn(folder.resolve("other"));
        edited.replace(file, from, to);
        return assertInstanceOf(RuleSet.class, new RuleSetLoader(CLOCK).load(edited.folder()));
    }

    /** INVARIANT of all that a second rule set read: both versions are in the record, both rule sets are kept, and it decides again. */
    private Outcome.Decided requireRecorded(String body, CanaryTurn.Outcome outcome, RuleSet other, RuleSet answered) {
        Outcome.Decided decided =
                assertInstanceOf(Outcome.Decided.class, take(body, key()).join());
        String live = shipped.book().version();
        CanaryTurn turn = new CanaryTurn(live, other.book().version(), outcome);
        assertEquals(Optional.of(turn), decided.answer().canary());
        DecisionRecord kept = journal.find(decided.answer().decisionId()).orElseThrow();
        assertEquals(answered.book().version(), kept.ruleSet());
        assertEquals(
                Optional.of(turn),
                AnswerJson.canary(kept.content().orElseThrow().answer()));
        assertTrue(journal.ruleSet(live).isPresent()
                && journal.ruleSet(turn.canaryVersion()).isPresent());
        // No rule set of today: both must come from the log.
        rules = null;
        Replay replay = new Replay(journal, new OneSet(), CLOCK);
        Replay.Result.Decided again = assertInstanceOf(
                Replay.Result.Decided.class, replay.asThen(kept).orElseThrow().result());
        assertArrayEquals(decided.bytes(), again.answer(), "it does not decide again as it did");
        rules = shipped;
        return decided;
    }

    @Test
    void answersByTheSecondRuleSetWhereItMay() {
        RuleSet other = other("wording.yaml", "Call an ambulance now", "Please call an ambulance now");
        ask(other, true);
        requireRecorded(ACHE, CanaryTurn.Outcome.ANSWERED, other, other);
    }

    @Test
    void answersByTheLiveRulesWhereTheSecondMayNotBeAnswered() {
        RuleSet other = other("wording.yaml", "Call an ambulance now", "Please call an ambulance now");
        ask(other, false);
        requireRecorded(ACHE, CanaryTurn.Outcome.LOWER, other, shipped);
    }

    @Test
    void answersByTheLiveRulesWhereTheSecondRefuses() {
        RuleSet other = other("vocabulary.yaml", "min: 30, max: 45, places: 1", "min: 30, max: 43, places: 1");
        ask(other, true);
        String hot = "{\"vitals\":{\"temperatureC\":44},\"symptoms\":[]}";
        Outcome.Decided decided = requireRecorded(hot, CanaryTurn.Outcome.REFUSED, other, shipped);
        assertTrue(decided.answer().decision().complete());
    }

    @Test
    void answersByTheLiveRulesWhereTheSecondIsNotThereInTime() {
        ask(rogue(shipped, shipped.reference(), RogueRules.stalls(STALL_MILLIS)), true);
        desk = desk(journal, HASTY);
        long before = System.nanoTime();
        Outcome.Decided decided =
                assertInstanceOf(Outcome.Decided.class, take(ACHE, "").join());
        long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
        assertEquals(Urgency.ROUTINE_REVIEW, decided.answer().decision().urgency());
        assertTrue(decided.answer().decision().complete(), "the live rules had answered");
        assertEquals(
                CanaryTurn.Outcome.INCOMPLETE,
                decided.answer().canary().orElseThrow().outcome());
        assertTrue(millis < STALL_MILLIS, millis + " ms");
    }

    @Test
    void answersByTheLiveRulesWhereTheSecondBreaks() {
        RuleSet broken = rogue(shipped, shipped.reference(), RogueRules.breaks());
        ask(broken, true);
        Outcome.Decided decided =
                assertInstanceOf(Outcome.Decided.class, take(ACHE, key()).join());
        assertTrue(decided.answer().decision().complete());
        assertEquals(
                CanaryTurn.Outcome.INCOMPLETE,
                decided.answer().canary().orElseThrow().outcome());
        assertEquals(List.of("assessed", "decided " + decided.answer().decisionId()), heard.lines);
    }

    @Test
    void answersByTheLiveRulesWhereTheSecondCannotEvenBeAsked() {
        second = (live, byLive, id) -> {
            throw new AssertionError("of a test");
        };
        log(journal);
        Outcome.Decided decided =
                assertInstanceOf(Outcome.Decided.class, take(ACHE, key()).join());
        assertTrue(decided.answer().decision().complete());
        second = (live, byLive, id) -> Optional.of(new Opinion() {
            @Override
            public Live set() {
                return new Live(shipped, CLOCK.instant());
            }

            @Override
            public boolean mayBeAnswered(Decision byItsLive, Decision bySecond) {
                throw new AssertionError("of a test");
            }
        });
        log(journal);
        decided = assertInstanceOf(Outcome.Decided.class, take(ACHE, key()).join());
        assertEquals(
                CanaryTurn.Outcome.INCOMPLETE,
                decided.answer().canary().orElseThrow().outcome());
    }

    /** Where the reference is asked of no report of the live rules, too. */
    @Test
    void bothEvaluatorsReadTheSecondRuleSetAndTheirDisagreementIsTold() {
        ask(RogueRules.losing(shipped, "chest/chest.drl"), true);
        CrossCheck crossCheck = new CrossCheck(CrossCheck.When.OFF, 1);
        desk = desk(journal, PATIENT, crossCheck);
        Outcome.Decided decided =
                assertInstanceOf(Outcome.Decided.class, take(CHEST, key()).join());
        String id = decided.answer().decisionId();
        assertEquals(Urgency.EMERGENCY_AMBULANCE, decided.answer().decision().urgency());
        assertEquals(
                CanaryTurn.Outcome.INCOMPLETE,
                decided.answer().canary().orElseThrow().outcome());
        assertEquals(List.of("disputed " + id, "assessed", "decided " + id), heard.lines);
        assertEquals(1, crossCheck.disagreements());
    }

    @Test
    void asksNoSecondRuleSetWhereTheLiveRulesWereNotHeardToTheEnd() {
        ask(shipped, true);
        live(rogue(shipped, shipped.reference(), RogueRules.breaks()));
        Outcome.Decided decided =
                assertInstanceOf(Outcome.Decided.class, take(ACHE, key()).join());
        assertFalse(decided.answer().decision().complete());
        assertEquals(Optional.empty(), decided.answer().canary());
    }

    // --- The log is silent about keys ---

    @Test
    void holdsUpNoOtherReportWhileTheLogIsSilentAboutAKey() throws InterruptedException {
        var keys = new CountDownLatch(1);
        MoodyLog silent = MoodyLog.silent(keys);
        desk = desk(silent, PATIENT);
        try {
            CompletableFuture<Outcome> keyed = take(ACHE, key());
            CompletableFuture<Outcome> plain = take(ACHE, "");
            silent.next().complete(MoodyLog.receipt());
            assertEquals(DECIDED, said(plain.join()).kind());
            require("storage-unavailable", Urgency.URGENT_24H, said(keyed.join()));
        } finally {
            keys.countDown();
        }
    }

    /** The set of the test; without one the words of the shipped set still speak. */
    private final class OneSet implements LiveRules {

        @Override
        public Optional<Live> live() {
            return Optional.ofNullable(rules).map(set -> new Live(set, CLOCK.instant()));
        }

        @Override
        public List<FolderProblem> problems() {
            return List.of();
        }

        @Override
        public EmergencyWords failSafe() {
            return new EmergencyWords(shipped.intake(), shipped.book().wording());
        }
    }

    /** Remembers what an observer hears. */
    private static final class Heard implements DeskObserver {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void assessed() {
            lines.add("assessed");
        }

        @Override
        public void decided(Answer answer) {
            lines.add("decided " + answer.decisionId());
        }

        @Override
        public void repeated(String decisionId) {
            lines.add("repeated " + decisionId);
        }

        @Override
        public void incomplete(String decisionId, String ruleSet) {
            lines.add("incomplete " + decisionId);
        }

        @Override
        public void disputed(String decisionId, String ruleSet, Disagreement disagreement) {
            lines.add("disputed " + decisionId);
        }

        @Override
        public void unwritten(String decisionId, Throwable failure) {
            lines.add("unwritten " + decisionId);
        }

        @Override
        public void keyUnread(Throwable failure) {
            lines.add("key unread");
        }

        @Override
        public void broken(Throwable failure) {
            lines.add("broken");
        }
    }
}
