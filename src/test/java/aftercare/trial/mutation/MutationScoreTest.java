package aftercare.trial.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.OneIn;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.model.ParsedRule;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the shipped cases are worth. The score is recorded, and may only rise. */
@Tag("busy")
class MutationScoreTest {

    private static final Path RULES = Path.of("rules");
    private static final Path RECORDED = Path.of("src/test/resources/mutation-score.txt");
    private static final Instant REPORTED_AT = Instant.parse("2026-03-01T12:00:00Z");

    /** Of the rules, one in so many is changed in the usual run. */
    private static final int USUAL = 10;

    @Test
    void theCasesNoticeTheChangesOfSomeRules() throws IOException {
        CheckedFolder folder = folder();
        noticeAsMany(folder, OneIn.of(USUAL, folder.rules(), "rule"));
    }

    @Test
    @Tag("long")
    void theCasesNoticeAsManyChangesAsEver() throws IOException {
        CheckedFolder folder = folder();
        noticeAsMany(folder, folder.rules());
    }

    private static void noticeAsMany(CheckedFolder folder, List<ParsedRule> changed) throws IOException {
        MutationRun run = run(folder, new FolderCases(folder.files()).cases().cases());
        assertEquals(List.of(), run.failed());
        Equivalents listed = Equivalents.read(Files.readAllBytes(RULES.resolve(Equivalents.FILE)));
        Mutation mutation = run.run(changed, listed, () -> {});
        assertEquals(List.of(), mutation.problems());
        Map<String, Score> scores = new LinkedHashMap<>();
        scores.put("all", mutation.all());
        scores.put("emergencies", mutation.emergencies());
        System.out.println("mutation: " + scores);
        assertTrue(mutation.all().killed() > 10L * changed.size(), () -> "too few changes: " + scores);
        Map<String, BigDecimal> recorded = recorded();
        assertEquals(scores.keySet(), recorded.keySet());
        for (Map.Entry<String, Score> score : scores.entrySet()) {
            BigDecimal least = recorded.get(score.getKey());
            BigDecimal now = score.getValue().killedPercent();
            assertTrue(
                    now.compareTo(least) >= 0,
                    score.getKey() + ": " + now + " % of the changes are noticed, and " + least
                            + " % were: `./aftercare mutate --survivors` prints the cases that are missing");
            if (now.compareTo(least) > 0) {
                System.out.println(
                        "mutation: " + score.getKey() + ": " + now + " % is more than ever: raise it in " + RECORDED);
            }
        }
    }

    /** How far "no report was found" can be trusted: without a single case the search finds every change that cases notice. */
    @Test
    @Tag("long")
    void theSearchFindsWhatTheCasesNotice() throws IOException {
        CheckedFolder folder = folder();
        Equivalents listed = Equivalents.read(Files.readAllBytes(RULES.resolve(Equivalents.FILE)));
        List<String> missed = new ArrayList<>();
        for (MutantResult tried :
                run(folder, List.of()).run(folder.rules(), listed, () -> {}).tried()) {
            if (tried.fate() instanceof Fate.Equivalent same && !same.listed()) {
                missed.add(tried.mutant().where() + ": " + tried.mutant().says());
            }
        }
        assertEquals(List.of(), missed);
    }

    private static CheckedFolder folder() {
        CheckedFolder folder = FolderCheck.check(RULES);
        assertEquals(List.of(), folder.problems());
        return folder;
    }

    private static MutationRun run(CheckedFolder folder, List<TriageCase> cases) {
        return new MutationRun(
                folder.rules(),
                folder.vocabulary().orElseThrow(),
                folder.wording().orElseThrow(),
                cases,
                REPORTED_AT);
    }

    private static Map<String, BigDecimal> recorded() throws IOException {
        Map<String, BigDecimal> recorded = new LinkedHashMap<>();
        for (String line : Files.readAllLines(RECORDED)) {
            if (!line.startsWith("#")) {
                String[] parts = line.split(" ", -1);
                recorded.put(parts[0], new BigDecimal(parts[1]));
            }
        }
        return recorded;
    }
}
