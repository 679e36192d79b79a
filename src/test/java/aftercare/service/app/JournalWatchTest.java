package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.journal.MoodyLog;
import aftercare.journal.OpeningLog;
import aftercare.journal.record.JournalState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Operators read in the log what is wrong with the decision log. */
class JournalWatchTest {

    private static final Optional<String> NOTHING = Optional.empty();

    @Test
    void tellsEachTroubleOnceUntilItWorksAgain() {
        AtomicReference<JournalState> state = new AtomicReference<>(state(NOTHING, NOTHING));
        JournalWatch watch = new JournalWatch(MoodyLog.whoseStateIs(state::get));
        List<String> told = new ArrayList<>();
        try (Listener listener = Listener.begin()) {
            List<JournalState> states = List.of(
                    state(NOTHING, NOTHING),
                    state(Optional.of("the database failed: state 28P01"), NOTHING),
                    state(Optional.of("the database failed: state 08001"), NOTHING),
                    state(Optional.of("the database failed: state 28P01"), NOTHING),
                    state(Optional.of("the database failed: state 08001"), NOTHING),
                    state(NOTHING, NOTHING),
                    state(Optional.of("the database failed: state 28P01"), NOTHING),
                    state(NOTHING, NOTHING),
                    state(NOTHING, Optional.of("records 3 to 25 are gone")));
            for (JournalState next : states) {
                state.set(next);
                watch.look();
                watch.look();
            }
            for (String line : listener.lines()) {
                if (line.contains(JournalWatch.class.getName())) {
                    told.add(line.replaceAll(".*?(the decision log .*) \\{\\}.*", "$1")
                            .strip());
                }
            }
        }
        assertEquals(
                List.of(
                        "the decision log does not work as it should: the database failed: state 28P01",
                        "the decision log does not work as it should: the database failed: state 08001",
                        "the decision log works again",
                        "the decision log does not work as it should: the database failed: state 28P01",
                        "the decision log works again",
                        "the decision log has lost what it had: records 3 to 25 are gone"),
                told);
    }

    /** As at each healthy start, unless it lasts. */
    @Test
    void aLogThatIsStillBeingOpenedIsNoTroubleForAWhile() {
        JournalWatch watch =
                new JournalWatch(MoodyLog.whoseStateIs(() -> state(Optional.of(OpeningLog.NOT_YET), NOTHING)));
        try (Listener listener = Listener.begin()) {
            for (int look = 0; look < 10; look++) {
                watch.look();
            }
            assertEquals(0, lines(listener));
            watch.look();
            assertEquals(1, lines(listener));
        }
    }

    private static long lines(Listener listener) {
        return listener.lines().stream()
                .filter(line -> line.contains("the decision log is still being opened"))
                .count();
    }

    @Test
    void goesOnAfterAnError() {
        AtomicReference<JournalState> state = new AtomicReference<>(state(Optional.of("full"), NOTHING));
        JournalWatch watch = new JournalWatch(MoodyLog.whoseStateIs(() -> {
            if (state.get() == null) {
                throw new OutOfMemoryError("made up");
            }
            return state.get();
        }));
        JournalState full = state.getAndSet(null);
        watch.look();
        state.set(full);
        try (Listener listener = Listener.begin()) {
            watch.look();
            assertEquals(
                    1,
                    listener.lines().stream()
                            .filter(line -> line.contains("as it should: full"))
                            .count());
        }
    }

    private static JournalState state(Optional<String> trouble, Optional<String> lost) {
        return new JournalState(trouble.isEmpty(), 0, 1, Duration.ZERO, trouble, lost);
    }
}
