package aftercare.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.HandClock;
import aftercare.domain.Urgency;
import aftercare.live.Status.State;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.RuleStore;
import aftercare.triage.LiveRules;
import aftercare.triage.RuleSetLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From state to state: what decides, what is said of the folder, and what a restart makes of both. */
class ActivationTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String CHEST = "chest/chest.drl";
    private static final String SORENESS = "soreness/soreness.drl";

    private final HandClock clock = new HandClock(NOW);
    private final RuleSetLoader loader = new RuleSetLoader(clock);
    private EditedRules rules;

    @TempDir
    private Path temp;

    @BeforeEach
    void makeFolder() {
        rules = EditedRules.smallIn(temp);
    }

    @Test
    void aGoodFolderDecidesFromTheStart() {
        Activation activation = start();
        assertState(State.LIVE, activation);
        assertEquals(NOW, activation.live().orElseThrow().since());
        assertEquals(NOW, activation.status().checkedAt());
        assertTrue(activation.status().candidate().isEmpty());
        assertTrue(activation.status().lastError().isEmpty());
        assertTrue(activation.status().storeProblem().isEmpty());
    }

    @Test
    void aChangeGoesLiveAtTheSecondReadingThatFindsIt() {
        Activation activation = start();
        String before = version(activation);
        assertInstanceOf(Verdict.Unchanged.class, activation.poll());
        pass(Duration.ofSeconds(5));
        rules.replace(SORENESS, "Tell your practitioner.", "Tell the practitioner.");
        assertInstanceOf(Verdict.Waiting.class, activation.poll());
        assertEquals(before, version(activation));
        assertEquals(State.JUDGING, activation.status().state());
        String candidate = activation.status().candidate().orElseThrow().version();
        assertNotEquals(before, candidate);
        Verdict.Activated activated = assertInstanceOf(Verdict.Activated.class, activation.poll());
        assertEquals(candidate, activated.version());
        assertEquals(candidate, version(activation));
        assertEquals(NOW.plusSeconds(5), activation.live().orElseThrow().since());
        assertInstanceOf(Verdict.Unchanged.class, activation.poll());
    }

    @Test
    void whatChangesBetweenReadingsWaits() {
        Activation activation = start();
        for (int i = 0; i < 5; i++) {
            rules.write(CHEST, rules.text(CHEST) + "\n");
            assertInstanceOf(Verdict.Waiting.class, activation.poll());
        }
        assertInstanceOf(Verdict.Activated.class, activation.poll());
    }

    @Test
    void aBrokenFolderLeavesTheLastGoodRules() {
        Activation activation = start();
        LiveRules.Live live = activation.live().orElseThrow();
        rules.replace(CHEST, "chest-pain", "chst-pain");
        activation.poll();
        Verdict.Rejected rejected = assertInstanceOf(Verdict.Rejected.class, activation.poll());
        assertEquals(1, rejected.problems().size());
        assertState(State.DEGRADED, activation);
        assertSame(live, activation.live().orElseThrow());
        FolderProblem problem = activation.problems().get(0);
        assertEquals("chest/chest.drl:12", problem.file() + ":" + problem.line());
        assertEquals(
                problem.message(), activation.status().lastError().orElseThrow().message());
        assertInstanceOf(Verdict.Unchanged.class, activation.poll(), "an unchanged folder is not built again");
        assertState(State.DEGRADED, activation);
    }

    @Test
    void backToWhatDecidesNeedsNoBuild() {
        Activation activation = start();
        LiveRules.Live live = activation.live().orElseThrow();
        String good = rules.text(CHEST);
        rules.replace(CHEST, "chest-pain", "chst-pain");
        activation.poll();
        activation.poll();
        rules.write(CHEST, good);
        assertInstanceOf(Verdict.Unchanged.class, activation.poll());
        assertState(State.LIVE, activation);
        assertSame(live, activation.live().orElseThrow());
        assertTrue(activation.status().lastError().isPresent(), "what went wrong last stays known");
        rules.replace(CHEST, "chest-pain", "chst-pain");
        assertInstanceOf(Verdict.Unchanged.class, activation.poll());
        assertState(State.DEGRADED, activation);
    }

    @Test
    void thereAndBackAgain() {
        Activation activation = start();
        String first = version(activation);
        String text = rules.text(SORENESS);
        rules.replace(SORENESS, "Tell your practitioner.", "Tell the practitioner.");
        assertInstanceOf(Verdict.Activated.class, activation.activate());
        String second = version(activation);
        assertNotEquals(first, second);
        rules.write(SORENESS, text);
        assertInstanceOf(Verdict.Activated.class, activation.activate());
        assertEquals(first, version(activation));
    }

    @Test
    void otherCasesAroundTheSameRulesDoNotRestartTheirTime() {
        Activation activation = start();
        LiveRules.Live live = activation.live().orElseThrow();
        pass(Duration.ofHours(1));
        rules.write("chest/chest.cases.yaml", rules.text("chest/chest.cases.yaml") + "# looked at\n");
        assertInstanceOf(Verdict.Activated.class, activation.activate());
        assertSame(live.book(), activation.live().orElseThrow().book());
        assertEquals(NOW, activation.live().orElseThrow().since());
        rules.replace("chest/chest.cases.yaml", "EMERGENCY_AMBULANCE", "SELF_CARE");
        assertInstanceOf(Verdict.Rejected.class, activation.activate());
        assertState(State.DEGRADED, activation);
    }

    @Test
    void askingAgainIsSafe() {
        Activation activation = start();
        assertInstanceOf(Verdict.Unchanged.class, activation.activate());
        rules.replace(CHEST, "chest-pain", "chst-pain");
        assertInstanceOf(Verdict.Rejected.class, activation.activate());
        assertInstanceOf(Verdict.Rejected.class, activation.activate());
        assertState(State.DEGRADED, activation);
    }

    @Test
    void anUnchangedFolderThatWasRefusedIsNotJudgedAgain() {
        Activation activation = start();
        rules.replace("soreness/soreness.drl", "severity <= 6", "severity <= 7");
        Verdict.Rejected rejected = assertInstanceOf(Verdict.Rejected.class, activation.activate());
        Status.LastError error = activation.status().lastError().orElseThrow();
        pass(Duration.ofSeconds(5));
        Verdict.Rejected again = assertInstanceOf(Verdict.Rejected.class, activation.activate());
        assertEquals(rejected.problems(), again.problems());
        assertEquals(rejected.version(), again.version());
        assertEquals(error, activation.status().lastError().orElseThrow(), "it was judged again");
        assertEquals(clock.instant(), activation.status().checkedAt());
        assertState(State.DEGRADED, activation);
    }

    @Test
    void withoutAnyGoodRulesNothingDecidesUntilThereAreSome() {
        rules.replace(CHEST, "chest-pain", "chst-pain");
        Activation activation = start();
        assertState(State.NONE, activation);
        assertTrue(activation.live().isEmpty());
        assertEquals(1, activation.problems().size());
        assertEquals(Urgency.EMERGENCY_AMBULANCE, activation.failSafe().intake().failSafe(chestPain()));
        rules.restore();
        activation.poll();
        assertInstanceOf(Verdict.Activated.class, activation.poll());
        assertState(State.LIVE, activation);
    }

    @Test
    void rulesThatFailTheirCasesDoNotDecideAtTheStartEither() {
        rules.replace("soreness/soreness.drl", "severity <= 6", "severity <= 7");
        Activation activation = start();
        assertState(State.NONE, activation);
        assertEquals("GATE-001", activation.problems().get(0).code());
    }

    @Test
    void aRestartWithBrokenFilesServesTheLastGoodRules() {
        String good = version(start());
        rules.replace(CHEST, "chest-pain", "chst-pain");
        Activation again = start();
        assertState(State.DEGRADED, again);
        assertEquals(good, version(again));
        assertEquals("chest/chest.drl", again.problems().get(0).file());
        rules.restore();
        again.poll();
        assertState(State.LIVE, again);
        assertEquals(good, version(again));
    }

    @Test
    void aRestartWithoutAFolderServesTheLastGoodRules() {
        String good = version(start());
        rules.delete("");
        Activation again = start();
        assertState(State.DEGRADED, again);
        assertEquals(good, version(again));
        assertEquals(
                "rules: there is no such folder: name the folder of rules with --rules",
                again.problems().get(0).message());
    }

    @Test
    void aRestartDoesNotLetALoweredUrgencyIn() {
        String good = version(start());
        rules.replace("infection/infection.drl", "@within( 6 )", "@within( 12 )");
        rules.replace("infection/infection.cases.yaml", "actWithinHours: 6", "actWithinHours: 12");
        Activation again = start();
        assertState(State.DEGRADED, again);
        assertEquals(good, version(again));
        assertEquals("GATE-004", again.problems().get(0).code());
        assertEquals("infection/infection.cases.yaml", again.problems().get(0).file());
    }

    @Test
    void anAgreementIsUsedUp() {
        Activation activation = start();
        String first = version(activation);
        lowerInfection();
        rules.agree(first, "INF-05", "URGENT_24H within 6 h", "URGENT_24H within 12 h");
        String agreement = rules.text("CHANGES.yaml");
        assertInstanceOf(Verdict.Activated.class, activation.activate());
        rules.restore();
        assertInstanceOf(Verdict.Activated.class, activation.activate());
        assertEquals(first, version(activation));

        lowerInfection();
        rules.write("CHANGES.yaml", agreement);
        assertInstanceOf(Verdict.Rejected.class, activation.activate());
        assertInstanceOf(Verdict.Rejected.class, start().activate(), "a restart forgets nothing");
        rules.write("CHANGES.yaml", agreement.replace("says so", "says so again"));
        assertInstanceOf(Verdict.Activated.class, activation.activate());
    }

    private void lowerInfection() {
        rules.replace("infection/infection.drl", "@within( 6 )", "@within( 12 )");
        rules.replace("infection/infection.cases.yaml", "actWithinHours: 6", "actWithinHours: 12");
    }

    @Test
    void aCaseThatLeftIsAskedLater() {
        Activation activation = start();
        String cases = rules.text("infection/infection.cases.yaml");
        String note = "fever with redness";
        int next = cases.indexOf("- note", cases.indexOf(note));
        rules.write("infection/infection.cases.yaml", cases.replace(cases.substring(0, next), ONE_MORE));
        assertInstanceOf(Verdict.Activated.class, activation.activate());
        lowerInfection();
        assertInstanceOf(Verdict.Rejected.class, activation.activate());
        assertTrue(names(activation, note), () -> activation.problems().toString());

        Activation again = start();
        again.activate();
        assertTrue(names(again, note), () -> again.problems().toString());
    }

    /** All that a case of the small rules for a fever must do, under another name and with another report. */
    private static final String ONE_MORE =
            """
            - note: "fever and redness of a hand"
              given:
                vitals: { temperatureC: 38.0 }
                symptoms: [ { code: site-redness, sizeCm: 9 } ]
              want: { because: [INF-05], actWithinHours: 6 }
            """;

    private static boolean names(Activation activation, String note) {
        return activation.problems().stream()
                .anyMatch(each -> each.message().contains("`" + note + "`, which is no longer there,"));
    }

    @Test
    void aRestartWithAnotherProgramTriesTheSameRulesAnew() {
        start("one");
        Activation again = start("two");
        assertState(State.LIVE, again);
        RuleStore.Kept.Found found =
                assertInstanceOf(RuleStore.Kept.Found.class, store("two").read());
        assertTrue(found.sameProgram());
    }

    @Test
    void whatWasKeptServesBeforeTheFolderIsJudged() {
        String good = version(start());
        rules.replace(CHEST, "chest-pain", "chst-pain");
        Activation again = open("test");
        assertEquals(State.NONE, again.status().state());
        again.serveKept();
        assertEquals(State.JUDGING, again.status().state());
        assertEquals(good, version(again));
        assertNotEquals(good, again.status().candidate().orElseThrow().version());
        again.judgeFirst();
        assertState(State.DEGRADED, again);
        assertEquals(good, version(again));
    }

    @Test
    void withNothingKeptNothingDecidesUntilTheFolderIsJudged() {
        Activation activation = open("test");
        activation.serveKept();
        assertEquals(State.NONE, activation.status().state());
        assertEquals(List.of(), activation.problems());
        assertTrue(activation.status().candidate().isPresent());
        assertEquals(Urgency.EMERGENCY_AMBULANCE, activation.failSafe().intake().failSafe(chestPain()));
        assertInstanceOf(Verdict.Activated.class, activation.judgeFirst());
        assertState(State.LIVE, activation);
    }

    @Test
    void whatThisProgramKeptIsLiveWithoutBeingJudged() {
        start();
        Activation again = open("test");
        again.serveKept();
        assertState(State.LIVE, again);
        assertInstanceOf(Verdict.Unchanged.class, again.judgeFirst());
    }

    @Test
    void whatAnotherProgramKeptIsNotLiveBeforeItIsJudged() {
        start("one");
        Activation again = open("two");
        again.serveKept();
        assertEquals(State.JUDGING, again.status().state());
        assertInstanceOf(Verdict.Activated.class, again.judgeFirst());
        assertState(State.LIVE, again);
    }

    @Test
    void whatAnotherProgramKeptMustPassItsOwnCases() {
        rules.replace("soreness/soreness.cases.yaml", "severity: 7", "severity: 5");
        keep("one");
        rules.restore();
        rules.replace(CHEST, "chest-pain", "chst-pain");
        Activation activation = start("two");
        assertState(State.NONE, activation);
        assertEquals(
                "the last good rules on disk were kept by another version of the program and do not pass their own cases:"
                        + " 1 problems, the first: soreness/soreness.cases.yaml:7: ",
                activation.status().storeProblem().orElseThrow().replaceAll("yaml:7: .*", "yaml:7: "));
        assertEquals(State.DEGRADED, start("one").status().state(), "its own program tried it already");
    }

    @Test
    void whatAnotherProgramKeptMustHaveCasesThatCanBeRead() {
        String cases = rules.text("chest/chest.cases.yaml");
        rules.write("chest/chest.cases.yaml", cases.replace("because", "becuase"));
        keep("one");
        rules.delete("");
        Activation unreadable = start("two");
        assertState(State.NONE, unreadable);
        assertTrue(
                unreadable
                        .status()
                        .storeProblem()
                        .orElseThrow()
                        .contains("their cases cannot be read, the first: chest/"),
                () -> unreadable.status().storeProblem().orElseThrow());
        rules.restore();
        for (String topic : List.of("chest", "infection", "soreness")) {
            rules.delete(topic + "/" + topic + ".cases.yaml");
        }
        keep("one");
        assertState(State.NONE, start("two"));
    }

    /** The same text has the same answer to the same program only. */
    @Test
    void whatAnotherProgramKeptMustHaveSense() {
        String soreness = rules.text(SORENESS);
        String first = soreness.substring(soreness.indexOf("rule "), soreness.indexOf("rule \"Soreness for"));
        rules.write(
                SORENESS, soreness + first.replace("Mild soreness", "The same").replace("EXP-01", "EXP-02"));
        keep("one");
        assertDoesNotPassTheCheckOf("two");
        assertEquals(State.DEGRADED, start("one").status().state(), "its own program asked for it already");
    }

    /** What is given to the engine is read by two parsers at every start, whoever kept it. */
    @Test
    void whatThisProgramKeptMustBeSafeToLoad() {
        rules.replace(SORENESS, "severity <= 6", "severity <= System.exit(0)");
        keep("one");
        assertDoesNotPassTheCheckOf("one");
    }

    @Test
    void newDemandsAreNotMadeOfWhatWasKept() {
        rules.replace("soreness/soreness.drl", "our own choice", "our own choice; [NOWHERE99]");
        keep("one");
        Activation activation = start("two");
        assertState(State.DEGRADED, activation);
        assertEquals("SOURCE-001", activation.problems().get(0).code());
        assertTrue(activation.status().storeProblem().isEmpty());
    }

    /** Rules that are not fit to decide are still what a folder must not come below. */
    @Test
    void theFolderIsComparedAlsoWithWhatDoesNotDecide() {
        rules.replace("soreness/soreness.cases.yaml", "severity: 7", "severity: 5");
        keep("one");
        rules.restore();
        rules.replace("infection/infection.drl", "@within( 6 )", "@within( 12 )");
        rules.replace("infection/infection.cases.yaml", "actWithinHours: 6", "actWithinHours: 12");
        Activation activation = start("two");
        assertState(State.NONE, activation);
        assertEquals("GATE-004", activation.problems().get(0).code());
    }

    /** It was kept by that program; a folder of today that is broken does not take it away. */
    @Test
    void whatVersion030KeptServes() throws IOException {
        Files.createDirectories(temp.resolve("state"));
        Files.copy(Path.of("src/test/resources/kept-0.3.0/last-good.zip"), temp.resolve("state/last-good.zip"));
        rules.replace(CHEST, "chest-pain", "chst-pain");
        Activation activation = start("0.4.0");
        assertState(State.DEGRADED, activation);
        assertEquals(166, activation.live().orElseThrow().book().cards().size());
        assertTrue(activation.status().storeProblem().isEmpty());
        assertEquals("RULE-023", activation.problems().get(0).code());
    }

    @Test
    void aDamagedStoreIsNotUsed() throws IOException {
        start();
        Files.write(temp.resolve("state/last-good.zip"), "not what it was".getBytes(StandardCharsets.UTF_8));
        rules.replace(CHEST, "chest-pain", "chst-pain");
        Activation again = start();
        assertState(State.NONE, again);
        assertEquals(
                "the last good rules on disk are damaged and were not used",
                again.status().storeProblem().orElseThrow());
        rules.restore();
        again.activate();
        assertState(State.LIVE, again);
        assertTrue(again.status().storeProblem().isEmpty(), "the next good rules mend it");
    }

    @Test
    void servesAlsoWhenNothingCanBeKept() throws IOException {
        Files.writeString(temp.resolve("state"), "a file where the folder should be");
        Activation activation = start();
        assertState(State.LIVE, activation);
        assertEquals(
                "the last good rules could not be kept on disk",
                activation.status().storeProblem().orElseThrow());
    }

    @Test
    void aClockThatIsSetBackChangesNothing() {
        Activation activation = start();
        pass(Duration.ofDays(-400));
        rules.replace(SORENESS, "Tell your practitioner.", "Tell the practitioner.");
        assertInstanceOf(Verdict.Waiting.class, activation.poll());
        Verdict.Activated activated = assertInstanceOf(Verdict.Activated.class, activation.poll());
        assertEquals(0, activated.millis());
        assertState(State.LIVE, activation);
    }

    /** What is read while it changes is not what goes live. */
    @Test
    void aFolderThatChangesWhileItIsTriedIsTriedAgain() {
        EditedRules edited = rules;
        AtomicReference<Boolean> armed = new AtomicReference<>(false);
        // The gate asks the clock while it tries the cases; that is when the file is saved once more.
        Clock meddling = new HandClock(NOW) {
            @Override
            public Instant instant() {
                if (armed.get() && calledByGate()) {
                    armed.set(false);
                    edited.replace(SORENESS, "Tell the practitioner.", "Tell a practitioner.");
                }
                return super.instant();
            }
        };
        Activation activation =
                Started.activation(rules.folder(), store("test"), pastCases(), new RuleSetLoader(meddling), meddling);
        String first = version(activation);
        rules.replace(SORENESS, "Tell your practitioner.", "Tell the practitioner.");
        activation.poll();
        armed.set(true);
        assertInstanceOf(Verdict.Waiting.class, activation.poll());
        assertEquals(first, version(activation));
        Verdict.Activated activated = assertInstanceOf(Verdict.Activated.class, activation.poll());
        assertEquals(RuleFolder.read(rules.folder()).files().version(), activated.version());
        assertEquals(activated.version(), version(activation));
    }

    private static boolean calledByGate() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(Gate.class.getName())));
    }

    /** What was to be refused is not even judged to the end once something else is in its place. */
    @Test
    void theJudgementOfAFolderThatIsReplacedEnds() {
        EditedRules edited = rules;
        AtomicReference<Runnable> armed = new AtomicReference<>(() -> {});
        Clock meddling = new HandClock(NOW) {
            @Override
            public Instant instant() {
                if (calledByGate()) {
                    armed.getAndSet(() -> {}).run();
                }
                return super.instant();
            }
        };
        Activation activation =
                Started.activation(rules.folder(), store("test"), pastCases(), new RuleSetLoader(meddling), meddling);
        String first = version(activation);
        rules.replace("soreness/soreness.drl", "severity <= 6", "severity <= 7");
        activation.poll();
        armed.set(() -> {
            edited.restore();
            edited.replace(SORENESS, "Tell your practitioner.", "Tell the practitioner.");
            activation.lookOut();
        });
        assertInstanceOf(Verdict.Waiting.class, activation.poll());
        assertEquals(State.JUDGING, activation.status().state());
        assertTrue(activation.status().lastError().isEmpty());
        assertEquals(first, version(activation));
        activation.poll();
        assertInstanceOf(Verdict.Activated.class, activation.poll());
        assertState(State.LIVE, activation);
    }

    @Test
    void aFolderThatStaysIsJudgedToTheEnd() {
        Activation activation = start();
        rules.replace(SORENESS, "Tell your practitioner.", "Tell the practitioner.");
        activation.poll();
        activation.lookOut();
        assertInstanceOf(Verdict.Activated.class, activation.poll());
    }

    @Test
    void aJudgementThatTakesTooLongNamesItsLimit() {
        start();
        rules.replace(CHEST, "Go to hospital now.", "Go to a hospital now.");
        Activation activation =
                Activation.open(rules.folder(), store("test"), pastCases(), loader, clock, Duration.ofSeconds(-1));
        activation.serveKept();
        assertInstanceOf(Verdict.Rejected.class, activation.judgeFirst());
        assertState(State.DEGRADED, activation);
        assertEquals(
                "GATE-010 rules: the folder could not be judged within -1 s of computing time: leave out rules or alternatives,"
                        + " or ask for activation to have it judged once more",
                activation.problems().get(0).code() + " "
                        + activation.problems().get(0).message());
        Instant refused = activation.status().lastError().orElseThrow().at();
        pass(Duration.ofSeconds(1));
        assertInstanceOf(Verdict.Unchanged.class, activation.poll());
        assertEquals(refused, activation.status().lastError().orElseThrow().at());
        assertInstanceOf(Verdict.Rejected.class, activation.activate());
        assertNotEquals(refused, activation.status().lastError().orElseThrow().at(), "who asks has it judged again");
    }

    @Test
    void aFolderThatIsTooLargeIsRefusedByALimitThatIsNamed() {
        Activation activation = start();
        rules.write("chest/more.drl", "rule \"x\"\n".repeat(1_000));
        rules.write("chest/more.cases.yaml", "- note: x\n".repeat(10_000));
        assertInstanceOf(Verdict.Rejected.class, activation.activate());
        assertState(State.DEGRADED, activation);
        List<String> problems = new ArrayList<>();
        activation.problems().forEach(problem -> problems.add(problem.code() + " " + problem.message()));
        assertTrue(
                problems.contains(
                        "FOLDER-008 rules: there are more than 1000 rules: leave out what others cover already"),
                problems::toString);
        assertTrue(
                problems.contains(
                        "FOLDER-008 rules: there are more than 10000 cases: leave out what others cover already"),
                problems::toString);
    }

    private void assertDoesNotPassTheCheckOf(String program) {
        rules.delete("");
        Activation activation = start(program);
        assertState(State.NONE, activation);
        assertEquals(
                "the last good rules on disk do not pass the check of this program",
                activation.status().storeProblem().orElseThrow());
    }

    private void keep(String program) {
        assertTrue(store(program)
                .keep(RuleFolder.read(rules.folder()).files(), Set.of())
                .isEmpty());
    }

    private Activation open(String program) {
        return Activation.open(rules.folder(), store(program), pastCases(), loader, clock);
    }

    private Activation start() {
        return start("test");
    }

    private Activation start(String program) {
        return Started.activation(rules.folder(), store(program), pastCases(), loader, clock);
    }

    private PastCases pastCases() {
        return new PastCases(temp.resolve("state"));
    }

    private RuleStore store(String program) {
        return new RuleStore(temp.resolve("state"), rules.folder(), program);
    }

    private void pass(Duration time) {
        clock.forward(time);
    }

    private static String version(Activation activation) {
        return activation.live().orElseThrow().book().version();
    }

    private static void assertState(State state, Activation activation) {
        assertEquals(
                state, activation.status().state(), () -> activation.problems().toString());
        assertEquals(state == State.LIVE, activation.problems().equals(List.of()));
    }

    private static byte[] chestPain() {
        return "{\"symptoms\":[{\"code\":\"chest-pain\"}]}".getBytes(StandardCharsets.UTF_8);
    }
}
