package aftercare;

import aftercare.live.RuleDesk;
import aftercare.live.Status;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Lets each test of the service begin once the folder of rules was judged: the service listens before that. */
public final class JudgedRules implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        InstanceHandle<RuleDesk> desk = Arc.container().instance(RuleDesk.class);
        Ready.await(() -> isJudged(desk.get().status()), "the folder of rules is not judged");
    }

    private static boolean isJudged(Status status) {
        return status.state() == Status.State.LIVE || !status.problems().isEmpty();
    }
}
