package aftercare.trial.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.Patience;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.check.RuleCheck;
import aftercare.ruleset.demands.Demands;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.sense.SenseCheck;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleSource;
import aftercare.triage.intake.Intake;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.CaseFileReader;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.coverage.CaseCheck;
import aftercare.trial.coverage.CaseReport;
import aftercare.trial.coverage.PlainRules;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every code has its page, and what a page shows is true. */
class FindingPagesTest {

    private static final CheckedFolder SHIPPED = FolderCheck.check(FirstFacts.RULES);
    private static final String FILE = "example/example.drl";

    /** What no example can show: the engine reads every known rule as the check does, and fifty problems fill no page. */
    private static final Set<String> WITHOUT_EXAMPLE = Set.of("RULE-034", "RULE-035");

    /** Their examples are cases for the two rules that the pages speak of. */
    private static final Set<String> OF_CASES = Set.of("RULE-047", "RULE-048", "RULE-049", "RULE-050");

    private final FindingPages pages = new FindingPages();

    @Test
    void everyCodeHasItsPageAndNothingElseHasOne() throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> found = Files.list(Path.of("src/main/resources/checks"))) {
            found.forEach(file -> files.add(file.getFileName().toString().replace(".md", "")));
        }
        assertEquals(new TreeSet<>(pages.codes()), files);
        assertEquals(pages.codes().size(), new TreeSet<>(pages.codes()).size());
    }

    @Test
    void everyPageHasFourParts() {
        for (String code : pages.codes()) {
            FindingPage page = pages.of(code).orElseThrow();
            for (String part : List.of(page.summary(), page.avoid(), page.prefer(), page.why())) {
                assertFalse(part.isBlank(), code);
                assertFalse(part.contains("\n# "), code);
            }
            assertTrue(page.summary().endsWith(".") && page.why().endsWith("."), code);
            assertTrue(page.text().startsWith(code + " " + page.word() + ": "), page.text());
        }
    }

    @Test
    void findsAPageByItsShortName() {
        assertEquals(pages.of("RULE-041"), pages.of("gap"));
        assertEquals(pages.of("RULE-041"), pages.of("rule-041"));
        assertTrue(pages.of("RULE-999").isEmpty());
        assertTrue(pages.of("").isEmpty());
    }

    /** What a page tells to avoid is found, and what it prefers is clean. */
    @Test
    void showsExamplesThatAreTrue() {
        List<Executable> all = new ArrayList<>();
        for (String code : pages.codes()) {
            if (OF_CASES.contains(code)) {
                FindingPage page = pages.of(code).orElseThrow();
                all.add(() -> assertTrue(ofCases(page.avoid()).contains(code), code + " avoid"));
                all.add(() -> assertFalse(ofCases(page.prefer()).contains(code), code + " prefer"));
            } else if (code.startsWith("RULE-") && !WITHOUT_EXAMPLE.contains(code)) {
                FindingPage page = pages.of(code).orElseThrow();
                all.add(() -> {
                    Set<String> found = codes(code, page.avoid());
                    assertTrue(found.contains(code), code + " avoid: " + found);
                });
                all.add(() -> assertEquals(Set.of(), codes(code + "+", page.prefer()), code + " prefer"));
            }
        }
        org.junit.jupiter.api.Assertions.assertAll(all);
    }

    /** What the cases of an example leave untried of the two rules. */
    private static Set<String> ofCases(String example) {
        Vocabulary vocabulary = SHIPPED.vocabulary().orElseThrow();
        Wording wording = SHIPPED.wording().orElseThrow();
        String two = file("Symptom( code == \"pain\", severity >= 7 )")
                + rule("EXA-02", "Another", "Symptom( code == \"pain\", trend == \"worsening\" )");
        CheckedRules checked =
                new RuleCheck().read(List.of(new RuleSource(FILE, two.getBytes(StandardCharsets.UTF_8))), vocabulary);
        assertEquals(List.of(), checked.problems());
        CasesRead cases = CaseFileReader.read(
                List.of(new CaseFile("example/example.cases.yaml", example.getBytes(StandardCharsets.UTF_8))));
        assertEquals(List.of(), cases.problems());
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        Intake intake = new Intake(vocabulary, wording, Clock.fixed(now, ZoneOffset.UTC));
        CaseReport.Read reports = CaseReport.read(cases.cases(), intake, now);
        assertEquals(List.of(), reports.refused());
        Set<String> codes = new TreeSet<>();
        PlainRules rules = PlainRules.of(checked.rules(), vocabulary, wording, "example");
        for (Problem problem : CaseCheck.problems(rules, List.of(), reports.accepted(), Patience.ENDLESS)) {
            // The other rule is there to be beside the first.
            if (problem.what().contains("EXA-01") || problem.what().contains("severity")) {
                codes.add(problem.code());
            }
        }
        return codes;
    }

    private static Set<String> codes(String code, String example) {
        String text = example.replaceAll("(?m)^```\n?", "").strip();
        Charset charset = code.equals("RULE-002") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        List<RuleSource> sources = new ArrayList<>();
        if (code.startsWith("RULE-001")) {
            sources.add(
                    new RuleSource(text, file("Symptom( code == \"fever\" )").getBytes(charset)));
        } else {
            sources.add(new RuleSource(FILE, file(text).getBytes(charset)));
        }
        for (RuleSource shipped : SHIPPED.files().rules()) {
            if (shipped.path().equals("signs/signs.drl")) {
                sources.add(shipped);
            }
        }
        Set<String> codes = new TreeSet<>();
        CheckedRules checked =
                new RuleCheck().read(sources, SHIPPED.vocabulary().orElseThrow());
        for (Problem problem : checked.problems()) {
            codes.add(problem.code());
        }
        if (checked.clean()) {
            List<Problem> problems =
                    SenseCheck.check(checked.rules(), SHIPPED.vocabulary().orElseThrow());
            for (Problem problem : problems) {
                codes.add(problem.code());
            }
            CheckedFolder folder = new CheckedFolder(
                    SHIPPED.files(), SHIPPED.vocabulary(), SHIPPED.wording(), checked.rules(), List.of());
            for (FolderProblem problem : Demands.of(folder, Optional.empty())) {
                // The shipped words and cases beside an example are not its own.
                if (problem.code().startsWith("RULE-")) {
                    codes.add(problem.code());
                }
            }
        }
        return codes;
    }

    /** A page shows as little as it can: a file, some rules, or the conditions of one. */
    private static String file(String example) {
        if (example.startsWith("package")) {
            return example + "\n";
        }
        String head = "package aftercare.rules\nimport aftercare.domain.*\n"
                + "import function aftercare.engine.Conclusions.conclude\n\n";
        if (example.startsWith("rule")) {
            return head + example + "\n";
        }
        return head + rule("EXA-01", "An example", example);
    }

    private static String rule(String id, String title, String conditions) {
        return """
                rule "%s"
                    @id( "%s" )
                    @urgency( "URGENT_24H" )
                    @reason( "An example." )
                    @advice( "See a doctor today." )
                    @source( "our own choice" )
                when
                """
                        .formatted(title, id)
                + conditions + "\nthen\n    conclude( drools );\nend\n";
    }
}
