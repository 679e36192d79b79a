package aftercare.trial.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.live.EditedRules;
import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.cases.CaseMemory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of the set that decides makes a check quick, and never makes it say anything else. */
class ChangedTextsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path temp;

    private record Edit(String file, String old, String changed) {}

    private static final List<Edit> EDITS = List.of(
            new Edit("infection/infection.drl", "Symptom(", "Symptm("),
            new Edit("infection/infection.drl", "end\n", "en\n"),
            new Edit("infection/infection.drl", "@urgency(", "@urgncy("),
            new Edit("chest/chest.drl", "code in", "cod in"),
            new Edit("infection/infection.cases.yaml", "note:", "note :x"),
            new Edit("infection/infection.cases.yaml", "code: ", "code: \"x\", cod: "),
            new Edit("infection/infection.cases.yaml", "urgency:", "urgensy:"),
            new Edit("vocabulary.yaml", "label:", "lable:"),
            new Edit("wording.yaml", "    headline:", "    headlin:"));

    @Test
    void saysWhatTheWholeCheckSays() {
        EditedRules rules = EditedRules.copyIn(temp);
        RuleSet shipped = assertInstanceOf(RuleSet.class, new RuleSetLoader(CLOCK).load(FirstFacts.RULES));
        CaseMemory memory = new CaseMemory();
        List<Edit> silent = new ArrayList<>();
        for (Edit edit : EDITS) {
            rules.replace(edit.file(), edit.old(), edit.changed());
            Lint whole = Lint.of(rules.folder(), CLOCK);
            for (int i = 0; i < 2; i++) {
                Lint quick = quick(rules, shipped, memory);
                if (quick.clean()) {
                    silent.add(edit);
                } else {
                    assertEquals(messages(whole.problems()), messages(quick.problems()), edit::toString);
                    assertEquals(messages(whole.warnings()), messages(quick.warnings()), edit::toString);
                }
            }
            rules.restore();
        }
        assertTrue(silent.isEmpty(), silent::toString);
        // The first note of one file is the name of a case in another.
        String nerve = rules.text("nerve/nerve.cases.yaml");
        String infection = rules.text("infection/infection.cases.yaml");
        rules.write("nerve/nerve.cases.yaml", nerve + infection);
        assertEquals(
                messages(Lint.of(rules.folder(), CLOCK).problems()),
                messages(quick(rules, shipped, memory).problems()));
        assertFalse(quick(rules, shipped, memory).clean());
    }

    @Test
    void isQuick() {
        EditedRules rules = EditedRules.copyIn(temp);
        RuleSet shipped = assertInstanceOf(RuleSet.class, new RuleSetLoader(CLOCK).load(FirstFacts.RULES));
        CaseMemory memory = new CaseMemory();
        List<Long> whole = new ArrayList<>();
        List<Long> quick = new ArrayList<>();
        List<Long> ofCases = new ArrayList<>();
        String text = rules.text("infection/infection.drl");
        String cases = rules.text("infection/infection.cases.yaml");
        for (int i = 0; i < 12; i++) {
            rules.write("infection/infection.drl", text + "// " + i + "\n");
            quick.add(millis(() -> assertTrue(quick(rules, shipped, memory).clean())));
            if (i < 3) {
                whole.add(millis(() -> assertTrue(Lint.of(rules.folder(), CLOCK).clean())));
            }
            rules.write("infection/infection.drl", text);
            rules.write("infection/infection.cases.yaml", cases + "# " + i + "\n");
            ofCases.add(millis(() -> assertTrue(quick(rules, shipped, memory).clean())));
            rules.write("infection/infection.cases.yaml", cases);
        }
        System.out.println("check of one changed file, rules " + quick + " ms, cases " + ofCases + " ms; of the folder "
                + whole + " ms");
        assertTrue(Collections.min(quick) * 5 < Collections.min(whole), () -> quick + " " + whole);
    }

    private static long millis(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static Lint quick(EditedRules rules, RuleSet passed, CaseMemory memory) {
        return Lint.ofTexts(
                rules.folder(),
                RuleFolder.read(rules.folder()),
                Optional.of(passed),
                memory,
                CLOCK.instant(),
                Patience.ENDLESS);
    }

    private static List<String> messages(List<FolderProblem> problems) {
        return problems.stream().map(FolderProblem::message).toList();
    }
}
