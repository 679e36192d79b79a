package aftercare.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.live.EditedRules;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two loaders at the same time, as of the live rules and of those beside them: the compiler keeps one name for the builds of both. */
class BuildersBesideTest {

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @TempDir
    private Path temp;

    @Test
    void buildsOfTheWholeProgramWaitForEachOther() {
        EditedRules rules = EditedRules.smallIn(temp);
        var loaded = new CompletableFuture<Object>();
        Thread loading = new Thread(() -> {
            try {
                loaded.complete(new RuleSetLoader(Clock.systemUTC()).load(rules.folder()));
            } catch (RuntimeException | Error e) {
                loaded.completeExceptionally(e);
            }
        });
        synchronized (EngineRulesBuilder.class) {
            loading.start();
            long began = System.nanoTime();
            while (!waitsToBuild(loading)) {
                assertTrue(
                        !loaded.isDone() && System.nanoTime() - began < PATIENCE_NANOS,
                        "it builds while another builder does");
                Thread.yield();
            }
        }
        RuleSet set = assertInstanceOf(RuleSet.class, loaded.join());
        assertEquals(rules.version(), set.book().version());
    }

    private static boolean waitsToBuild(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return thread.getState() == Thread.State.BLOCKED
                && stack.length > 0
                && stack[0].getClassName().equals(EngineRulesBuilder.class.getName());
    }
}
