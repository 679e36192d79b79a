package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.store.JournalPlace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verb that was stopped at the terminal while it wrote a checkpoint keeps no service from recording. */
class CheckpointLockTest {

    @TempDir
    Path folder;

    /** Holds the lock until it is killed. */
    public static void main(String[] arguments) throws IOException {
        try (FileChannel lock = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
            lock.lock();
            System.out.write('\n');
            System.out.flush();
            while (System.in.read() >= 0) {}
        }
    }

    @Test
    void whoStopsWithItKeepsNobodyFromRecording() throws Exception {
        Path lock = Files.createFile(folder.resolve("journal.checkpoints.lock"));
        Process stopped = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CheckpointLockTest.class.getName(),
                        lock.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals('\n', stopped.getInputStream().read());
            try (Journal journal =
                    Journal.open(JournalSettings.of(folder, new JournalPlace.Embedded()), Clock.systemUTC())) {
                journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
                for (int number = 0; number < 3; number++) {
                    assertTrue(Writable.records(20, journal, Entries.entry("d" + number)), () -> "" + journal.state());
                }
                assertEquals(
                        "the file of checkpoints cannot be written: IOException",
                        journal.state().trouble().orElse(""));
            }
        } finally {
            stopped.destroyForcibly();
        }
    }
}
