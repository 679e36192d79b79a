package aftercare.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleStore;
import aftercare.triage.LiveRules;
import aftercare.triage.RuleSetLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people, editors and tools do to a folder of rules, one thing at a time: what is good goes live, what is half done
 * waits, what is wrong is named with its place, and nothing that is wrong ever decides.
 */
class EditsTest {

    private static final String CHEST = "chest/chest.drl";
    private static final String CHEST_CASES = "chest/chest.cases.yaml";
    private static final String SORENESS = "soreness/soreness.drl";
    private static final String SORENESS_CASES = "soreness/soreness.cases.yaml";
    private static final String INFECTION = "infection/infection.drl";
    private static final String INFECTION_CASES = "infection/infection.cases.yaml";
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final List<DynamicTest> edits = new ArrayList<>();

    @TempDir
    private Path temp;

    /** Something that is done to the folder. */
    private interface Edit {
        void to(EditedRules rules) throws IOException, InterruptedException;
    }

    /** Something that is done to the folder, in steps between which it is looked at. */
    private interface Story {
        void of(EditedRules rules, Activation activation) throws IOException;
    }

    @TestFactory
    List<DynamicTest> everyEdit() {
        good();
        nothing();
        half();
        cutOrUnreadable();
        notAFile();
        missing();
        wrongRules();
        wrongCases();
        lowered();
        assertTrue(edits.size() >= 50, "only " + edits.size());
        return edits;
    }

    private void good() {
        live("a comment is added", rules -> append(rules, CHEST, "// looked at\n"));
        live(
                "another advice",
                rules -> rules.replace(SORENESS, "Tell your practitioner.", "Please tell your practitioner."));
        live("a stricter threshold with its cases", rules -> {
            rules.replace(SORENESS, "severity <= 6", "severity <= 5");
            shiftSeverity(rules);
            rules.write("CHANGES.yaml", "[]\n");
        });
        live("a new rule with its cases", rules -> {
            append(rules, CHEST, ruleOf(rules, "Redness", "site-swelling"));
            for (String size : List.of("1.9", "2.0", "2.1")) {
                append(
                        rules,
                        CHEST_CASES,
                        "- note: \"swelling of " + size + "\"\n  given: { symptoms: [ { code: site-swelling, sizeCm: "
                                + size + " } ] }\n  want: { atLeast: ROUTINE_REVIEW }\n");
            }
        });
        live("a topic of its own", rules -> {
            rules.write(
                    "nerve/nerve.drl",
                    rules.text(CHEST)
                            .replace("RSP", "NRV")
                            .replace("Chest pain", "Weakness")
                            .replace("Pain on breathing in", "Numbness")
                            .replace("chest-pain", "limb-weakness")
                            .replace("pain-on-breathing", "numbness"));
            rules.write(
                    "nerve/nerve.cases.yaml",
                    "- note: \"weak\"\n  given: { symptoms: [ { code: limb-weakness } ] }\n  want: { because: [NRV-01] }\n"
                            + "- note: \"numb\"\n  given: { symptoms: [ { code: numbness } ] }\n  want: { because: [NRV-02] }\n");
        });
        live("saved beside and renamed over", rules -> {
            rules.write("chest/chest.drl.new", rules.text(CHEST) + "\n");
            Files.move(rules.path("chest/chest.drl.new"), rules.path(CHEST), StandardCopyOption.ATOMIC_MOVE);
        });
        live("the whole folder replaced by another", rules -> {
            append(rules, CHEST, "\n");
            Path beside = rules.folder().resolveSibling("old");
            Files.move(rules.folder(), beside);
            Files.move(beside, rules.folder());
        });
        live("same size and same time, another content", rules -> {
            FileTime time = Files.getLastModifiedTime(rules.path(CHEST));
            rules.replace(SORENESS, "Tell your practitioner.", "Tell yon practitioner.".replace("yon", "our "));
            Files.setLastModifiedTime(rules.path(CHEST), time);
        });
        live("a time long ago", rules -> {
            append(rules, CHEST, "\n");
            Files.setLastModifiedTime(rules.path(CHEST), FileTime.fromMillis(0));
        });
        live(
                "another word for the patient",
                rules -> rules.replace("wording.yaml", "Look after yourself", "Look well after yourself"));
        live("a topic under another name", rules -> {
            rules.write("thorax/thorax.drl", rules.text(CHEST));
            rules.write("thorax/thorax.cases.yaml", rules.text(CHEST_CASES));
            rules.delete("chest");
        });
        cases(
                "a new case",
                rules -> append(
                        rules,
                        CHEST_CASES,
                        "- note: \"both\"\n  given: { symptoms: [ { code: chest-pain }, { code: fever } ] }\n"
                                + "  want: { urgency: EMERGENCY_AMBULANCE }\n"));
        cases("a comment in a case file", rules -> append(rules, CHEST_CASES, "# looked at\n"));
        cases(
                "an agreement that nobody needs",
                rules -> rules.agree(rules.version(), "RSP-01", "EMERGENCY_AMBULANCE", "SELF_CARE"));
        cases(
                "an entry that names a case, as there were once",
                rules -> rules.write(
                        "CHANGES.yaml", "- { case: \"x\", from: URGENT_24H, to: SELF_CARE, reason: \"once\" }\n"));
        live("a lowered urgency that was agreed to", rules -> {
            String before = rules.version();
            rules.replace(INFECTION, "@within( 6 )", "@within( 12 )");
            rules.replace(INFECTION_CASES, "actWithinHours: 6", "actWithinHours: 12");
            rules.agree(before, "INF-05", "URGENT_24H within 6 h", "URGENT_24H within 12 h");
        });
    }

    private void nothing() {
        same("a file is touched", rules -> Files.setLastModifiedTime(rules.path(CHEST), FileTime.fromMillis(1)));
        same("an editor's swap file", rules -> rules.write("chest/.chest.drl.swp", new byte[] {0, 1, 2}));
        same("an editor's backup", rules -> rules.write("chest/chest.drl~", "rule"));
        same(
                "an editor's lock",
                rules -> Files.createSymbolicLink(rules.path("chest/.#chest.drl"), Path.of("somebody@somewhere.1:2")));
        same("an editor's probe", rules -> rules.write("chest/4913", ""));
        same("an editor's other file", rules -> rules.write("chest/#chest.drl#", "rule"));
        same("a page for people", rules -> rules.write("README.md", "Read me.\n"));
        same("a repository of its own", rules -> rules.write(".git/lost/lost.drl", "rule"));
        same("an empty folder", rules -> Files.createDirectories(rules.path("nerve")));
        same("a copy of another kind", rules -> rules.write("chest/chest.drl.orig", rules.text(CHEST)));
        same("deleted and put back", rules -> {
            String text = rules.text(CHEST);
            rules.delete(CHEST);
            rules.write(CHEST, text);
        });
        same("replaced by the same", rules -> rules.restore());
    }

    private void half() {
        story("saved in two steps", (rules, activation) -> {
            String text = rules.text(CHEST) + "// looked at\n";
            rules.write(CHEST, text.substring(0, text.length() / 2));
            assertInstanceOf(Verdict.Waiting.class, activation.poll());
            rules.write(CHEST, text);
            assertInstanceOf(Verdict.Waiting.class, activation.poll());
            assertInstanceOf(Verdict.Activated.class, activation.poll());
        });
        story("emptied, then saved", (rules, activation) -> {
            String text = rules.text(CHEST) + "// looked at\n";
            rules.write(CHEST, "");
            assertInstanceOf(Verdict.Waiting.class, activation.poll());
            rules.write(CHEST, text);
            assertInstanceOf(Verdict.Waiting.class, activation.poll());
            assertInstanceOf(Verdict.Activated.class, activation.poll());
        });
        story("two files of one change, one after the other", (rules, activation) -> {
            String before = activation.live().orElseThrow().book().version();
            rules.replace(SORENESS, "severity <= 6", "severity <= 5");
            activation.poll();
            assertInstanceOf(Verdict.Rejected.class, activation.poll());
            assertEquals(before, activation.live().orElseThrow().book().version());
            shiftSeverity(rules);
            assertInstanceOf(Verdict.Waiting.class, activation.poll());
            assertInstanceOf(Verdict.Activated.class, activation.poll());
        });
        story("one thing after another, without a rest", (rules, activation) -> {
            String before = activation.live().orElseThrow().book().version();
            for (int i = 0; i < 10; i++) {
                append(rules, i % 2 == 0 ? CHEST : SORENESS, "\n");
                assertInstanceOf(Verdict.Waiting.class, activation.poll());
            }
            assertEquals(before, activation.live().orElseThrow().book().version());
        });
        story("there, back, and there again", (rules, activation) -> {
            String first = activation.live().orElseThrow().book().version();
            String text = rules.text(CHEST);
            for (int i = 0; i < 3; i++) {
                rules.write(CHEST, text + "\n");
                activation.poll();
                assertInstanceOf(Verdict.Activated.class, activation.poll());
                assertNotEquals(first, activation.live().orElseThrow().book().version());
                rules.write(CHEST, text);
                activation.poll();
                assertInstanceOf(Verdict.Activated.class, activation.poll());
                assertEquals(first, activation.live().orElseThrow().book().version());
            }
        });
    }

    private void cutOrUnreadable() {
        rejected("cut inside a rule", CHEST, 23, rules -> cut(rules, CHEST, "Symptom( code == \"pain-on"));
        rejected("cut between two rules", CHEST_CASES, 5, rules -> cut(rules, CHEST, "rule \"Pain on"));
        rejected(
                "line ends as on Windows",
                CHEST,
                1,
                rules -> rules.write(CHEST, rules.text(CHEST).replace("\n", "\r\n")));
        rejected("emptied", CHEST, 1, rules -> rules.write(CHEST, ""));
        rejected("a mark at the beginning", CHEST, 1, rules -> rules.write(CHEST, "\ufeff" + rules.text(CHEST)));
        rejected(
                "a mark before the cases",
                CHEST_CASES,
                1,
                rules -> rules.write(CHEST_CASES, "\ufeff" + rules.text(CHEST_CASES)));
        rejected(
                "a mark before the words",
                "vocabulary.yaml",
                1,
                rules -> rules.write("vocabulary.yaml", "\ufeff" + rules.text("vocabulary.yaml")));
        rejected(
                "another encoding",
                CHEST,
                1,
                rules -> rules.write(CHEST, rules.text(CHEST).getBytes(StandardCharsets.UTF_16LE)));
        rejected("not text at all", CHEST, 1, rules -> rules.write(CHEST, new byte[4096]));
        rejected(
                "a conflict in the rules",
                CHEST,
                5,
                rules -> rules.replace(CHEST, "rule \"Chest", "<<<<<<< mine\n=======\n>>>>>>> yours\nrule \"Chest"));
        rejected(
                "a conflict in the cases",
                CHEST_CASES,
                4,
                rules -> rules.replace(
                        CHEST_CASES, "- note: \"chest", "<<<<<<< mine\n=======\n>>>>>>> yours\n- note: \"chest"));
        rejected("cut words", "wording.yaml", -1, rules -> cut(rules, "wording.yaml", "safetyNet"));
        rejected("a file that is far too large", CHEST, 0, rules -> rules.write(CHEST, new byte[3 << 20]));
        // In the order of names eight fill the folder, and the ninth is too much.
        rejected("far too much together", "big8/big8.cases.yaml", 0, rules -> {
            for (int i = 0; i < 9; i++) {
                rules.write("big" + i + "/big" + i + ".cases.yaml", new byte[2 << 20]);
            }
        });
    }

    private void notAFile() {
        rejected("a link out of the folder", CHEST, 0, rules -> {
            Path outside = rules.folder().resolveSibling("outside.drl");
            Files.move(rules.path(CHEST), outside, StandardCopyOption.REPLACE_EXISTING);
            Files.createSymbolicLink(rules.path(CHEST), outside);
        });
        rejected("a link to nowhere", CHEST, 0, rules -> {
            rules.delete(CHEST);
            Files.createSymbolicLink(rules.path(CHEST), Path.of("nowhere"));
        });
        rejected("a topic behind a link", "chest", 0, rules -> {
            Path outside = Files.createTempDirectory(rules.folder().getParent(), "outside")
                    .resolve("chest");
            Files.move(rules.path("chest"), outside);
            Files.createSymbolicLink(rules.path("chest"), outside);
        });
        rejected("a pipe instead of rules", CHEST, 0, rules -> pipe(rules, CHEST));
        rejected("a pipe instead of cases", CHEST_CASES, 0, rules -> pipe(rules, CHEST_CASES));
        rejected("a pipe instead of words", "wording.yaml", 0, rules -> pipe(rules, "wording.yaml"));
        rejected("a folder instead of a file", CHEST_CASES, 1, rules -> {
            rules.delete(CHEST);
            Files.createDirectories(rules.path(CHEST));
        });
    }

    private void missing() {
        rejected("no rules of a topic", CHEST_CASES, 1, rules -> rules.delete(CHEST));
        rejected("no signs", INFECTION, -1, rules -> rules.delete("signs"));
        rejected("a whole topic gone", CHEST_CASES, 0, rules -> rules.delete("chest"));
        rejected("no words", "vocabulary.yaml", 0, rules -> rules.delete("vocabulary.yaml"));
        rejected("no folder", "", 0, rules -> rules.delete(""));
        rejected("an empty folder of rules", "vocabulary.yaml", 0, rules -> {
            rules.delete("");
            Files.createDirectories(rules.folder());
        });
        rejected("a file instead of the folder", "", 0, rules -> {
            rules.delete("");
            Files.writeString(rules.folder(), "rules");
        });
        rejected("no case at all", "", 0, rules -> {
            rules.delete(CHEST_CASES);
            rules.delete(SORENESS_CASES);
            rules.delete(INFECTION_CASES);
        });
    }

    private void wrongRules() {
        rejected("a misspelt word", CHEST, 12, rules -> rules.replace(CHEST, "chest-pain", "chst-pain"));
        rejected("a misspelt field", CHEST, 12, rules -> rules.replace(CHEST, "code ==", "cod =="));
        rejected(
                "an attribute that silences others",
                CHEST,
                -1,
                rules -> rules.replace(CHEST, "when\n", "    salience 10\nwhen\n"));
        rejected(
                "code",
                CHEST,
                -1,
                rules -> rules.replace(CHEST, "conclude( drools );", "System.exit( 1 ); conclude( drools );"));
        rejected(
                "the same rule in two files",
                "copy/copy.drl",
                -1,
                rules -> rules.write("copy/copy.drl", rules.text(CHEST)));
        rejected(
                "a file of another name",
                "chest/thorax.drl",
                -1,
                rules -> Files.move(rules.path(CHEST), rules.path("chest/thorax.drl")));
        rejected(
                "another urgency than the cases want",
                CHEST_CASES,
                1,
                rules -> rules.replace(CHEST, "EMERGENCY_AMBULANCE", "SELF_CARE"));
        rejected("a wrong number", SORENESS, -1, rules -> rules.replace(SORENESS, "severity <= 6", "severity <= 60"));
    }

    private void wrongCases() {
        rejected(
                "a case that fails",
                SORENESS_CASES,
                7,
                rules -> rules.replace(SORENESS_CASES, "severity: 7", "severity: 5"));
        rejected("a key that nobody knows", CHEST_CASES, 3, rules -> rules.replace(CHEST_CASES, "because", "becuase"));
        rejected(
                "two cases of one name",
                CHEST_CASES,
                5,
                rules -> rules.replace(CHEST_CASES, "pain on breathing in", "chest pain"));
        rejected(
                "agreed changes that cannot be read",
                "CHANGES.yaml",
                1,
                rules -> rules.write("CHANGES.yaml", "everything goes\n"));
        rejected(
                "an agreed change without a reason",
                "CHANGES.yaml",
                1,
                rules -> rules.write("CHANGES.yaml", "- { lowers: INF-05, from: URGENT_24H, to: SELF_CARE }\n"));
    }

    private void lowered() {
        rejected("less than before", SORENESS_CASES, 13, rules -> {
            rules.replace(SORENESS, "hoursSince <= 48.0", "hoursSince <= 72.0");
            rules.replace(SORENESS, "hoursSince > 48.0", "hoursSince > 72.0");
            rules.replace(
                    SORENESS_CASES,
                    "{ urgency: ROUTINE_REVIEW, because: [PRO-01], notBecause: [EXP-01] }",
                    "{ urgency: SELF_CARE }");
        });
        rejected("more time than before", INFECTION_CASES, 1, rules -> {
            rules.replace(INFECTION, "    @within( 6 )\n", "");
            rules.replace(INFECTION_CASES, "actWithinHours: 6", "actWithinHours: 24");
        });
        rejected("less than before, and the case deleted", CHEST_CASES, 0, rules -> {
            rules.replace(CHEST, "EMERGENCY_AMBULANCE", "EMERGENCY_DEPARTMENT");
            rules.replace(CHEST, "Call an ambulance now.", "Go to hospital now.");
            rules.write(
                    CHEST_CASES,
                    rules.text(CHEST_CASES).substring(rules.text(CHEST_CASES).indexOf("- note: \"pain")));
        });
        rejected("agreed to something else", INFECTION_CASES, 1, rules -> {
            String before = rules.version();
            rules.replace(INFECTION, "    @within( 6 )\n", "");
            rules.replace(INFECTION_CASES, "actWithinHours: 6", "actWithinHours: 24");
            rules.agree(before, "INF-05", "URGENT_24H within 6 h", "URGENT_24H within 12 h");
        });
        rejected("agreed to by the case, as it was once", INFECTION_CASES, 1, rules -> {
            rules.replace(INFECTION, "    @within( 6 )\n", "");
            rules.replace(INFECTION_CASES, "actWithinHours: 6", "actWithinHours: 24");
            rules.write(
                    "CHANGES.yaml",
                    "- { case: \"fever with redness\", from: URGENT_24H within 6 h, to: URGENT_24H within 24 h, "
                            + "reason: \"the guideline was changed\" }\n");
        });
    }

    /** The edit makes another rule set, and it goes live once it is still. */
    private void live(String name, Edit edit) {
        story(name, (rules, activation) -> {
            String before = activation.live().orElseThrow().book().version();
            apply(edit, rules);
            activation.poll();
            assertEquals(before, activation.live().orElseThrow().book().version());
            assertInstanceOf(Verdict.Activated.class, activation.poll(), () -> said(activation));
            assertNotEquals(before, activation.live().orElseThrow().book().version());
            assertEquals(Status.State.LIVE, activation.status().state());
        });
    }

    /** The edit changes what the rules are tried on and no rule. */
    private void cases(String name, Edit edit) {
        story(name, (rules, activation) -> {
            LiveRules.Live before = activation.live().orElseThrow();
            apply(edit, rules);
            activation.poll();
            assertInstanceOf(Verdict.Activated.class, activation.poll(), () -> said(activation));
            assertSame(before.book(), activation.live().orElseThrow().book());
        });
    }

    /** The edit is none to the rules. */
    private void same(String name, Edit edit) {
        story(name, (rules, activation) -> {
            LiveRules.Live before = activation.live().orElseThrow();
            apply(edit, rules);
            assertInstanceOf(Verdict.Unchanged.class, activation.poll());
            assertInstanceOf(Verdict.Unchanged.class, activation.activate());
            assertSame(before, activation.live().orElseThrow());
            assertEquals(Status.State.LIVE, activation.status().state());
        });
    }

    /** @param line of the first problem; -1 for any line that there is */
    private void rejected(String name, String file, int line, Edit edit) {
        story(name, (rules, activation) -> {
            LiveRules.Live before = activation.live().orElseThrow();
            apply(edit, rules);
            activation.poll();
            Verdict verdict = activation.poll();
            assertInstanceOf(Verdict.Rejected.class, verdict);
            assertSame(before, activation.live().orElseThrow());
            assertEquals(Status.State.DEGRADED, activation.status().state());
            FolderProblem problem = activation.problems().get(0);
            assertEquals(file, problem.file(), () -> said(activation));
            if (line < 0) {
                assertTrue(problem.line() > 0, () -> said(activation));
            } else {
                assertEquals(line, problem.line(), () -> said(activation));
            }
            assertFalse(said(activation).contains(rules.folder().getParent().toString()));
            assertInstanceOf(Verdict.Rejected.class, activation.activate());
            assertSame(before, activation.live().orElseThrow());
        });
    }

    private void story(String name, Story story) {
        edits.add(DynamicTest.dynamicTest(name, () -> {
            EditedRules rules = EditedRules.smallIn(Files.createTempDirectory(temp, "edit"));
            Path state = rules.folder().resolveSibling("state");
            RuleStore store = new RuleStore(state, rules.folder(), "test");
            Clock clock = Clock.systemUTC();
            Activation activation =
                    Started.activation(rules.folder(), store, new PastCases(state), new RuleSetLoader(clock), clock);
            assertEquals(Status.State.LIVE, activation.status().state(), () -> said(activation));
            assertTimeoutPreemptively(AT_MOST, () -> story.of(rules, activation));
        }));
    }

    private static void apply(Edit edit, EditedRules rules) throws IOException {
        try {
            edit.to(rules);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String said(Activation activation) {
        StringBuilder said = new StringBuilder();
        for (FolderProblem problem : activation.problems()) {
            said.append(problem.message()).append('\n');
        }
        return said.toString();
    }

    private static void append(EditedRules rules, String file, String text) {
        rules.write(file, rules.text(file) + text);
    }

    private static void cut(EditedRules rules, String file, String before) {
        String text = rules.text(file);
        rules.write(file, text.substring(0, text.indexOf(before)));
    }

    /** A rule of the infection topic about another symptom, with an id of the chest topic. */
    /** The cases around a threshold of 5 instead of 6. */
    private static void shiftSeverity(EditedRules rules) {
        rules.write(
                SORENESS_CASES,
                rules.text(SORENESS_CASES)
                        .replace("severity: 5", "severity: 4")
                        .replace("severity: 6", "severity: 5")
                        .replace("severity: 7", "severity: 6"));
    }

    private static String ruleOf(EditedRules rules, String title, String symptom) {
        String text = rules.text(INFECTION);
        return "\n"
                + text.substring(text.indexOf("rule \"" + title + "\""))
                        .replace(title, "Swelling")
                        .replace("INF-01", "RSP-09")
                        .replace("site-redness", symptom);
    }

    private static void pipe(EditedRules rules, String file) throws IOException, InterruptedException {
        rules.delete(file);
        Process made = new ProcessBuilder("mkfifo", rules.path(file).toString()).start();
        assertEquals(0, made.waitFor());
    }
}
