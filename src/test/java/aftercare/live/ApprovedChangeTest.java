package aftercare.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.HandClock;
import aftercare.live.Status.State;
import aftercare.live.draft.PartOfChange;
import aftercare.live.draft.RuleChange;
import aftercare.ruleset.folder.RuleStore;
import aftercare.triage.RuleSetLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was approved decides whole or not at all, whatever the disk does. */
class ApprovedChangeTest {

    private static final String CHEST = "chest/chest.drl";
    private static final String SORENESS = "soreness/soreness.drl";
    private static final String ADVICE = "Tell your practitioner.";

    private final HandClock clock = new HandClock(Instant.parse("2026-11-24T09:00:00Z"));

    @TempDir
    private Path temp;

    private EditedRules rules;
    private Activation activation;

    @BeforeEach
    void start() {
        rules = EditedRules.smallIn(temp);
        activation = started();
    }

    private Activation started() {
        Path state = temp.resolve("state");
        RuleStore store = new RuleStore(state, rules.folder(), "test");
        return Started.activation(rules.folder(), store, new PastCases(state), new RuleSetLoader(clock), clock);
    }

    private static RuleChange change(Map<String, String> texts, String... removed) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new RuleChange(files, new TreeSet<>(List.of(removed)));
    }

    private String version() {
        return activation.live().orElseThrow().book().version();
    }

    private String state() {
        return activation.status().state() + " " + activation.problems();
    }

    /** Each half would pass the gate. */
    private RuleChange ofTwoFiles() {
        return change(Map.of(
                CHEST,
                rules.text(CHEST) + "// looked at\n",
                SORENESS,
                rules.text(SORENESS).replace(ADVICE, "Please tell your practitioner.")));
    }

    @Test
    void aPartOfAChangeNeverDecides() throws IOException {
        String before = version();
        RuleChange change = ofTwoFiles();
        String then = change.over(activation.present()).version();
        PartOfChange part = PartOfChange.in(rules.folder(), temp.resolve("state"), change);
        assertTrue(rules.text(CHEST).endsWith("looked at\n")
                && rules.text(SORENESS).contains(ADVICE));
        for (int i = 0; i < 3; i++) {
            activation.completeSwap();
            activation.poll();
            assertEquals(before, version());
        }
        assertEquals(State.DEGRADED, activation.status().state());
        assertTrue(activation.problems().get(0).message().contains("written in part"), this::state);
        assertInstanceOf(Verdict.Rejected.class, activation.activate());
        RuleChange other = change(Map.of("chest/chest.cases.yaml", rules.text("chest/chest.cases.yaml") + "#\n"));
        assertInstanceOf(
                Approval.Rejected.class, activation.replace(other, other.base(activation.present())), "nor another");
        activation = started();
        assertEquals(before, version(), "after a start");
        assertEquals(State.DEGRADED, activation.status().state());

        part.clear();
        assertTrue(activation.completeSwap().isPresent());
        activation.poll();
        activation.poll();
        assertEquals(then, version());
        assertEquals(State.LIVE, activation.status().state(), this::state);
        assertTrue(activation.completeSwap().isEmpty());
    }

    /** A file that is not read is not gone: nothing of that is said to be live. */
    @Test
    void whatCannotBeReadIsNotThere() throws IOException {
        RuleChange gone = change(Map.of(), "soreness/soreness.cases.yaml");
        assertFalse(activation.holds(gone));
        Path away = Files.move(rules.folder(), temp.resolve("away"));
        assertFalse(activation.holds(gone));
        Files.move(away, rules.folder());
        byte[] cases = Files.readAllBytes(rules.path("soreness/soreness.cases.yaml"));
        rules.delete("soreness/soreness.cases.yaml");
        Files.createSymbolicLink(
                rules.path("soreness/soreness.cases.yaml"), Files.write(temp.resolve("elsewhere"), cases));
        assertFalse(activation.holds(gone));
        rules.delete("soreness/soreness.cases.yaml");
        assertTrue(activation.holds(gone));
    }

    /** What is written is read again, and a folder that is not read whole never decides. */
    @Test
    void aChangeIsNoLargerThanWhatIsRead() {
        String before = version();
        TreeMap<String, String> texts = new TreeMap<>();
        for (int i = 0; i < 1000; i++) {
            texts.put("more/case" + i + ".cases.yaml", "[]\n");
        }
        RuleChange change = change(texts);
        Approval.Rejected many = assertInstanceOf(
                Approval.Rejected.class, activation.replace(change, change.base(activation.present())));
        assertTrue(many.problems().get(0).message().contains("more than 1000 files"), many::toString);
        texts.clear();
        for (int i = 0; i < 9; i++) {
            texts.put("more/case" + i + ".cases.yaml", "#\n".repeat(1_000_000) + "[]\n");
        }
        RuleChange large = change(texts);
        Approval.Rejected together =
                assertInstanceOf(Approval.Rejected.class, activation.replace(large, large.base(activation.present())));
        assertTrue(together.problems().get(0).message().contains("16 MiB"), together::toString);
        assertFalse(Files.exists(rules.path("more")));
        assertEquals(before, version());
        assertNotEquals(State.DEGRADED, activation.status().state());
    }
}
