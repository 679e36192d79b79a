package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.live.EditedRules;
import aftercare.live.Gate;
import aftercare.live.Program;
import aftercare.live.Status;
import aftercare.live.Status.State;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.RuleStore;
import aftercare.service.http.Settings;
import aftercare.service.words.Phrasebook;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service listens, whatever it takes to judge the folder, and a better folder does not wait for a slow one. */
@Timeout(120)
class RulesWatchTest {

    private static final String SORENESS = "soreness/soreness.drl";

    private final Semaphore judging = new Semaphore(0);
    private final Semaphore goOn = new Semaphore(0);
    private EditedRules rules;
    private RulesWatch watch;

    @TempDir
    private Path temp;

    /** Holds up each judgement until it may go on. */
    private final class SlowClock extends Clock {

        @Override
        public Instant instant() {
            boolean byGate = StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().equals(Gate.class.getName())));
            if (byGate) {
                judging.release();
                goOn.acquireUninterruptibly();
            }
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void makeFolder() {
        rules = EditedRules.smallIn(temp);
    }

    @AfterEach
    void end() {
        goOn.release(1_000_000);
        watch.end(null);
    }

    @Test
    void listensWhileTheFirstFolderIsJudged() throws Exception {
        start();
        judging.acquire();
        Status status = watch.status();
        assertEquals(State.NONE, status.state());
        assertTrue(status.problems().isEmpty());
        assertTrue(status.candidate().isPresent());
        goOn.release(1_000_000);
        await(State.LIVE);
    }

    @Test
    void decidesByWhatWasKeptWhileTheFolderIsJudged() throws Exception {
        String kept = keep();
        rules.replace(SORENESS, "Tell your practitioner.", "Tell the practitioner.");
        start();
        judging.acquire();
        assertEquals(State.JUDGING, watch.status().state());
        assertEquals(kept, watch.live().orElseThrow().book().version());
        goOn.release(1_000_000);
        await(State.LIVE);
        assertFalse(kept.equals(watch.live().orElseThrow().book().version()));
    }

    /** The slow folder would be refused; that it never was shows that its judgement ended early. */
    @Test
    void looksAtABetterFolderAsSoonAsItIsThere() throws Exception {
        keep();
        rules.replace(SORENESS, "severity <= 6", "severity <= 7");
        start();
        judging.acquire();
        rules.restore();
        rules.replace(SORENESS, "Tell your practitioner.", "Tell the practitioner.");
        String better = RuleFolder.read(rules.folder()).files().version();
        // Time for several looks.
        TimeUnit.MILLISECONDS.sleep(1000);
        goOn.release(1_000_000);
        await(State.LIVE);
        assertEquals(better, watch.live().orElseThrow().book().version());
        assertTrue(watch.status().lastError().isEmpty());
    }

    @Test
    void removesWhatAKilledProgramHadBegun() throws Exception {
        Path state = Files.createDirectories(temp.resolve("state"));
        Path part = Files.createTempFile(state, "last-good-", ".part");
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minusSeconds(3600)));
        goOn.release(1000);
        start();
        assertFalse(Files.exists(part));
    }

    private void start() throws Exception {
        Settings settings = new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withDefaultValue("aftercare.rules", rules.folder().toString())
                .withDefaultValue("aftercare.state", temp.resolve("state").toString())
                .withDefaultValue("aftercare.watch-millis", "50")
                .build()
                .getConfigMapping(Settings.class);
        watch = new RulesWatch(new SlowClock(), settings, new Phrasebook());
        watch.begin(null);
        watch.finish(null);
    }

    private String keep() {
        var files = RuleFolder.read(rules.folder()).files();
        RuleStore store = new RuleStore(temp.resolve("state"), rules.folder(), Program.version());
        assertTrue(store.keep(files, Set.of()).isEmpty());
        return files.version();
    }

    private void await(State state) {
        Ready.await(() -> watch.status().state() == state, "the rules are not " + state);
    }
}
