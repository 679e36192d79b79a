package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import aftercare.journal.record.Row;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.Readers;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/** Kills an {@link Appender} under load again and again, and looks after each time whether anything is missing. */
final class KillRounds {

    private static final int MOST_ACKNOWLEDGED = 400;

    private final Path folder;
    private final JournalPlace place;
    private final List<String> arguments;
    private final Random random;
    private final Map<String, String> acknowledged = new HashMap<>();
    private final long[] lastOf = new long[Appender.CALLERS];

    KillRounds(Path folder, JournalPlace place, List<String> arguments, long seed) {
        this.folder = folder;
        this.place = place;
        this.arguments = arguments;
        this.random = new Random(seed);
        System.out.println("kill rounds with seed " + seed);
    }

    void run(int rounds) throws IOException, InterruptedException {
        Process next = start();
        try {
            for (int round = 1; round <= rounds; round++) {
                Process now = next;
                next = start();
                round(now);
                look(round);
            }
        } finally {
            next.destroyForcibly().waitFor();
        }
        System.out.println(
                rounds + " kills, " + acknowledged.size() + " acknowledged decisions, none lost, none twice");
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Appender.class.getName());
        builder.command().addAll(arguments);
        builder.redirectError(new File(folder.toFile(), "appender.err"));
        return builder.start();
    }

    private void round(Process process) throws IOException, InterruptedException {
        StringJoiner numbers = new StringJoiner(" ");
        for (long last : lastOf) {
            numbers.add(Long.toString(last));
        }
        try (OutputStream in = process.getOutputStream()) {
            in.write(("g" + numbers).getBytes(StandardCharsets.US_ASCII));
        }
        int until = 1 + random.nextInt(MOST_ACKNOWLEDGED);
        int heard = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                hear(line);
                heard++;
                if (heard == until) {
                    // By its handle: killed so, what it wrote into the pipe can still be read.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        assertTrue(heard >= until, "it ended by itself after " + heard + " lines: see appender.err");
    }

    private void hear(String line) {
        String[] words = line.split(" ");
        // The last line may be cut by the kill: an acknowledgement that nobody can read is none.
        if (words[0].equals("ack") && words.length == 4 && words[3].length() == 64) {
            String[] name = words[1].split("-");
            acknowledged.put(words[1], words[2] + " " + words[3]);
            lastOf[Integer.parseInt(name[0])] = Long.parseLong(name[1]);
        } else if (!"ack".startsWith(words[0]) && !words[0].equals("ack")) {
            fail(line);
        }
    }

    private void look(int round) {
        Verification verified = new Verifier(folder, place, List.of()).verify();
        assertEquals(List.of(), verified.problems(), "round " + round);
        Map<String, String> there = new HashMap<>();
        Readers readers = new Readers(JournalSettings.of(folder, place).store());
        long sequence = 0;
        for (List<Row> page = page(readers, 0); !page.isEmpty(); page = page(readers, sequence)) {
            for (Row row : page) {
                sequence = row.kept().sequence();
                String before = there.put(
                        row.kept().decisionId(),
                        sequence + " " + row.kept().hash().hex());
                assertEquals(null, before, "twice: " + row.kept().decisionId());
            }
        }
        readers.close();
        for (Map.Entry<String, String> decision : acknowledged.entrySet()) {
            assertEquals(
                    decision.getValue(), there.get(decision.getKey()), "round " + round + ": " + decision.getKey());
        }
        assertTrue(there.size() - acknowledged.size() <= Appender.CALLERS, "more than what was in flight");
    }

    private static List<Row> page(Readers readers, long sequence) {
        return readers.read(connection -> Ledger.after(connection, sequence, 1000));
    }
}
