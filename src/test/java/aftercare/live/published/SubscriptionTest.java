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
import aftercare.live.draft.RuleChange;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.RuleStore;
import aftercare.triage.RuleSetLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old, unsigned, cut, foreign or changed bundle never decides, whatever is put where rules are published. */
class SubscriptionTest {

    private static final String SORENESS = "soreness/soreness.drl";
    private static final Duration REACH = Duration.ofSeconds(60);

    @TempDir
    Path temp;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-24T09:00:00Z"));
    private final RuleSetLoader loader = new RuleSetLoader(clock);
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

        Service(EditionSource source, long least, String program) {
            subscription = new Subscription(source, keys.reader(), state, least, REACH, clock);
            RuleStore store = new RuleStore(state, rules.folder(), program);
            activation = Activation.open(rules.folder(), subscription, store, new PastCases(state), loader, clock);
            activation.serveKept();
            follower = new Follower(subscription, activation);
        }

        void look() {
            follower.look();
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
            BundleFile.write(place, bundle);
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
        assertInstanceOf(Approval.NotWritten.class, service.activation.replace(RuleChange.none(), new TreeMap<>()));
    }
}
