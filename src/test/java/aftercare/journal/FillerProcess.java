package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.record.Row;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.Readers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A {@link Filler} that runs under a limit of the kernel, and what has to be true of it and of its journal. */
final class FillerProcess {

    /** Five times the second that was promised. */
    private static final long MOST_MILLIS = 5000;

    private final Path folder;
    private final JournalPlace place;
    private final Process process;

    private FillerProcess(Path folder, JournalPlace place, Process process) {
        this.folder = folder;
        this.place = place;
        this.process = process;
    }

    /** Something that the filler asks for. */
    interface Cut {
        void now() throws Exception;
    }

    /**
     * Starts one; the test is skipped where the limit of a process that runs cannot be changed.
     *
     * @param limit what the shell does before it becomes the filler
     * @param what runs out
     */
    static FillerProcess start(Path folder, JournalPlace place, String limit, Filler.Scarce what) throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/prlimit")) && Files.isExecutable(Path.of("/bin/bash")),
                "there is no prlimit");
        List<String> command = new ArrayList<>(List.of(
                "/bin/bash",
                "-c",
                limit + " && exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                // Else it raises the limit of open files by itself.
                "-XX:-MaxFDLimit",
                "-cp",
                System.getProperty("java.class.path"),
                Filler.class.getName(),
                folder.toString(),
                what.name()));
        if (place instanceof JournalPlace.Postgres postgres) {
            command.add(postgres.url());
        }
        Path errors = folder.resolve("filler.err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new FillerProcess(folder, place, process);
    }

    /**
     * Waits for its end: it failed in time, came back by itself, and all that it acknowledged is there.
     *
     * @param lift how the limit is lifted once it was felt
     * @param cut ends the connections to the database
     */
    void ended(String lift, Cut cut) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        long slowest = 0;
        boolean lifted = false;
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                OutputStream in = process.getOutputStream()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "ack" -> acknowledged.add(words[1]);
                    case "never" -> failed.add(line);
                    case "failed" -> {
                        failed.add(line);
                        slowest = Math.max(slowest, Long.parseLong(words[2]));
                    }
                    case "cut" -> {
                        cut.now();
                        goOn(in);
                    }
                    case "starve" -> {
                        // Below what it has open: what it closes is gone too.
                        limit("--nofile=10:");
                        cut.now();
                        goOn(in);
                    }
                    case "stuck" -> {
                        limit(lift);
                        lifted = true;
                        goOn(in);
                    }
                    default -> throw new IllegalStateException(line);
                }
            }
        }
        assertEquals(0, process.waitFor(), failed::toString);
        assertTrue(lifted && !failed.isEmpty(), "the limit was never felt");
        assertTrue(slowest < MOST_MILLIS, "failed only after " + slowest + " ms");
        Verification verified = new Verifier(folder, place, List.of()).verify();
        assertEquals(List.of(), verified.problems());
        try (Readers readers = new Readers(JournalSettings.of(folder, place).store())) {
            for (String id : acknowledged) {
                Optional<Row> row = readers.read(connection -> Ledger.byId(connection, id));
                assertTrue(row.isPresent(), id);
            }
        }
        System.out.println(
                acknowledged.size() + " acknowledged, " + failed.size() + " failed, slowest " + slowest + " ms");
    }

    private void limit(String limit) throws IOException, InterruptedException {
        int code = new ProcessBuilder("/usr/bin/prlimit", "--pid", Long.toString(process.pid()), limit)
                .inheritIO()
                .start()
                .waitFor();
        assertEquals(0, code, "the limit could not be set");
    }

    private static void goOn(OutputStream in) throws IOException {
        in.write('g');
        in.flush();
    }
}
