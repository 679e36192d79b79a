package aftercare;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.live.RuleDesk;
import aftercare.live.Status;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets each test of the service begin once the folder of rules was judged: the service listens before that. */
public final class JudgedRules implements QuarkusTestBeforeEachCallback {

    /** On a machine that is busy with much else the shipped rules take a minute. */
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        InstanceHandle<RuleDesk> desk = Arc.container().instance(RuleDesk.class);
        long began = System.nanoTime();
        while (!isJudged(desk.get().status())) {
            assertTrue(System.nanoTime() - began < PATIENCE_NANOS, "the folder of rules is not judged");
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean isJudged(Status status) {
        return status.state() == Status.State.LIVE || !status.problems().isEmpty();
    }
}
