package aftercare.service.http.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import aftercare.service.http.StatusReplies;
import aftercare.triage.answer.ProblemType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who asks about rules gets an answer, whatever becomes of the work: an approval without one could not be asked for again. */
class EditDeskTest {

    private static final int PATIENCE_SECONDS = 20;
    private static final int BROKEN = ProblemType.INTERNAL_ERROR.status();

    private static Response got(CompletionStage<Response> answer) throws Exception {
        return answer.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void whatBreaksTheProgramIsAnswered() throws Exception {
        EditDesk desk = new EditDesk(null, new StatusReplies());
        for (Throwable broken : List.of(
                new IllegalStateException(),
                new NoClassDefFoundError("gone"),
                new ExceptionInInitializerError("gone"),
                new StackOverflowError(),
                new OutOfMemoryError())) {
            EditDesk.Work work = () -> {
                throw unchecked(broken);
            };
            assertEquals(BROKEN, got(desk.useFiles(work)).getStatus(), broken::toString);
            assertEquals(BROKEN, got(desk.readTexts(work)).getStatus(), broken::toString);
            EditDesk.Beginning beginning = () -> {
                throw unchecked(broken);
            };
            assertEquals(BROKEN, got(desk.beginFiles(beginning)).getStatus(), broken::toString);
        }
        desk.end();
    }

    /** Where even the refusal cannot be said, who waits hears that too. */
    @Test
    void whatCannotBeAnsweredEnds() {
        EditDesk desk = new EditDesk(null, null);
        assertThrows(
                ExecutionException.class,
                () -> got(desk.useFiles(() -> {
                    throw new IllegalStateException();
                })));
        desk.end();
    }

    private static RuntimeException unchecked(Throwable broken) {
        if (broken instanceof Error error) {
            throw error;
        }
        return (RuntimeException) broken;
    }
}
