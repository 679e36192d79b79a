package aftercare.live.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.HandClock;
import aftercare.live.Activation;
import aftercare.live.Approval;
import aftercare.live.EditedRules;
import aftercare.live.PastCases;
import aftercare.live.Status.State;
import aftercare.live.Verdict;
import aftercare.live.beside.Canary;
import aftercare.live.draft.RuleChange;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.RuleStore;
import aftercare.ruleset.folder.WholeFile;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.agreement.Agreements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old, unsigned, cut, foreign or changed bundle never decides, whatever is put where rules are published. */
class SubscriptionTest {

    private static final String SORENESS = "soreness/soreness.drl";
    private static final Duration REACH = Duration.ofSeconds(60);

    @TempDir
    Path temp;

    private static final Instant BEGIN = Instant.parse("2026-11-24T09:00:00Z");
    private static final String CASE = "- note: \"gone\"\n  given:\n    treatment: { hoursSince: 30 }\n"
            + "    symptoms: [ { code: muscle-ache, severity: 5 } ]\n"
            + "  want: { urgency: SELF_CARE, because: [EXP-01] }\n";

    private final HandClock clock = new HandClock(BEGIN);
    private RuleSetLoader loader = new RuleSetLoader(clock);
    private final Keys keys = Keys.made("0123456789abcdef");
    private EditedRules rules;
    private Path place;
    private Path state;
    private byte[] first;
    private byte[] second;
    private String firstVersion;
    private String secondVersion;

    /** A service without its threads. */
    private final class Service {

        private final Activation activation;
        private final Subscription subscription;
        private final Follower follower;
        private final List<Verdict> said = new ArrayList<>();

        Service(EditionSource source, long least, String program) {
            subscription = new Subscription(source, keys.reader(), state, least, REACH, clock);
            RuleStore store = new RuleStore(state, rules.folder(), program);
            activation = Activation.open(rules.folder(), subscription, store, new PastCases(state), loader, clock);
            activation.serveKept();
            follower = new Follower(subscription, activation, said::add);
        }

        void look() {
            said.add(follower.look());
        }

        /** Versions of which it was said that they are live now. */
        List<String> saidLive() {
            List<String> versions = new ArrayList<>();
            for (Verdict each : said) {
                if (each instanceof Verdict.Activated activated) {
                    versions.add(activated.version());
                }
            }
            return versions;
        }

        String version() {
            return activation.live().map(live -> live.book().version()).orElse("none");
        }

        List<String> problems() {
            return activation.problems().stream().map(FolderProblem::code).toList();
        }

        State state() {
            return activation.status().state();
        }
    }

    @BeforeEach
    void publishTwo() {
        rules = EditedRules.smallIn(temp);
        place = temp.resolve("published");
        state = temp.resolve("state");
        first = bundle(1);
        firstVersion = rules.version();
        rules.replace(SORENESS, "Tell your practitioner.", "Tell the practitioner.");
        second = bundle(2);
        secondVersion = rules.version();
    }

    private byte[] bundle(long sequence) {
        return Editions.of(sequence, rules.folder()).signed(keys);
    }

    private Service start() {
        return new Service(new FileSource(place), 1, "test");
    }

    private void publish(byte[] bundle) {
        try {
            WholeFile.write(place, bundle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Service withSecond() {
        publish(second);
        Service service = start();
        service.look();
        assertEquals(secondVersion, service.version());
        return service;
    }

    @Test
    void followsWhatIsPublished() {
        Service service = start();
        service.look();
        assertEquals(State.NONE, service.state());
        assertEquals(List.of("BUNDLE-008"), service.problems());
        publish(first);
        service.look();
        assertEquals(firstVersion, service.version());
        assertEquals(State.LIVE, service.state());
        assertEquals(1, service.subscription.state().sequence());
        publish(second);
        service.look();
        assertEquals(secondVersion, service.version());
        assertEquals(2, service.subscription.state().sequence());
        service.look();
        assertEquals(State.LIVE, service.state());
    }

    @Test
    void refusesWhateverIsWrongAndGoesOn() {
        Service service = withSecond();
        rules.replace(SORENESS, "Tell the practitioner.", "Say nothing.");
        byte[] third = bundle(3);
        check(service, "BUNDLE-001", Arrays.copyOf(third, third.length - 40));
        check(service, "BUNDLE-002", Editions.of(3, rules.folder()).body());
        check(service, "BUNDLE-003", Editions.of(3, rules.folder()).signed(Keys.made("fedcba9876543210")));
        check(service, "BUNDLE-004", Editions.of(3, rules.folder()).signed(Keys.made(keys.keyId())));
        check(service, "BUNDLE-005", first);
        check(service, "BUNDLE-005", bundle(1));
        check(service, "BUNDLE-006", bundle(2));
        assertEquals(2, service.subscription.state().sequence());
        publish(second);
        service.look();
        assertEquals(State.LIVE, service.state(), "the right one is back");
        publish(third);
        service.look();
        assertEquals(rules.version(), service.version());
    }

    private void check(Service service, String code, byte[] bundle) {
        publish(bundle);
        service.look();
        assertEquals(secondVersion, service.version(), code);
        assertEquals(List.of(code), service.problems());
        assertEquals(State.DEGRADED, service.state(), code);
        Verdict.Rejected said = assertInstanceOf(Verdict.Rejected.class, service.follower.activate());
        assertEquals(code, said.problems().get(0).code(), "whoever asks hears of it");
        if (code.compareTo("BUNDLE-005") < 0) {
            return;
        }
        // Nor after a restart.
        Service again = start();
        assertEquals(secondVersion, again.version(), code);
        again.look();
        assertEquals(secondVersion, again.version(), code);
        assertEquals(List.of(code), again.problems());
    }

    /** What an operator is told to do once the place was put back, and what comes of it. */
    @Test
    void namesASequenceThatItWouldTake() {
        byte[] sameAgain = bundle(3);
        Service service = withSecond();
        rules.replace(SORENESS, "Tell the practitioner.", "Say nothing.");
        for (byte[] refused : List.of(first, bundle(2))) {
            publish(refused);
            service.look();
            String help = service.subscription.state().findings().get(0).help();
            assertTrue(help.contains("`--after 2`"), help);
        }
        publish(sameAgain);
        service.look();
        service.look();
        assertEquals(3, service.subscription.state().sequence());
        assertEquals(secondVersion, service.version());
        assertEquals(State.LIVE, service.state());
    }

    /** Else a clock that is wrong by a day keeps it silent for a day. */
    @Test
    void saysInTimeThatItIsOutOfReachWhereTheClockIsPutBack() throws Exception {
        Service service = withSecond();
        Files.delete(place);
        Files.createDirectory(place);
        clock.forward(Duration.ofDays(-1));
        service.look();
        assertEquals(List.of(), service.problems(), "not yet");
        clock.forward(REACH.plusSeconds(1));
        service.look();
        assertEquals(List.of("BUNDLE-007"), service.problems());
    }

    @Test
    void knowsAnOlderOneAfterARestartWithoutItsRules() throws IOException {
        withSecond();
        Files.delete(state.resolve("published.bundle"));
        Files.delete(state.resolve("last-good.zip"));
        publish(first);
        Service again = start();
        again.look();
        assertEquals("none", again.version());
        assertEquals(List.of("BUNDLE-005"), again.problems());
        publish(second);
        again.look();
        assertEquals(secondVersion, again.version());
    }

    @Test
    void refusesWhatIsOlderThanTheLeastThatItWasTold() {
        publish(first);
        Service service = new Service(new FileSource(place), 2, "test");
        service.look();
        assertEquals("none", service.version());
        assertEquals(List.of("BUNDLE-005"), service.problems());
        publish(second);
        service.look();
        assertEquals(secondVersion, service.version());
    }

    /** The power goes between the note and the swap: the same edition is taken at the next start. */
    @Test
    void takesTheSameOnceMoreWhereItOnlyNotedIt() throws IOException {
        publish(first);
        Service service = start();
        service.look();
        BundleReading.Genuine genuine = (BundleReading.Genuine) keys.reader().read("", second);
        new SequenceMark(2, genuine.digest()).keep(state);
        Service again = start();
        assertEquals(firstVersion, again.version());
        again.look();
        assertEquals(List.of("BUNDLE-005"), again.problems());
        assertEquals(firstVersion, again.version(), "it goes on with what decided");
        publish(second);
        again.look();
        assertEquals(secondVersion, again.version());
    }

    @Test
    void knowsTheHighestSequenceAfterARestart() {
        publish(bundle(Edition.HIGHEST));
        Service service = start();
        service.look();
        assertEquals(secondVersion, service.version());
        assertEquals(secondVersion, start().version());
        publish(bundle(Edition.HIGHEST + 1));
        service.look();
        assertEquals(List.of("BUNDLE-001"), service.problems(), "it could not be noted");
    }

    @Test
    void takesNothingNewWhereItsNoteIsDamaged() throws IOException {
        Service service = withSecond();
        rules.replace(SORENESS, "Tell the practitioner.", "Say nothing.");
        publish(bundle(3));
        Files.writeString(state.resolve("published.mark"), "0");
        assertEquals(secondVersion, service.version());
        Service again = start();
        again.look();
        assertEquals("none", again.version());
        assertEquals(List.of("BUNDLE-009"), again.problems());
    }

    /** What was kept is signed as well: that it decided here is known, though not whether it was the latest. */
    @Test
    void knowsAnOlderOneByWhatItKeptWhereItsNoteIsGone() throws IOException {
        withSecond();
        Files.delete(state.resolve("published.mark"));
        publish(first);
        Service again = start();
        again.look();
        assertEquals("none", again.version());
        assertEquals(List.of("BUNDLE-005"), again.problems());
        rules.replace(SORENESS, "Tell the practitioner.", "Say nothing.");
        publish(bundle(2));
        again.look();
        assertEquals(List.of("BUNDLE-006"), again.problems());
        publish(second);
        again.look();
        assertEquals(secondVersion, again.version());
        assertEquals(secondVersion, start().version(), "it is noted again");
    }

    /** A note that is put back is read, and what decided then decides again; one that is gone is no note. */
    @Test
    void goesOnOnceItsNoteIsPutBack() throws IOException {
        withSecond();
        Path mark = state.resolve("published.mark");
        String note = Files.readString(mark);
        Files.writeString(mark, "0");
        Files.delete(place);
        Service again = start();
        again.look();
        assertEquals("none", again.version());
        Files.delete(mark);
        publish(first);
        again.look();
        assertEquals(List.of("BUNDLE-009"), again.problems());
        assertEquals("none", again.version(), "an older one is known as none without the note");
        Files.writeString(mark, note);
        again.look();
        assertEquals(secondVersion, again.version());
        again.look();
        assertEquals(secondVersion, again.version());
        assertEquals(List.of("BUNDLE-005"), again.problems());
    }

    /** The source says once that something is there. */
    @Test
    void takesWhatItCouldNotNoteOnceItCan() throws IOException {
        Service service = withSecond();
        rules.replace(SORENESS, "Tell the practitioner.", "Say nothing.");
        Path way = obstructed("published.mark");
        publish(bundle(3));
        for (int i = 0; i < 3; i++) {
            service.look();
            assertEquals(secondVersion, service.version());
            assertEquals(List.of("BUNDLE-009"), service.problems());
        }
        cleared(way);
        service.look();
        assertEquals(rules.version(), service.version());
        assertEquals(State.LIVE, service.state());

        // The same for the bundle, without which the next start would begin with the one before.
        rules.replace(SORENESS, "Say nothing.", "Say little.");
        way = obstructed("published.bundle");
        publish(bundle(4));
        for (int i = 0; i < 3; i++) {
            service.look();
            assertEquals(rules.version(), service.version());
            assertEquals(List.of("BUNDLE-009"), service.problems());
            assertEquals(
                    rules.version(), service.saidLive().get(service.saidLive().size() - 1));
        }
        assertEquals(3, service.saidLive().size(), "each once");
        cleared(way);
        service.look();
        assertEquals(State.LIVE, service.state());
        assertEquals(rules.version(), start().version());
    }

    /** Nobody writes in the place of that file, not even whoever may do everything on this machine. */
    private Path obstructed(String name) throws IOException {
        Path way = state.resolve(name + ".part");
        Files.createDirectories(way.resolve("full"));
        return way;
    }

    private static void cleared(Path way) throws IOException {
        Files.delete(way.resolve("full"));
        Files.delete(way);
    }

    /** A lost mount or a line that never ends keeps the thread that looks, which can say nothing then. */
    @Test
    void saysThatThePlaceDoesNotAnswerWhileItWaits() throws Exception {
        publish(second);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        EditionSource file = new FileSource(place);
        EditionSource hanging = new EditionSource() {
            @Override
            public String place() {
                return file.place();
            }

            @Override
            public Fetch fetch(EditionReader reader) {
                if (clock.instant().isAfter(BEGIN)) {
                    asked.countDown();
                    try {
                        answer.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return file.fetch(reader);
            }
        };
        Service service = new Service(hanging, 1, "test");
        service.look();
        clock.forward(Duration.ofSeconds(1));
        Thread looking = new Thread(service::look);
        looking.start();
        asked.await();
        clock.forward(Duration.ofDays(-1));
        assertEquals(List.of(), service.subscription.state().findings(), "the clock was put back");
        clock.forward(REACH);
        assertEquals(List.of(), service.subscription.state().findings(), "not yet");
        clock.forward(Duration.ofSeconds(1));
        List<FolderProblem> findings = service.subscription.state().findings();
        assertEquals(
                List.of("BUNDLE-007"),
                findings.stream().map(FolderProblem::code).toList());
        assertTrue(findings.get(0).what().contains("61 s"), findings.get(0).what());
        assertEquals(
                State.DEGRADED,
                service.activation
                        .status()
                        .with(service.subscription.waiting().orElseThrow())
                        .state());
        answer.countDown();
        looking.join();
        assertEquals(List.of(), service.subscription.state().findings());
        assertEquals(secondVersion, service.version());
        assertEquals(State.LIVE, service.state());
    }

    /** A machine that was busy, or had no memory left, when it tried them. */
    @Test
    void judgesAgainWhatItCouldNotJudgeToTheEnd() {
        AtomicInteger tries = new AtomicInteger();
        AtomicBoolean full = new AtomicBoolean();
        loader = new RuleSetLoader(new HandClock(BEGIN) {
            @Override
            public Instant instant() {
                if (full.get()) {
                    tries.incrementAndGet();
                    throw new OutOfMemoryError("made up");
                }
                return super.instant();
            }
        });
        publish(first);
        Service service = start();
        service.look();
        assertEquals(firstVersion, service.version());
        full.set(true);
        publish(second);
        service.look();
        assertEquals(List.of("GATE-005"), service.problems());
        assertEquals(1, tries.get());
        clock.forward(Duration.ofSeconds(59));
        service.look();
        assertEquals(1, tries.get(), "not at every look");
        clock.forward(Duration.ofSeconds(1));
        service.look();
        service.look();
        assertEquals(2, tries.get());
        assertEquals(firstVersion, service.version());
        assertEquals(State.DEGRADED, service.state());
        full.set(false);
        service.look();
        assertEquals(firstVersion, service.version());
        clock.forward(Duration.ofSeconds(60));
        service.look();
        assertEquals(secondVersion, service.version());
        assertEquals(State.LIVE, service.state());
    }

    /** A pod with an empty state has used nothing itself. */
    @Test
    void knowsWhatWasUsedUpWhereItIsPublished() {
        EditedRules beside = EditedRules.smallIn(temp.resolve("beside"));
        beside.replace(SORENESS, "Tell your practitioner.", "Tell the practitioner.");
        beside.replace("infection/infection.drl", "@within( 6 )", "@within( 12 )");
        beside.replace("infection/infection.cases.yaml", "actWithinHours: 6", "actWithinHours: 12");
        beside.agree(secondVersion, "INF-05", "URGENT_24H within 6 h", "URGENT_24H within 12 h");
        Agreements file =
                Agreements.read("CHANGES.yaml", beside.text("CHANGES.yaml").getBytes(StandardCharsets.UTF_8));
        String key = file.all().get(0).key();
        TreeMap<String, byte[]> past = new TreeMap<>();
        past.put("00000000.cases.yaml", Editions.bytes(CASE));
        Edition used = new Edition(
                3,
                Edition.NONE,
                Editions.MADE_AT,
                RuleFolder.read(rules.folder()).files(),
                new TreeSet<>(Set.of(key)),
                past);
        Service service = withSecond();
        assertInstanceOf(Canary.Admitted.class, canary(service, beside), "nobody used it");
        publish(used.signed(keys));
        service.look();
        assertEquals(3, service.subscription.state().sequence());
        assertEquals(Set.of(key), service.activation.past().spent());
        assertEquals(1, service.activation.past().cases().size());
        assertInstanceOf(Canary.Barred.class, canary(service, beside));
        assertInstanceOf(Canary.Barred.class, canary(start(), beside), "from the start on");
    }

    private Canary.State canary(Service service, EditedRules beside) {
        Canary canary = Canary.of(beside.folder(), 100, loader, clock);
        canary.look(service.activation.live().map(Live::rules), service.activation::past);
        return canary.state();
    }

    @Test
    void saysInTimeThatItIsOutOfReachAndGoesOn() throws IOException {
        Service service = withSecond();
        Files.delete(place);
        Files.createDirectory(place);
        clock.forward(REACH);
        service.look();
        assertEquals(List.of(), service.problems(), "not yet");
        clock.forward(Duration.ofSeconds(1));
        service.look();
        service.look();
        assertEquals(List.of("BUNDLE-007"), service.problems());
        assertEquals(secondVersion, service.version());
        assertEquals(State.DEGRADED, service.state());
        Files.delete(place);
        publish(second);
        service.look();
        service.look();
        assertEquals(State.LIVE, service.state());
    }

    @Test
    void saysInTimeThatItCannotLook() {
        publish(second);
        FileSource file = new FileSource(place);
        AtomicBoolean breaks = new AtomicBoolean();
        EditionSource source = new EditionSource() {
            @Override
            public String place() {
                return file.place();
            }

            @Override
            public Fetch fetch(EditionReader reader) {
                if (breaks.get()) {
                    throw new NoClassDefFoundError("of a test");
                }
                return file.fetch(reader);
            }
        };
        Service service = new Service(source, 1, "test");
        service.look();
        breaks.set(true);
        clock.forward(REACH.plusSeconds(1));
        service.look();
        assertEquals(List.of("BUNDLE-007"), service.problems());
        assertEquals(secondVersion, service.version());
        breaks.set(false);
        service.look();
        assertEquals(State.LIVE, service.state());
    }

    /** This program may be another version than the one that published. */
    @Test
    void goesOnWithTheLastGoodWhereAnEditionFailsItsCasesHere() {
        Service service = withSecond();
        rules.replace(
                "soreness/soreness.cases.yaml", "ROUTINE_REVIEW, because: [PRO-01]", "URGENT_24H, because: [PRO-01]");
        publish(bundle(3));
        service.look();
        assertEquals(secondVersion, service.version());
        assertTrue(service.problems().contains("GATE-001"), service.problems().toString());
        Service again = start();
        assertEquals(secondVersion, again.version());
        publish(second);
        again.look();
        assertEquals(secondVersion, again.version());
        assertEquals(List.of("BUNDLE-005"), again.problems(), "it has seen a later one");
    }

    @Test
    void servesNoRulesThatWereLeftFromAFolder() {
        rules.replace(SORENESS, "Tell the practitioner.", "Say nothing.");
        new RuleStore(state, rules.folder(), "test")
                .keep(RuleFolder.read(rules.folder()).files(), Set.of());
        Service service = start();
        assertEquals("none", service.version());
        service.look();
        assertEquals("none", service.version());
        publish(first);
        service.look();
        assertEquals(firstVersion, service.version());
    }

    @Test
    void servesNothingThatAKeyWhichIsNoLongerTrustedSigned() {
        withSecond();
        Subscription other = new Subscription(
                new FileSource(place), Keys.made("fedcba9876543210").reader(), state, 1, REACH, clock);
        assertTrue(other.read().files().bytes().isEmpty());
        other.look();
        other.settle(Optional.empty());
        assertEquals("BUNDLE-003", other.read().problems().get(0).code());
    }

    @Test
    void letsNobodyChangeRulesHere() {
        Service service = withSecond();
        assertTrue(service.activation.hindrance().isPresent());
        assertFalse(service.activation.present().bytes().isEmpty());
        assertInstanceOf(
                Approval.NotWritten.class,
                service.activation.replace(new RuleChange(new TreeMap<>(), new TreeSet<>()), new TreeMap<>()));
    }
}
