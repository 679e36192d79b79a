package aftercare.service.kafka;

import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;

/**
 * Lets the channel ask the desk: single reports of HTTP come first. INVARIANT: the topic never takes the second half of the queue,
 * nor of the room for those whose keys are looked for, however many ask at the same time.
 */
final class Turns {

    /** What is asked. */
    interface Question<T> {
        T ask() throws InterruptedException;
    }

    private static final long LOOK_MILLIS = 5;

    private final IntSupplier waiting;
    private final IntSupplier room;
    private final Semaphore free;

    /**
     * @param waiting how many wait in the queue of the desk
     * @param room how many more may; with those that wait, the whole queue
     * @param keys how many may wait until it is known what their keys got before
     */
    Turns(IntSupplier waiting, IntSupplier room, int keys) {
        this.waiting = waiting;
        this.room = room;
        int queue = Math.min(waiting.getAsInt() + room.getAsInt(), keys);
        this.free = new Semaphore(Math.max(1, queue / 2));
    }

    /** Asks when there is a turn, which lasts until there is an answer. */
    <T> T ask(Question<T> question) throws InterruptedException {
        free.acquire();
        try {
            // What others took counts too.
            while (waiting.getAsInt() >= room.getAsInt()) {
                Thread.sleep(LOOK_MILLIS);
            }
            return question.ask();
        } finally {
            free.release();
        }
    }
}
