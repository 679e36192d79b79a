package aftercare.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.OneIn;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Edits of the shipped rules. The harmful ones lower an answer, or turn a text, and no case of the shipped rules shows it: not
 * one goes live. The harmless ones go live without an agreement: a gate that cries wolf is switched off.
 */
class EditCorpusTest {

    private static final Path EDITS = Path.of("src/test/resources/activation/edits");
    private static final Clock CLOCK = Clock.systemUTC();

    /** Of the edits, one in so many is tried in the usual run. */
    private static final int USUAL = 30;

    private static RuleSetLoader loader;
    private static RuleSet shipped;

    /** An edit and what the gate said. */
    private record Tried(FolderEdit edit, LoadResult verdict) {

        List<String> codes() {
            TreeSet<String> codes = new TreeSet<>();
            if (verdict instanceof LoadResult.Broken broken) {
                broken.problems().forEach(problem -> codes.add(problem.code()));
            }
            return List.copyOf(codes);
        }

        String says() {
            List<String> says = new ArrayList<>();
            if (verdict instanceof LoadResult.Broken broken) {
                for (FolderProblem problem : broken.problems()) {
                    says.add(problem.message());
                }
            }
            return edit.name() + ": " + says;
        }
    }

    @BeforeAll
    static void load() {
        loader = new RuleSetLoader(CLOCK);
        shipped = assertInstanceOf(RuleSet.class, loader.load(FirstFacts.RULES));
    }

    @Test
    void isLargeEnough() {
        assertTrue(harmful().size() >= 150, "harmful: " + harmful().size());
        assertTrue(harmless().size() >= 100, "harmless: " + harmless().size());
    }

    @Test
    void noHarmfulEditGoesLive() throws Exception {
        requireRefused(OneIn.of(USUAL, harmful(), "harmful edit"));
    }

    @Test
    void everyHarmlessEditGoesLive() throws Exception {
        requireLive(OneIn.of(USUAL, harmless(), "harmless edit"));
    }

    @Test
    @Tag("long")
    void noneOfAllHarmfulEditsGoesLive() throws Exception {
        requireRefused(harmful());
    }

    @Test
    @Tag("long")
    void allHarmlessEditsGoLive() throws Exception {
        requireLive(harmless());
    }

    private static List<FolderEdit> harmful() {
        return FolderEdit.read(EDITS.resolve("harmful.yaml"));
    }

    private static List<FolderEdit> harmless() {
        return FolderEdit.read(EDITS.resolve("harmless.yaml"));
    }

    private static void requireRefused(List<FolderEdit> edits) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Tried tried : judge(edits)) {
            if (!tried.codes().containsAll(tried.edit().refused())
                    || tried.codes().isEmpty()) {
                wrong.add(tried.says());
            }
        }
        assertEquals(List.of(), wrong);
        System.out.println(edits.size() + " harmful edits, none went live");
    }

    private static void requireLive(List<FolderEdit> edits) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Tried tried : judge(edits)) {
            if (!(tried.verdict() instanceof RuleSet)) {
                wrong.add(tried.says());
            }
        }
        assertEquals(List.of(), wrong);
        System.out.println(edits.size() + " harmless edits, all went live");
    }

    private static List<Tried> judge(List<FolderEdit> edits) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Tried>> waiting = new ArrayList<>();
            for (FolderEdit edit : edits) {
                waiting.add(workers.submit(() -> new Tried(
                        edit,
                        new Gate(loader, CLOCK).judge(edit.of(shipped.files()), Optional.of(shipped), Past.none()))));
            }
            List<Tried> tried = new ArrayList<>();
            for (Future<Tried> each : waiting) {
                tried.add(each.get());
            }
            return tried;
        } finally {
            workers.shutdownNow();
        }
    }
}
