package aftercare.ruleset.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Reads beside the caller, who waits only while it moves. To open a file can take for ever: a pipe that was put in its place
 * since it was looked at waits for a writer, a disk can be gone, and nothing in Java ends such a wait from outside.
 */
final class FolderReading<T> {

    /** The largest file is read in milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How often in a row it has to be found at the same file. */
    private static final int MOST_STILL = 4;

    /** Readings that hang for good cost a thread each. */
    private static final int MOST_HANGING = 32;

    private static final String NAME = "folder-reading";

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile Step step = new Step(Optional.empty());

    /** What is done now; each is an object of its own, so that two looks can tell whether there was any movement. */
    private record Step(Optional<Path> file) {
        boolean isStill(Step before) {
            return this == before;
        }
    }

    /** What a caller hears of whom the reading did not come back to. */
    static final class Hangs extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Optional<Path> file;

        Hangs(Optional<Path> file) {
            super("a reading hangs");
            this.file = file;
        }

        /** What does not open; empty where nothing was tried because too many readings hang already. */
        Optional<Path> file() {
            return file;
        }
    }

    private FolderReading() {}

    /**
     * The result of some work on files.
     *
     * @throws Hangs when it does not move any more
     */
    static <T> T of(Function<FolderReading<T>, T> work) throws Hangs {
        if (hanging() >= MOST_HANGING) {
            throw new Hangs(Optional.empty());
        }
        FolderReading<T> reading = new FolderReading<>();
        Thread thread = new Thread(() -> reading.run(work), NAME);
        thread.setDaemon(true);
        thread.start();
        return reading.await();
    }

    /** To be called before each file. */
    void at(Path file) {
        step = new Step(Optional.of(file));
    }

    private void run(Function<FolderReading<T>, T> work) {
        try {
            result.complete(work.apply(this));
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            result.completeExceptionally(e);
        }
    }

    private T await() throws Hangs {
        Step before = step;
        int still = 0;
        while (still < MOST_STILL) {
            Optional<T> done = within(PATIENCE);
            if (done.isPresent()) {
                return done.get();
            }
            Step now = step;
            still = now.isStill(before) ? still + 1 : 0;
            before = now;
            if (still > 0) {
                now.file().ifPresent(FolderReading::wake);
            }
        }
        throw new Hangs(before.file());
    }

    private Optional<T> within(Duration time) {
        try {
            return Optional.of(result.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the program ends", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the folder cannot be read", e.getCause());
        }
    }

    /** To be a writer of a pipe for a moment lets go a reader that waits for one. To open for both never waits. */
    private static void wake(Path file) {
        try {
            if (Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther()) {
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
                        .close();
            }
        } catch (IOException | SecurityException e) {
            // Then the reading stays where it is, and the caller goes on without it.
            return;
        }
    }

    private static int hanging() {
        Thread[] threads = new Thread[Thread.activeCount() + MOST_HANGING];
        int count = Thread.enumerate(threads);
        int hanging = 0;
        for (int i = 0; i < count; i++) {
            hanging += threads[i].getName().equals(NAME) ? 1 : 0;
        }
        return hanging;
    }
}
