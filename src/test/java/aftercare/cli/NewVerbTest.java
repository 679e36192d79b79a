package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewVerbTest {

    @TempDir
    private Path temp;

    private Path rules;

    @BeforeEach
    void rules() throws IOException {
        rules = SmallRules.in(temp);
    }

    @Test
    void beginsATopicWithOneCaseThatFails() {
        Path topic = rules.resolve("electric-needling");
        assertEquals(
                new Ran(
                        0,
                        topic + "/electric-needling.drl: written\n" + topic
                                + """
                                /electric-needling.cases.yaml: written

                                Next:
                                1. Say the patient in electric-needling/electric-needling.cases.yaml: what is reported, and what you want.
                                2. Say the rule in electric-needling/electric-needling.drl.
                                3. ./aftercare replay, until nothing fails.
                                """,
                        ""),
                Ran.aftercare(rules, "", "new", "electric-needling"));
        assertEquals(
                new Ran(
                        1,
                        """
                        electric-needling/electric-needling.cases.yaml:2: ELE-01: which patient is this?
                          - missing reason ELE-01
                          wanted ROUTINE_REVIEW; because ELE-01
                          got    ROUTINE_REVIEW; within 72 h; because GEN-01; advice SC-01, EDU-01
                          why ELE-01 (Electric needling: when does this rule speak?) kept silent: `ageYears > 129.9` was not
                              given

                        2 passed, 1 failed
                        """,
                        ""),
                Ran.aftercare(rules, "", "replay"));
        assertEquals(new Ran(0, "", ""), Ran.aftercare(rules, "", "fmt", "--check"));
    }

    @Test
    void failsInOneCaseBesideAllShippedOnes() throws IOException {
        Path copy = CopiedRules.in(temp.resolve("copy"));
        assertEquals(0, Ran.aftercare(copy, "", "new", "cupping").exit());
        Ran replayed = Ran.aftercare(copy, "", "replay");
        assertEquals(1, replayed.exit());
        assertTrue(replayed.out().endsWith(" passed, 1 failed\n"), replayed.out());
        assertTrue(replayed.out().startsWith("cupping/cupping.cases.yaml:2: "), replayed.out());
    }

    @Test
    void takesAFreePrefix() {
        assertTrue(Ran.aftercare(rules, "", "new", "infarct", "--dry-run").out().contains("\"INA-01\""));
        assertTrue(Ran.aftercare(rules, "", "new", "xx", "--prefix", "XX", "--dry-run")
                .out()
                .contains("\"XX-01\""));
        assertFalse(Files.exists(rules.resolve("infarct")));
    }

    @Test
    void refusesWhatCannotBeATopic() {
        refused("`Chest`: not the name of a topic: write small letters, with hyphens between words\n", "Chest");
        refused("`../chest`: not the name of a topic: write small letters, with hyphens between words\n", "../chest");
        refused("`soreness`: there is such a topic: add a rule to it, or take another name\n", "soreness");
        refused("`xx`: every begin of an id from its letters is taken: name one with --prefix\n", "xx");
        refused("`GEN`: ids of another topic begin with it: take another one\n", "cupping", "--prefix", "GEN");
        refused("`cup`: not the begin of an id: write two or three capital letters\n", "cupping", "--prefix", "cup");
    }

    private void refused(String message, String... topic) {
        String[] arguments = new String[topic.length + 1];
        arguments[0] = "new";
        System.arraycopy(topic, 0, arguments, 1, topic.length);
        assertEquals(new Ran(2, "", message), Ran.aftercare(rules, "", arguments));
    }
}
