package aftercare.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import aftercare.domain.Urgency;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A place in the queue belongs to somebody who waits. */
class ClerkTest {

    private static final int PATIENCE_SECONDS = 30;

    @Test
    void whatNobodyWaitsForIsNotWorkedOn() throws Exception {
        Clerk clerk = new Clerk("questions", 2, Thread.NORM_PRIORITY, new Replies(null, null, null, List.of()));
        CountDownLatch first = new CountDownLatch(1);
        AtomicBoolean gone = new AtomicBoolean();
        AtomicBoolean worked = new AtomicBoolean();
        clerk.ask(Urgency.URGENT_24H, () -> {
            await(first);
            return Response.ok().build();
        });
        clerk.ask(Urgency.URGENT_24H, gone::get, () -> {
            worked.set(true);
            return Response.ok().build();
        });
        CompletionStage<Response> last =
                clerk.ask(Urgency.URGENT_24H, () -> Response.ok("last").build());
        gone.set(true);
        first.countDown();
        Response answer = last.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals("last", answer.getEntity());
        assertFalse(worked.get());
        clerk.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
